package io.benchdoctor.lab;

/**
 * What the client of a run was told to do, as its log repeats it.
 *
 * @param rate requests per second; infinite = all at once
 * @param burstiness of arrivals; 1 = Poisson
 * @param limit requests in flight that the client allows; 0 = no limit
 * @param input mean prompt, and {@code output} mean answer, in tokens
 * @param spread of both: uniform within this part of the mean
 */
record Told(
        String model,
        int requests,
        double rate,
        double burstiness,
        int limit,
        int input,
        int output,
        double spread,
        boolean ignoresEos) {
    boolean isAtOnce() {
        return Double.isInfinite(rate);
    }
}
