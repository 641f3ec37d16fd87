package io.benchdoctor.facts;

import java.util.List;

/** What a person notices, for telling a figure in plain words where no target was given. */
public final class Reading {
    /** About 238 to 260 English words a minute of silent reading, three quarters of a word per token. */
    public static final double TOKENS_PER_SECOND = 5.5;

    /** A fast reader or skimmer, about 450 words a minute: text that comes faster never keeps anyone waiting. */
    public static final double COMFORTABLE_TOKENS_PER_SECOND = 10;

    /** A flow of thought survives a wait of this length (response-time limits of Miller and Nielsen). */
    public static final double THOUGHT_MILLIS = 1_000;

    /** Beyond this wait attention is lost without a sign of progress (the same source). */
    public static final double ATTENTION_MILLIS = 10_000;

    /** Pauses below this are felt as instant (the same source). */
    public static final double INSTANT_MILLIS = 100;

    /** A halt that most readers notice once text flows faster than they read. */
    public static final double HALT_MILLIS = 500;

    /** What tells best how long people wait for the first word, the best first. */
    public static final List<String> FIRST_WORD =
            List.of("ttft.p99", "ttft.p95", "ttft.p90", "ttft.median", "ttft.mean");

    private Reading() {}
}
