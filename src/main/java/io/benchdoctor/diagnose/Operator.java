package io.benchdoctor.diagnose;

/** The five comparisons, and the one that only negation makes. */
enum Operator {
    GE(">="),
    GT(">"),
    LE("<="),
    LT("<"),
    EQ("=="),
    NE("!=");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /** As written in a condition. */
    String text() {
        return text;
    }

    boolean holds(double left, double right) {
        return switch (this) {
            case GE -> left >= right;
            case GT -> left > right;
            case LE -> left <= right;
            case LT -> left < right;
            case EQ -> left == right;
            case NE -> left != right;
        };
    }

    Operator negated() {
        return switch (this) {
            case GE -> LT;
            case GT -> LE;
            case LE -> GT;
            case LT -> GE;
            case EQ -> NE;
            case NE -> EQ;
        };
    }
}
