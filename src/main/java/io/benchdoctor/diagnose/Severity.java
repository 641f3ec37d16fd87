package io.benchdoctor.diagnose;

import java.util.Locale;

/** How badly a finding matters, worst first. */
public enum Severity {
    /** To be mended before real users come. */
    CRITICAL,
    /** Users will notice, or worth improving. */
    WARNING,
    /** Worth knowing, not a fault. */
    INFO,
    /** A strength. */
    GOOD;

    /** Lower-case, as in {@code report.json} and in rule files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
