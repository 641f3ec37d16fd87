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
    static final double HIGHEST_LOAD = 0.9;
    /** Above this load a line grows as long as the run lasts. */
    private static final double OVERLOAD = 1.1;
    /** The speed of a step and the number of steps at once need each other; they settle within a few rounds. */
    private static final int ROUNDS = 8;

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
        /** The client sends the next when one is done. */
        CLOSED
    }

    /** @param ttft mean, {@code tpot} mean; NaN where they cannot be told */
    record Outcome(Line line, double throughput, double ttft, double tpot) {}

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
        double millis = MILLIS * requests * (1 / capacity(engine) - 1 / rate.getAsDouble()) / 2;
        boolean grows = load >= OVERLOAD;
        return new Outcome(
                grows ? Line.GROWING : Line.EDGE,
                grows ? capacity(engine) : Double.NaN,
                grows ? millis + own(engine, engine.slots) : Double.NaN,
                full(engine, engine.slots));
    }

    /** Requests per second of all engines while all slots are taken. */
    double capacity(Engine engine) {
        double slots = Math.min(engine.slots, Math.max(1, requests / engine.replicas));
        return engine.replicas * MILLIS / (engine.prompt + tokens * engine.step.applyAsDouble(slots) / slots);
    }

    private Outcome burst(Engine engine, double each) {
        double atOnce = Math.max(1, Math.min(engine.slots, each));
        double answer = tokens * engine.step.applyAsDouble(atOnce);
        double waves = Math.max(1, each / atOnce);
        double line = each * engine.prompt + (waves - 1) * answer;
        // those who all start together see only the prompts behind their own
        double tpot = waves > 1 ? full(engine, atOnce) : (full(engine, atOnce) + answer / tokens) / 2;
        return new Outcome(Line.BURST, MILLIS * requests / (line + answer), (line + engine.prompt) / 2, tpot);
    }

    private Outcome closed(Engine engine, double each) {
        double atOnce = Math.max(1, Math.min(engine.slots, each));
        double between = engine.prompt + tokens * engine.step.applyAsDouble(atOnce) / atOnce;
        return new Outcome(
                Line.CLOSED,
                engine.replicas * MILLIS / between,
                (each - atOnce) * between + own(engine, atOnce),
                full(engine, atOnce));
    }

    /** Few at a time: a newcomer waits for the step that runs, for prompts before it and, if all slots are taken, for one. */
    private Outcome calm(Engine engine, double each) {
        double reading = each * engine.prompt / MILLIS;
        double running = 1;
        double tpot = 0;
        for (int round = 0; round < ROUNDS; round++) {
            tpot = engine.step.applyAsDouble(Math.max(1, running)) / (1 - reading);
            running = each * tokens * tpot / MILLIS;
        }
        double ttft = own(engine, running)
                + reading / (2 * (1 - reading)) * engine.prompt
                + slotWait(each, engine.prompt + tokens * tpot, engine.slots);
        double answered = requests / (requests / (each * engine.replicas) + (ttft + tokens * tpot) / MILLIS);
        return new Outcome(Line.CALM, answered, ttft, tpot);
    }

    /** Mean wait for one of several equal places at random arrivals and equal stays, after Sakasegawa. */
    private static double slotWait(double rate, double stay, double slots) {
        double load = rate * stay / MILLIS / slots;
        return load >= 1
                ? Double.NaN
                : Math.pow(load, Math.sqrt(2 * (slots + 1)) - 1) / (slots * (1 - load)) * stay / 2;
    }

    /** TTFT without a line: half of the step that runs, and the step that reads the prompt. */
    private static double own(Engine engine, double running) {
        double step = engine.step.applyAsDouble(Math.max(1, running));
        return engine.prompt + step + step / 2 * Math.min(1, running);
    }

    /** TPOT while every slot that gets free is taken: the prompts of all others come in between. */
    private double full(Engine engine, double atOnce) {
        return engine.step.applyAsDouble(atOnce) + (atOnce - 1) * engine.prompt / tokens;
    }
}
