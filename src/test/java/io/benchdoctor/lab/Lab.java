package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A server that batches continuously: each step decodes one token of every running sequence and fills the rest of the
 * token budget with prompts in order of arrival.
 */
final class Lab {
    private final Illness illness;
    private final SplittableRandom random;
    private final Deque<Sent> unsent = new ArrayDeque<>();
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private final List<Sent> running = new ArrayList<>();
    private double now;
    private int inFlight;
    private boolean cold = true;

    private Lab(Illness illness, long seed) {
        this.illness = illness;
        this.random = new SplittableRandom(seed);
    }

    static LabRun run(Illness illness, long seed) {
        return new Lab(illness, seed).run();
    }

    private LabRun run() {
        LabRun run = new LabRun(illness);
        double due = 0;
        for (int i = 0; i < illness.load().requests(); i++) {
            Sent request = request();
            request.sentAt = due;
            request.failed = random.nextDouble() < illness.faults().failShare();
            due += Double.isInfinite(illness.load().rate())
                    ? 0
                    : -Math.log(1 - random.nextDouble()) / illness.load().rate();
            run.requests.add(request);
            unsent.add(request);
        }
        while (!unsent.isEmpty() || !waiting.isEmpty() || !running.isEmpty()) {
            send();
            admit();
            if (running.isEmpty()) {
                now = unsent.isEmpty() ? now : Math.max(now, unsent.peek().sentAt);
            } else {
                step();
            }
        }
        for (Sent request : run.answered()) {
            request.stream(illness.stream().tokensPerChunk(), illness.stream().bufferMillis() / 1000);
            run.duration = Math.max(run.duration, request.end());
        }
        return run;
    }

    private Sent request() {
        int input = length(illness.lengths().input());
        if (random.nextDouble() < illness.longPrompts().share()) {
            input *= illness.longPrompts().times();
        }
        int asked = length(illness.lengths().output());
        boolean stops = random.nextDouble() < illness.faults().stopShare();
        return new Sent(input, asked, stops ? Math.max(1, asked / 4) : asked);
    }

    private int length(int mean) {
        double factor = 1 + illness.lengths().spread() * (2 * random.nextDouble() - 1);
        return Math.max(1, (int) Math.round(mean * factor));
    }

    private void send() {
        while (!unsent.isEmpty()
                && unsent.peek().sentAt <= now
                && (illness.load().concurrency() == 0
                        || inFlight < illness.load().concurrency())) {
            Sent request = unsent.poll();
            // The client's clock of a request starts when it is let go, not when it was due.
            request.sentAt = illness.load().concurrency() == 0 ? request.sentAt : now;
            if (!request.failed) {
                waiting.add(request);
                inFlight++;
            }
        }
    }

    private void admit() {
        while (!waiting.isEmpty()
                && running.size() < illness.server().slots()
                && held() + need(waiting.peek()) <= illness.server().kvTokens()) {
            running.add(waiting.poll());
        }
    }

    private long held() {
        return running.stream().mapToLong(Lab::need).sum();
    }

    private static long need(Sent request) {
        return request.input + request.output;
    }

    private void step() {
        int decoding = (int) running.stream()
                .filter(request -> request.read >= request.input)
                .count();
        int budget = Math.max(0, illness.server().budget() - decoding);
        int reading = 0;
        List<Sent> writers = new ArrayList<>();
        for (Sent request : running) {
            if (request.read >= request.input) {
                writers.add(request);
            } else if (budget > 0) {
                int part = Math.min(budget, request.input - request.read);
                request.read += part;
                budget -= part;
                reading += part;
                if (request.read >= request.input) {
                    writers.add(request);
                }
            }
        }
        now += seconds(writers.size(), reading);
        writers.forEach(request -> request.token(now));
        Iterator<Sent> each = running.iterator();
        while (each.hasNext()) {
            if (each.next().finished()) {
                each.remove();
                inFlight--;
            }
        }
    }

    private double seconds(int sequences, int promptTokens) {
        double seconds = (Illness.STEP_MILLIS + Illness.SEQUENCE_MILLIS * sequences) / 1000
                + promptTokens / illness.server().promptTokensPerSecond();
        // A real step is never twice the same: two percent either way.
        seconds *= 1 + 0.04 * (random.nextDouble() - 0.5);
        if (cold) {
            cold = false;
            seconds += illness.faults().coldSeconds();
        }
        return seconds;
    }
}
