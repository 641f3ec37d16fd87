package io.benchdoctor.facts;

/**
 * The plain arithmetic of requests that all come at once: {@code 1 / X = P + (o - 1) * t0 / B}, where an engine reads a
 * prompt in {@code P} and shares each further step among {@code B} requests. For a sheet that repeats it; what the report
 * says is in the facts {@code whatif.*}, which know more of a server.
 *
 * @param prompt P: what reading one prompt takes from everybody, milliseconds
 * @param step t0: one decode step, milliseconds
 * @param tokens o: mean length of an answer
 * @param requests N: how many come at once
 */
public record BurstFormula(double prompt, double step, double tokens, double requests) {
    private static final double MILLIS = 1000;

    /**
     * X: requests done per second.
     *
     * @param slots requests worked on at once
     * @param factor how many times as long a step takes as now
     */
    public double rate(double slots, double factor) {
        return MILLIS / each(slots, factor);
    }

    /** Mean wait for the first token in seconds: half of the time until the last one is let in. */
    public double wait(double slots, double factor) {
        return (requests * each(slots, factor) - (tokens - 1) * step * factor) / 2 / MILLIS;
    }

    private double each(double slots, double factor) {
        return prompt + (tokens - 1) * step * factor / Math.min(slots, requests);
    }
}
