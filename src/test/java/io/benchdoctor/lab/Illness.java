package io.benchdoctor.lab;

/**
 * What is simulated: a load, a server, and what lies between them. Start from {@link #healthy()} and change one thing.
 *
 * @param requests how many are sent
 * @param rate requests per second with Poisson arrivals; infinite = all at once
 * @param concurrency requests in flight that the client allows; 0 = no limit
 * @param inputTokens and {@code outputTokens}: mean lengths; {@code spread} 0 = all alike, else uniform around the mean
 * @param longShare share of requests with {@code longTimes} the input
 * @param slots sequences that the scheduler runs at once
 * @param kvTokens room for tokens of running sequences
 * @param budget tokens of one step
 * @param stepMillis a step with one sequence; {@code sequenceMillis} each further one
 * @param promptTokensPerSecond speed of reading
 * @param tokensPerChunk tokens that one stream chunk carries
 * @param bufferMillis a proxy releases what it gathered this often; 0 = at once
 * @param coldSeconds the engine's first step takes so much longer
 * @param failShare share of requests that are refused
 * @param stopShare share of answers that stop at a quarter of the asked length
 */
record Illness(
        int requests,
        double rate,
        int concurrency,
        int inputTokens,
        int outputTokens,
        double spread,
        double longShare,
        int longTimes,
        int slots,
        long kvTokens,
        int budget,
        double stepMillis,
        double sequenceMillis,
        double promptTokensPerSecond,
        int tokensPerChunk,
        double bufferMillis,
        double coldSeconds,
        double failShare,
        double stopShare) {

    static Illness healthy() {
        return new Illness(1000, 4, 0, 512, 128, 0.4, 0, 1, 256, 400_000, 8192, 9, 0.05, 40_000, 1, 0, 0, 0, 0);
    }

    Illness load(int requests, double rate, int concurrency) {
        return new Illness(
                requests,
                rate,
                concurrency,
                inputTokens,
                outputTokens,
                spread,
                longShare,
                longTimes,
                slots,
                kvTokens,
                budget,
                stepMillis,
                sequenceMillis,
                promptTokensPerSecond,
                tokensPerChunk,
                bufferMillis,
                coldSeconds,
                failShare,
                stopShare);
    }

    Illness lengths(int input, int output, double spread) {
        return new Illness(
                requests,
                rate,
                concurrency,
                input,
                output,
                spread,
                longShare,
                longTimes,
                slots,
                kvTokens,
                budget,
                stepMillis,
                sequenceMillis,
                promptTokensPerSecond,
                tokensPerChunk,
                bufferMillis,
                coldSeconds,
                failShare,
                stopShare);
    }

    Illness longPrompts(double share, int times) {
        return new Illness(
                requests,
                rate,
                concurrency,
                inputTokens,
                outputTokens,
                spread,
                share,
                times,
                slots,
                kvTokens,
                budget,
                stepMillis,
                sequenceMillis,
                promptTokensPerSecond,
                tokensPerChunk,
                bufferMillis,
                coldSeconds,
                failShare,
                stopShare);
    }

    Illness server(int slots, long kvTokens, int budget, double promptTokensPerSecond) {
        return new Illness(
                requests,
                rate,
                concurrency,
                inputTokens,
                outputTokens,
                spread,
                longShare,
                longTimes,
                slots,
                kvTokens,
                budget,
                stepMillis,
                sequenceMillis,
                promptTokensPerSecond,
                tokensPerChunk,
                bufferMillis,
                coldSeconds,
                failShare,
                stopShare);
    }

    Illness stream(int tokensPerChunk, double bufferMillis) {
        return new Illness(
                requests,
                rate,
                concurrency,
                inputTokens,
                outputTokens,
                spread,
                longShare,
                longTimes,
                slots,
                kvTokens,
                budget,
                stepMillis,
                sequenceMillis,
                promptTokensPerSecond,
                tokensPerChunk,
                bufferMillis,
                coldSeconds,
                failShare,
                stopShare);
    }

    Illness faults(double coldSeconds, double failShare, double stopShare) {
        return new Illness(
                requests,
                rate,
                concurrency,
                inputTokens,
                outputTokens,
                spread,
                longShare,
                longTimes,
                slots,
                kvTokens,
                budget,
                stepMillis,
                sequenceMillis,
                promptTokensPerSecond,
                tokensPerChunk,
                bufferMillis,
                coldSeconds,
                failShare,
                stopShare);
    }
}
