package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lets a patient run, and keeps what the client saw beside what really happened. */
final class Ward {
    private Ward() {}

    /** @param capacity completions per second of what the client calls when it always has enough to do */
    record Stay(
            Patient patient,
            LabRun run,
            Truth truth,
            int preemptions,
            Patient.Drafted drafted,
            double capacity,
            Way way,
            int pauses) {}

    static Stay admit(Patient patient) {
        return admit(patient, true);
    }

    /** A stay of which nobody asks what the server could do at most; that is NaN then. */
    static Stay briefly(Patient patient) {
        return admit(patient, false);
    }

    private static Stay admit(Patient patient, boolean measured) {
        SplittableRandom chance = patient.random.split();
        LabRun run = new LabRun(patient.told());
        Arrivals arrivals =
                patient.told().isAtOnce() ? Arrivals.atOnce() : new Arrivals(patient.rate, patient.burstiness, chance);
        for (int r = 0; r < patient.requests; r++) {
            Sent request = patient.request(chance, false);
            request.dueAt = arrivals.next();
            request.sentAt = request.dueAt;
            request.failed = chance.nextDouble() < patient.failShare;
            request.read = (int) (patient.cached * request.input);
            run.requests.add(request);
        }
        delay(run.requests, patient.sendSeconds);
        Roofline.Setup setup = new Roofline.Setup(patient.cards, patient.old, patient.eager);
        Truth truth = new Truth(new Roofline(patient.card, patient.model, setup, new SplittableRandom(1)));
        StepTime cost = new Roofline(patient.card, patient.model, setup, chance.split());
        Patient.Drafted drafted = new Patient.Drafted();
        int[] pauses = {0};
        List<Engine> engines = new ArrayList<>();
        for (int e = 0; e < patient.replicas; e++) {
            engines.add(new Engine(patient.scheduler(chance.split(), drafted), faulty(patient, cost, pauses), truth));
        }
        Way way = new Way(patient.gate, patient.promptTokenSeconds, patient.chunkSeconds);
        new Simulation(engines, run.requests, patient.limit, way, patient.route(), patient.turnaroundSeconds).run();
        for (Sent request : run.answered()) {
            stream(request, patient);
            request.travel(patient.awaySeconds);
            run.duration = Math.max(run.duration, request.end());
        }
        int preemptions =
                engines.stream().mapToInt(engine -> engine.preemptions).sum();
        double capacity = measured ? capacity(patient) : Double.NaN;
        return new Stay(patient, run, truth, preemptions, drafted, capacity, way, pauses[0]);
    }

    /**
     * Completions per second of all that the client calls, with whatever is in front of the engines and wrong with them, in
     * the middle of a burst of requests like those of the run.
     */
    private static double capacity(Patient patient) {
        SplittableRandom chance = new SplittableRandom(7);
        List<Sent> burst = new ArrayList<>();
        for (int r = 0; r < Math.max(200, 4 * patient.replicas * Math.min(patient.slots, 256)); r++) {
            burst.add(patient.request(chance, false));
        }
        Roofline.Setup setup = new Roofline.Setup(patient.cards, patient.old, patient.eager);
        StepTime cost = new Roofline(patient.card, patient.model, setup, chance.split());
        List<Engine> engines = new ArrayList<>();
        for (int e = 0; e < patient.replicas; e++) {
            engines.add(new Engine(patient.scheduler(chance.split()), faulty(patient, cost, new int[1])));
        }
        Way way = new Way(patient.gate, patient.promptTokenSeconds, patient.chunkSeconds);
        new Simulation(engines, burst, 0, way, patient.route(), 0).run();
        burst.forEach(request -> stream(request, patient));
        double[] ends = burst.stream().mapToDouble(Sent::end).sorted().toArray();
        int from = ends.length / 4;
        int to = ends.length * 3 / 4;
        return (to - from) / (ends[to] - ends[from]);
    }

    /** A client that needs so long for each request sends late, and more so the longer it lags behind. */
    private static void delay(List<Sent> requests, double seconds) {
        double free = 0;
        for (Sent request : requests) {
            request.sentAt = Math.max(request.dueAt, free);
            free = request.sentAt + seconds;
        }
    }

    private static void stream(Sent request, Patient patient) {
        if (request.chunkTimes.isEmpty()) {
            if (patient.bunchMillis == 0 && patient.stepChunks) {
                request.streamSteps();
            } else {
                request.stream(1, patient.bunchMillis / 1000);
            }
        }
        if (patient.bunchChunks > 0) {
            request.hold(patient.bunchChunks);
        }
    }

    /** The step with what goes wrong on top of it. */
    private static StepTime faulty(Patient patient, StepTime well, int[] pauses) {
        StepTime burdened = patient.burdened(well);
        double expected = patient.told().isAtOnce() ? 1 : patient.requests / patient.rate;
        double[] nextPause = {patient.pauseEvery};
        boolean[] cold = {patient.coldSeconds > 0};
        return (now, sequences, context, promptTokens, pairs) -> {
            double seconds = burdened.seconds(now, sequences, context, promptTokens, pairs)
                    * (1 + patient.slowing * Math.min(1, now / expected));
            if (cold[0]) {
                cold[0] = false;
                seconds += patient.coldSeconds;
            }
            if (patient.pauseEvery > 0 && now >= nextPause[0]) {
                nextPause[0] = now + patient.pauseEvery;
                seconds += patient.pauseSeconds;
                pauses[0]++;
            }
            return seconds;
        };
    }
}
