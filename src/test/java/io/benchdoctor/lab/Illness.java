package io.benchdoctor.lab;

/** What is simulated: a load, a server, and what lies between them. Start from {@link #healthy()} and change one thing. */
record Illness(Load load, Lengths lengths, LongPrompts longPrompts, Server server, Stream stream, Faults faults) {
    /** The time of a step that holds one sequence. */
    static final double STEP_MILLIS = 9;

    /** What each further sequence adds to a step. */
    static final double SEQUENCE_MILLIS = 0.05;

    /**
     * What the client sends.
     *
     * @param rate requests per second with Poisson arrivals; infinite = all at once
     * @param concurrency requests in flight that the client allows; 0 = no limit
     */
    record Load(int requests, double rate, int concurrency) {}

    /**
     * Mean tokens of prompt and answer.
     *
     * @param spread 0 = all alike, else uniform around the mean
     */
    record Lengths(int input, int output, double spread) {}

    /** A share of requests with so many times the input. */
    record LongPrompts(double share, int times) {}

    /**
     * What answers.
     *
     * @param slots sequences that the scheduler runs at once
     * @param kvTokens room for tokens of running sequences
     * @param budget tokens of one step
     * @param promptTokensPerSecond speed of reading
     */
    record Server(int slots, long kvTokens, int budget, double promptTokensPerSecond) {}

    /**
     * How text travels.
     *
     * @param tokensPerChunk tokens that one stream chunk carries
     * @param bufferMillis a proxy releases what it gathered this often; 0 = at once
     */
    record Stream(int tokensPerChunk, double bufferMillis) {}

    /**
     * What goes wrong.
     *
     * @param coldSeconds the engine's first step takes so much longer
     * @param failShare share of requests that are refused
     * @param stopShare share of answers that stop at a quarter of the asked length
     */
    record Faults(double coldSeconds, double failShare, double stopShare) {}

    Told told() {
        return new Told(
                "example/model-8b",
                load.requests,
                load.rate,
                1,
                load.concurrency,
                lengths.input,
                lengths.output,
                lengths.spread,
                faults.stopShare == 0);
    }

    static Illness healthy() {
        return new Illness(
                new Load(1000, 4, 0),
                new Lengths(512, 128, 0.4),
                new LongPrompts(0, 1),
                new Server(256, 400_000, 8192, 40_000),
                new Stream(1, 0),
                new Faults(0, 0, 0));
    }

    Illness load(int requests, double rate, int concurrency) {
        return new Illness(new Load(requests, rate, concurrency), lengths, longPrompts, server, stream, faults);
    }

    Illness lengths(int input, int output, double spread) {
        return new Illness(load, new Lengths(input, output, spread), longPrompts, server, stream, faults);
    }

    Illness longPrompts(double share, int times) {
        return new Illness(load, lengths, new LongPrompts(share, times), server, stream, faults);
    }

    Illness server(int slots, long kvTokens, int budget, double promptTokensPerSecond) {
        Server other = new Server(slots, kvTokens, budget, promptTokensPerSecond);
        return new Illness(load, lengths, longPrompts, other, stream, faults);
    }

    Illness stream(int tokensPerChunk, double bufferMillis) {
        return new Illness(load, lengths, longPrompts, server, new Stream(tokensPerChunk, bufferMillis), faults);
    }

    Illness faults(double coldSeconds, double failShare, double stopShare) {
        return new Illness(load, lengths, longPrompts, server, stream, new Faults(coldSeconds, failShare, stopShare));
    }
}
