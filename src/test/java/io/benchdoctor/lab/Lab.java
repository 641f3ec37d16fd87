package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.List;
import java.util.SplittableRandom;

/** Runs an illness: draws the requests, lets one engine work them off, and streams the answers. */
final class Lab {
    private final Illness illness;
    private final SplittableRandom random;
    private boolean cold = true;

    private Lab(Illness illness, long seed) {
        this.illness = illness;
        this.random = new SplittableRandom(seed);
    }

    static LabRun run(Illness illness, long seed) {
        return new Lab(illness, seed).run();
    }

    private LabRun run() {
        LabRun run = new LabRun(illness.told());
        double due = 0;
        for (int i = 0; i < illness.load().requests(); i++) {
            Sent request = request();
            request.sentAt = due;
            request.failed = random.nextDouble() < illness.faults().failShare();
            due += Double.isInfinite(illness.load().rate())
                    ? 0
                    : -Math.log(1 - random.nextDouble()) / illness.load().rate();
            run.requests.add(request);
        }
        Scheduler scheduler = new Scheduler(
                illness.server().slots(),
                illness.server().budget(),
                illness.server().kvTokens(),
                true,
                true,
                () -> 1);
        new Simulation(
                        List.of(new Engine(scheduler, this::seconds)),
                        run.requests,
                        illness.load().concurrency())
                .run();
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

    private double seconds(double now, int sequences, long context, int promptTokens, double promptPairs) {
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
