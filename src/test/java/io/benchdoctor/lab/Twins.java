package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.function.Consumer;

/** The same server and load as often as one likes: every run draws its own prompts, arrivals and steps. */
final class Twins {
    private final Ailment ailment;
    private final long seed;

    Twins(Ailment ailment, long seed) {
        this.ailment = ailment;
        this.seed = seed;
    }

    /** The n-th run, from 0. */
    LabRun run(int n) {
        return run(n, patient -> {});
    }

    /** The n-th run of a server, or of a load, that something was changed about. */
    LabRun run(int n, Consumer<Patient> change) {
        Patient patient = patient(n);
        change.accept(patient);
        return Ward.briefly(patient).run();
    }

    /**
     * The n-th run on a server on which everything takes so many times as long. Seen from its own clock it is the same
     * server under a load that comes so much faster.
     */
    LabRun slower(int n, double times) {
        Patient patient = patient(n);
        Told told = patient.told();
        patient.rate *= times;
        LabRun run = Ward.briefly(patient).run();
        LabRun stretched = new LabRun(told);
        for (Sent request : run.requests) {
            request.sentAt *= times;
            request.chunkTimes.replaceAll(at -> at * times);
            stretched.requests.add(request);
        }
        stretched.duration = run.duration * times;
        return stretched;
    }

    private Patient patient(int n) {
        Patient patient = Patient.draw(ailment, seed);
        for (int k = 0; k < n; k++) {
            patient.random.nextLong();
        }
        return patient;
    }
}
