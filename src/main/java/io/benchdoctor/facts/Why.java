package io.benchdoctor.facts;

import java.util.Locale;

/** Why these logs cannot tell a number. The words are {@code why.<id>} in the locale files. */
public enum Why {
    /** The benchmark's output does not print it. */
    NOT_REPORTED,
    /** It needs the raw timings of the requests. */
    NO_REQUEST_TIMINGS,
    /** It needs the server's own log or metrics. */
    NO_SERVER_LOG,
    /** It needs a setting that no log states. */
    SETTING_UNKNOWN,
    /** The GPU or the model is stated, and the catalogue has none of that name, or more than one. */
    NOT_IN_CATALOG,
    /** A fact that it is computed from is unknown. */
    LACKS_FACTS,
    /** The formula does not hold in this region. */
    OUTSIDE_VALIDITY,
    /** There is no sample, or the result is no finite number. */
    NO_SAMPLES;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Lower-case with hyphens, for machines. */
    public String id() {
        return id;
    }
}
