package io.benchdoctor.model;

import java.util.Optional;

/**
 * What a number counts. Two quantities are compared only when their units are the same.
 *
 * <p>The symbol is what {@code report.json} prints; the notation is what a rule file writes behind a limit. They differ
 * because a reader of JSON needs no more than {@code "1"} for a share, while a rule must not compare a share with a
 * count.
 */
public enum Unit {
    /** A ratio of two like quantities; also a number without a dimension. */
    RATIO("1", ""),
    /** A part of a whole, in 0..1; people read it as a percentage. */
    SHARE("1", "share"),
    /** Requests, or a mean number of requests: 4.7 decode at once. */
    REQUESTS("1", "req"),
    /** Anything else that is counted: replicas, lines, preemptions. */
    COUNT("1", "count"),
    TOKENS("tok", "tok"),
    MILLISECONDS("ms", "ms"),
    SECONDS("s", "s"),
    REQUESTS_PER_SECOND("req/s", "req/s"),
    TOKENS_PER_SECOND("tok/s", "tok/s"),
    BYTES("B", "B"),
    BYTES_PER_SECOND("B/s", "B/s"),
    /** Additions and multiplications of numbers of some width. */
    OPERATIONS_PER_SECOND("FLOP/s", "FLOP/s");

    private final String symbol;
    private final String notation;

    Unit(String symbol, String notation) {
        this.symbol = symbol;
        this.notation = notation;
    }

    /** The unit as {@code report.json} prints it. */
    public String symbol() {
        return symbol;
    }

    /** The unit as a rule file writes it behind a number; empty for {@link #RATIO}. */
    public String notation() {
        return notation;
    }

    /** The unit of a notation in a rule file; empty when no unit is written so. */
    public static Optional<Unit> ofNotation(String notation) {
        for (Unit unit : values()) {
            if (unit.notation.equals(notation)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
