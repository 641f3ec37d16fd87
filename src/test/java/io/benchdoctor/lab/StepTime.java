package io.benchdoctor.lab;

/** What one step of an engine costs. */
@FunctionalInterface
interface StepTime {
    /**
     * @param now when it begins, seconds
     * @param sequences that write a token in it
     * @param context tokens that they have behind them, all together
     * @param promptTokens that are read in it
     * @param promptPairs pairs of prompt tokens that look at each other
     * @return seconds
     */
    double seconds(double now, int sequences, long context, int promptTokens, double promptPairs);
}
