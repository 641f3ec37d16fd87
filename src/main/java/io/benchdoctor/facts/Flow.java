package io.benchdoctor.facts;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Requests on their way through engines that batch continuously. An engine spends {@code prompt} on each request and one
 * step, shared by all that run, on each further token: {@code 1 / X = P + (o - 1) * t0 / B}. Times in milliseconds, rates
 * per second.
 *
 * @param requests of the whole run
 * @param tokens of an answer after its first
 * @param rate at which requests come, at random; empty when nothing spreads them
 * @param limit of requests in flight that the client sets; empty without one
 */
record Flow(double requests, double tokens, OptionalDouble rate, OptionalDouble limit) {
    /** From this load on, chance decides how long the line is. */
    private static final double HIGHEST_LOAD = 0.9;
    /** Above this load a line grows as long as the run lasts. */
    private static final double OVERLOAD = 1.1;
    /** A line that grows is the difference of two rates, of which one is known this well. */
    private static final double RATE_KNOWN = 0.04;
    /** Prompts read together, or in a step without writers, take less from the others than they do one by one. */
    private static final double LEAST_READ = 0.7;
    /** The line of a short run may be twice that of a long one, or hardly begin. */
    private static final double LEAST_CHANCE = 0.15;

    private static final double MOST_CHANCE = 2;
    /** Answers of equal length end at equal times: the line behind them is half as long as that of a chance. */
    private static final double EVEN = 0.5;

    private static final double MILLIS = 1000;

    /**
     * @param prompt what reading one prompt takes from everybody
     * @param step of a batch of so many sequences, without a prompt
     * @param slots sequences that one engine runs at once, at most
     * @param replicas engines that share the requests
     */
    record Engine(double prompt, DoubleUnaryOperator step, double slots, double replicas) {
        Engine withPrompt(double millis) {
            return new Engine(millis, step, slots, replicas);
        }

        Engine withStep(DoubleUnaryOperator other) {
            return new Engine(prompt, other, slots, replicas);
        }

        Engine withSlots(double other) {
            return new Engine(prompt, step, other, replicas);
        }

        Engine withReplicas(double times) {
            return new Engine(prompt, step, slots, replicas * times);
        }

        private double step(double batch) {
            return step.applyAsDouble(Math.max(1, batch));
        }
    }

    /** Who decides how long a request waits. */
    enum Line {
        /** All come at once and are worked off. */
        BURST,
        /** More come than can be served. */
        GROWING,
        /** Too near to what can be served to tell. */
        EDGE,
        /** Fewer come than can be served. */
        CALM,
        /** The client sends the next when one is done, and more than the server runs at once. */
        HELD,
        /** The client sends the next when one is done, and the server runs all of them. */
        FREE
    }

    /** A figure as the formula gives it, and how far it may be off; NaN where it cannot be told. */
    record Span(double least, double middle, double most) {
        static Span of(double value) {
            return new Span(value, value, value);
        }
    }

    /** @param ttft mean, {@code tpot} mean */
    record Outcome(Line line, Span throughput, Span ttft, Span tpot) {}

    Outcome through(Engine engine) {
        if (limit.isPresent()) {
            return closed(engine, limit.getAsDouble() / engine.replicas);
        }
        if (rate.isEmpty()) {
            return burst(engine, requests / engine.replicas);
        }
        double load = rate.getAsDouble() / capacity(engine);
        if (load < HIGHEST_LOAD) {
            return calm(engine, rate.getAsDouble() / engine.replicas);
        }
        Span tpot = Span.of(full(engine, engine.slots));
        if (load < OVERLOAD) {
            return new Outcome(Line.EDGE, Span.of(Double.NaN), Span.of(Double.NaN), tpot);
        }
        double capacity = capacity(engine);
        Span ttft = new Span(ramp(capacity * (1 + RATE_KNOWN)), ramp(capacity), ramp(capacity * (1 - RATE_KNOWN)));
        return new Outcome(Line.GROWING, Span.of(capacity), ttft, tpot);
    }

    private double ramp(double capacity) {
        return MILLIS * requests / 2 * Math.max(0, 1 / capacity - 1 / rate.orElseThrow());
    }

    /** Requests per second of all engines while all slots are taken. */
    private double capacity(Engine engine) {
        double slots = Math.min(engine.slots, Math.max(1, requests / engine.replicas));
        return engine.replicas * MILLIS / (engine.prompt + tokens * engine.step(slots) / slots);
    }

    private Outcome burst(Engine engine, double each) {
        double atOnce = Math.max(1, Math.min(engine.slots, each));
        double answer = tokens * engine.step(atOnce);
        double waves = Math.max(1, each / atOnce);
        double line = each * engine.prompt + (waves - 1) * answer;
        // answers of equal length end together, and the last wave has its slots half empty
        double whole = each * engine.prompt + (Math.ceil(waves) - 1) * answer;
        // those who all start together see only the prompts behind their own
        double tpot = waves > 1 ? full(engine, atOnce) : (full(engine, atOnce) + answer / tokens) / 2;
        double first = engine.prompt / 2;
        double rate = MILLIS * requests / (line + answer);
        return new Outcome(
                Line.BURST,
                new Span(MILLIS * requests / (whole + answer), rate, rate),
                new Span(line / 2 + first, line / 2 + first, whole / 2 + first),
                Span.of(tpot));
    }

    private Outcome closed(Engine engine, double each) {
        double atOnce = Math.max(1, Math.min(engine.slots, each));
        double between = engine.prompt + tokens * engine.step(atOnce) / atOnce;
        Span own = own(engine, atOnce);
        Span tpot = Span.of(full(engine, atOnce));
        Span throughput = Span.of(engine.replicas * MILLIS / between);
        if (each > engine.slots) {
            return new Outcome(Line.HELD, throughput, Span.of((each - atOnce) * between + own.middle), tpot);
        }
        // the first wave comes at once; answers of equal length keep it together
        double wave = atOnce * engine.prompt / 2;
        double share = Math.min(1, engine.replicas * each / requests);
        double once = own.middle + share * wave;
        return new Outcome(Line.FREE, throughput, new Span(own.least + share * wave, once, own.most + wave), tpot);
    }

    /**
     * Few at a time. So many are in the engine as a chain of arrivals and departures has them on average, where the more
     * run the more are done in a second, until all slots are taken.
     */
    private Outcome calm(Engine engine, double each) {
        double weight = 1;
        double all = 1;
        double inside = 0;
        double behind = 0;
        for (int n = 1; n <= requests && weight > 1e-9 * all; n++) {
            double running = Math.min(n, engine.slots);
            double done = MILLIS * running / (running * engine.prompt + tokens * engine.step(running));
            weight *= each / done;
            all += weight;
            inside += weight * running;
            behind += weight * (n - running);
        }
        double stay = MILLIS * inside / all / each;
        double wait = MILLIS * behind / all / each;
        double tpot = Math.max((stay - engine.prompt) / tokens, engine.step(inside / all));
        double reading = Math.min(HIGHEST_LOAD, each * engine.prompt / MILLIS);
        wait += reading / (2 * (1 - reading)) * engine.prompt;
        Span own = own(engine, inside / all);
        Span ttft = new Span(own.least + LEAST_CHANCE * wait, own.middle + EVEN * wait, own.most + MOST_CHANCE * wait);
        double last = (ttft.middle + tokens * tpot) / MILLIS;
        double answered = requests / (requests / (each * engine.replicas) + last);
        // so many arrivals at random take this much more or less time
        double chance = 1 / Math.sqrt(requests);
        Span throughput = new Span(answered * (1 - chance), answered, answered * (1 + chance));
        return new Outcome(Line.CALM, throughput, ttft, Span.of(tpot));
    }

    /** TTFT without a line: the rest of the step that runs, and the step that reads the prompt, with or without writers. */
    private static Span own(Engine engine, double running) {
        double step = engine.step(running);
        double rest = step / 2 * Math.min(1, running);
        double least = LEAST_READ * engine.prompt + step / 2 * Math.min(1, running / 2) + rest;
        return new Span(least, engine.prompt + step + rest, engine.prompt + 2 * step);
    }

    /** TPOT while every slot that gets free is taken: the prompts of all others come in between. */
    private double full(Engine engine, double atOnce) {
        return engine.step(atOnce) + (atOnce - 1) * engine.prompt / tokens;
    }
}
