package io.benchdoctor.report;

import java.util.Locale;

/** The drawn mark beside a verdict: a severity, or that the logs cannot tell. */
public enum Mark {
    CRITICAL,
    WARNING,
    INFO,
    GOOD,
    UNDECIDED;

    /** Lower-case, as in style classes and message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
