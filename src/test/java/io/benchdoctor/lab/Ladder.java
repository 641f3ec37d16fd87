package io.benchdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.lab.LabRun.Sent;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** One server of the lab under rising loads, as a user would measure it, and what long runs at many more loads show of it. */
final class Ladder {
    private static final RuleBook RULES = RuleBook.standard();

    /** Requests of a run that tells the truth of a load. */
    private static final int LONG = 1500;

    private static final int SEARCHES = 3;

    private static final double FINE = Math.pow(2, 0.5);
    private static final double MOST = 512;

    /** With fewer in flight the lab's engine falls idle between answers, and its client's clock does not run on then. */
    private static final double FEWEST = 4;

    /** Requests per second that hardly ever meet. */
    private static final double LONELY = 0.02;

    private final long seed;
    private final boolean open;
    private final Twins twins;
    private final SloProfile promise;
    private final double capacity;
    private int drawn;

    /** @param open whether the load is a rate, and not a number of requests in flight */
    Ladder(long seed, boolean open) {
        this.seed = seed;
        this.open = open;
        this.twins = new Twins(Ailment.NOTHING, seed);
        LabRun alone = at(LONELY, 60, true);
        double tpot =
                alone.answered().stream().mapToDouble(Ladder::tpot).average().orElseThrow();
        double ttft =
                alone.answered().stream().mapToDouble(Sent::ttft).average().orElseThrow();
        SplittableRandom chance = new SplittableRandom(seed);
        this.promise = new SloProfile(
                "lab",
                0.99,
                List.of(
                        new Limit(Measure.TTFT, 99, 1000 * ttft * (4 + 16 * chance.nextDouble())),
                        new Limit(Measure.TPOT, 99, 1000 * tpot * (1.3 + 1.2 * chance.nextDouble()))));
        this.capacity = open ? rateAt(MOST / 2) : 0;
    }

    private double rateAt(double limit) {
        LabRun run = at(limit, 2000, false);
        return run.answered().size() / run.duration;
    }

    /** The loads of a user: doubled from one to the next; of rates the last few are closer, as they are near the end. */
    List<Double> loads() {
        List<Double> loads = new ArrayList<>();
        if (open) {
            for (double share : new double[] {0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1.2}) {
                loads.add(Patient.rounded(share * capacity));
            }
        } else {
            for (double limit = FEWEST; limit <= MOST / 2; limit *= 2) {
                loads.add(limit);
            }
        }
        return loads;
    }

    private LabRun at(double load, int requests, boolean rate) {
        return at(load, requests, rate, Mishap.NONE);
    }

    private LabRun at(double load, int requests, boolean rate, Mishap mishap) {
        LabRun run = twins.run(drawn++, patient -> {
            patient.spread = Math.max(patient.spread, 0.3);
            patient.slots = 64 << (int) (seed % 3);
            patient.requests = requests;
            patient.rate = rate ? load : Double.POSITIVE_INFINITY;
            patient.limit = rate ? 0 : (int) load;
            patient.input = mishap.input() > 0 ? mishap.input() : patient.input;
            patient.cached = mishap.cached();
        });
        for (Sent request : run.requests) {
            request.sentAt *= mishap.slower();
            request.chunkTimes.replaceAll(time -> time * mishap.slower());
        }
        run.duration *= mishap.slower();
        return run;
    }

    /**
     * What befell one point of a sweep.
     *
     * @param slower how many times as long everything took
     * @param cached part of each prompt that lay in the cache
     * @param input tokens of a prompt; 0 = as the seed has them
     */
    record Mishap(double slower, double cached, int input) {
        static final Mishap NONE = new Mishap(1, 0, 0);
    }

    /** Runs as a user makes them: three minutes each, or ten requests for every one in flight. */
    List<Diagnosis> measured(boolean detailed, Path folder) throws IOException {
        return measured(detailed, folder, point -> Mishap.NONE);
    }

    List<Diagnosis> measured(boolean detailed, Path folder, IntFunction<Mishap> mishaps) throws IOException {
        List<Diagnosis> runs = new ArrayList<>();
        for (double load : loads()) {
            int requests = (int) Math.max(open ? 400 : 200, open ? 180 * load : 10 * load);
            LabRun run = at(load, Math.min(LONG, requests), open, mishaps.apply(runs.size()));
            runs.add(read(run, detailed, Files.createDirectories(folder.resolve("ladder-" + seed + "/load-" + load))));
        }
        return runs;
    }

    private Diagnosis read(LabRun run, boolean detailed, Path folder) throws IOException {
        Files.writeString(folder.resolve("bench.log"), LabLogs.console(run));
        if (detailed) {
            Files.writeString(folder.resolve("result.json"), LabLogs.json(run));
        }
        LogReader.Result read = LogReader.read(List.of(folder.toString()), InputStream.nullInputStream());
        assertThat(read.batch().runs()).as(folder.toString()).hasSize(1);
        return RULES.diagnose(
                read.batch().runs().get(0), FactSheet.of(read.batch().runs().get(0), Facts.ALL, Optional.of(promise)));
    }

    /**
     * The load at which throughput over mean latency is greatest, among many loads and several long runs at each. What is served is
     * counted over the whole run, as the measured knee is.
     */
    double knee() {
        double best = 0;
        double knee = 0;
        double first = loads().get(0);
        double last = loads().get(loads().size() - 1);
        for (double load = first; load <= last * 1.001; load *= FINE) {
            double power = 1;
            for (int search = 0; search < SEARCHES; search++) {
                LabRun run = at(open ? load : Math.round(load), LONG, open);
                double mean = run.answered().stream()
                        .mapToDouble(Sent::latency)
                        .average()
                        .orElseThrow();
                power *= run.answered().size() / run.duration / mean;
            }
            if (power > best) {
                best = power;
                knee = load;
            }
        }
        return knee;
    }

    /**
     * The largest load at which 99 of 100 requests of a long run keep the promise, the middle of several searches, for a single one
     * moves by a twentieth; the first wave is no load of users.
     */
    double capacity() {
        double logs = 0;
        for (int search = 0; search < SEARCHES; search++) {
            logs += Math.log(searched());
        }
        return Math.exp(logs / SEARCHES);
    }

    private double searched() {
        double low = loads().get(0);
        double high = loads().get(loads().size() - 1);
        if (!keeps(low) || keeps(high)) {
            return Double.NaN;
        }
        while (high / low > 1.02) {
            double middle = Math.sqrt(low * high);
            if (keeps(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(low * high);
    }

    private boolean keeps(double load) {
        LabRun run = at(open ? load : Math.round(load), LONG, open);
        double from =
                open ? 0 : run.answered().stream().mapToDouble(Sent::end).min().orElseThrow();
        long all = 0;
        long kept = 0;
        for (Sent request : run.answered()) {
            if (request.sentAt >= from) {
                all++;
                kept += 1000 * request.ttft() <= promise.limits().get(0).millis()
                                && 1000 * tpot(request)
                                        <= promise.limits().get(1).millis()
                        ? 1
                        : 0;
            }
        }
        return kept >= 0.99 * all;
    }

    private static double tpot(Sent request) {
        return request.output > 1 ? (request.latency() - request.ttft()) / (request.output - 1) : 0;
    }
}
