package io.benchdoctor.diagnose;

import java.util.Locale;

/** What a finding is about. */
public enum Kind {
    PROBLEM,
    STRENGTH,
    /** The figures themselves: contradictory, too few, spoiled by the way of measuring. */
    DATA_QUALITY,
    NOTE;

    /** Lower-case with hyphens, as in {@code report.json} and in rule files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
