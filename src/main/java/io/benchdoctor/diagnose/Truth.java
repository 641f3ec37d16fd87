package io.benchdoctor.diagnose;

/** Three-valued truth: a rule about an unmeasured fact is neither true nor false. Ordered from false to true. */
enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    static Truth of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** True only where both are; false where one is, whatever the other. */
    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** False only where both are; true where one is, whatever the other. */
    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
