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
import io.benchdoctor.stats.Percentile;
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

    /** Requests of one of the runs that settle it: the longer, the more of the rare crowds. */
    private static final int LONGER = 4000;

    /** Runs at each of the loads around a first guess, where chance in arrivals comes on top. */
    private static final int OPEN_RUNS = 6;

    private static final double[] PARTS = {0.88, 0.94, 1, 1.06, 1.12};

    /** Points on either side of the greatest power whose parabola has the knee. */
    private static final int AROUND = 3;

    private static final double FINE = Math.pow(2, 0.25);
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
     * The load at which throughput over mean latency is greatest: the top of the parabola through the powers of long runs at close
     * loads, for next to the top it is flat, and single runs there are in an order of chance.
     */
    double knee() {
        List<double[]> powers = new ArrayList<>();
        double first = loads().get(0);
        double last = loads().get(loads().size() - 1);
        for (double load = first; load <= last * 1.001; load *= FINE) {
            double power = 0;
            for (int search = 0; search < SEARCHES; search++) {
                LabRun run = at(open ? load : Math.round(load), LONG, open);
                double mean = run.answered().stream()
                        .mapToDouble(Sent::latency)
                        .average()
                        .orElseThrow();
                power += Math.log(steadily(run) / mean) / SEARCHES;
            }
            powers.add(new double[] {Math.log(load / first), power});
        }
        int top = 0;
        for (int n = 0; n < powers.size(); n++) {
            top = powers.get(n)[1] > powers.get(top)[1] ? n : top;
        }
        List<double[]> around = powers.subList(Math.max(0, top - AROUND), Math.min(powers.size(), top + AROUND + 1));
        double[] curve = parabola(around);
        double ends = around.get(around.size() - 1)[0];
        double vertex = curve[2] < 0 ? -curve[1] / (2 * curve[2]) : powers.get(top)[0];
        return first * Math.exp(Math.max(around.get(0)[0], Math.min(ends, vertex)));
    }

    /** Answers per second while requests are sent: at its end a run has fewer and fewer in flight. */
    private static double steadily(LabRun run) {
        double from = run.answered().stream().mapToDouble(Sent::end).min().orElseThrow();
        double to = run.requests.get(run.requests.size() - 1).sentAt;
        long ended = run.answered().stream()
                .filter(request -> request.end() > from && request.end() <= to)
                .count();
        return ended / (to - from);
    }

    /**
     * The largest load at which 99 of 100 requests keep the promise in the long run: where the parabola through the scores of many
     * thousand requests each crosses 1, at loads around a first guess. A single run of 1,500 moves it by a twentieth, and keeps the
     * promise more often than not where it is broken in the long run, for the crowds that break it are rare. NaN where no load or
     * each keeps it.
     */
    double capacity() {
        double low = loads().get(0);
        double high = loads().get(loads().size() - 1);
        if (score(low, 1) > 1 || score(high, 1) <= 1) {
            return Double.NaN;
        }
        while (high / low > 1.05) {
            double middle = Math.sqrt(low * high);
            if (score(middle, 1) <= 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double guess = Math.sqrt(low * high);
        List<double[]> scores = new ArrayList<>();
        for (double part : PARTS) {
            double load = open ? guess * part : Math.round(guess * part);
            scores.add(new double[] {Math.log(load / guess), Math.log(score(load, open ? OPEN_RUNS : SEARCHES))});
        }
        return guess * Math.exp(rises(parabola(scores), scores.get(0)[0], scores.get(scores.size() - 1)[0]));
    }

    /** Where a parabola comes from below to 0, at most a tenth beyond either end. */
    private static double rises(double[] curve, double from, double to) {
        double step = (to - from + 0.2) / 2000;
        for (double at = from - 0.1; at <= to + 0.1; at += step) {
            if (value(curve, at) <= 0 && value(curve, at + step) > 0) {
                return at + step / 2;
            }
        }
        return Double.NaN;
    }

    private static double value(double[] curve, double at) {
        return curve[0] + at * (curve[1] + at * curve[2]);
    }

    /** Of so many runs: the time that is worst against its limit, at the percentile of the promise; the first wave is no load of users. */
    private double score(double load, int runs) {
        List<Double> scores = new ArrayList<>();
        for (int n = 0; n < runs; n++) {
            LabRun run = at(open ? load : Math.round(load), runs == 1 ? LONG : LONGER, open);
            double from = open
                    ? run.requests.get(run.requests.size() / 20).sentAt
                    : run.answered().stream().mapToDouble(Sent::end).min().orElseThrow();
            for (Sent request : run.answered()) {
                if (request.sentAt >= from) {
                    scores.add(Math.max(
                            1000 * request.ttft() / promise.limits().get(0).millis(),
                            1000 * tpot(request) / promise.limits().get(1).millis()));
                }
            }
        }
        double[] sorted =
                scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Percentile.ofSorted(sorted, 99).orElseThrow();
    }

    /** {@code a, b, c} of {@code a + b x + c x²}, nearest to points by least squares. */
    private static double[] parabola(List<double[]> points) {
        double[][] normal = new double[3][4];
        for (double[] point : points) {
            double[] powers = {1, point[0], point[0] * point[0]};
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) {
                    normal[r][c] += powers[r] * powers[c];
                }
                normal[r][3] += powers[r] * point[1];
            }
        }
        for (int pivot = 0; pivot < 3; pivot++) {
            for (int r = 0; r < 3; r++) {
                double times = r == pivot ? 0 : normal[r][pivot] / normal[pivot][pivot];
                for (int c = 0; c < 4; c++) {
                    normal[r][c] -= times * normal[pivot][c];
                }
            }
        }
        return new double[] {normal[0][3] / normal[0][0], normal[1][3] / normal[1][1], normal[2][3] / normal[2][2]};
    }

    private static double tpot(Sent request) {
        return request.output > 1 ? (request.latency() - request.ttft()) / (request.output - 1) : 0;
    }
}
