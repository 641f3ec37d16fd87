package io.benchdoctor.facts;

import java.util.OptionalDouble;

/**
 * Whom a set-up is to serve.
 *
 * @param users people at a time; empty where nobody said
 * @param thinkSeconds from an answer to the next question of the same person; 0 counts those who wait for an answer
 */
public record Demand(OptionalDouble users, double thinkSeconds) {
    /** Nobody said how many. */
    public static final Demand NONE = new Demand(OptionalDouble.empty(), 0);
}
