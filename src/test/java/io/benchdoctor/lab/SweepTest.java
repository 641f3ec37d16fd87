package io.benchdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.Demand;
import io.benchdoctor.model.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How far the answers about a sweep can be trusted: servers of the lab are measured as a user would, and held against long runs
 * at many more loads. {@code -Dsweep=40} draws forty servers, {@code -Dsweep.seed=100} others; each build draws a few.
 */
class SweepTest {
    private static final int DRAWS = Integer.getInteger("sweep", 0);
    private static final int FIRST = Integer.getInteger("sweep.seed", 1);
    private static final RuleBook RULES = RuleBook.standard();

    @TempDir
    private Path folder;

    private final List<String> misses = new ArrayList<>();

    @Test
    void the_knee_over_requests_in_flight_is_found_within_one_step() throws IOException {
        assertThat(knees(false)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void the_knee_over_the_rate_is_found_within_one_step() throws IOException {
        assertThat(knees(true)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void as_many_users_as_a_promise_allows_are_foretold_within_a_tenth() throws IOException {
        assertThat(capacities(false)).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void the_rate_that_a_promise_allows_is_foretold_within_a_tenth() throws IOException {
        assertThat(capacities(true)).isGreaterThanOrEqualTo(0.9);
    }

    /** Share of the servers whose knee is no farther off than the next load that was measured. */
    private double knees(boolean open) throws IOException {
        int near = 0;
        int told = 0;
        for (int seed = FIRST; seed < FIRST + draws(); seed++) {
            Ladder ladder = new Ladder(seed, open);
            SweepDiagnosis sweep = sweep(ladder);
            double truth = ladder.knee();
            List<Double> loads = ladder.loads();
            boolean beyond = truth >= 0.9 * loads.get(loads.size() - 1);
            OptionalDouble knee = fact(sweep, open ? "sweep.knee.rate" : "sweep.knee");
            boolean right = knee.isEmpty()
                    ? beyond || fact(sweep, "sweep.knee.atLeast").isPresent() && truth > loads.get(loads.size() - 2)
                    : isWithinAStep(knee.getAsDouble(), truth, loads);
            told++;
            near += right ? 1 : 0;
            show(right, "knee " + open + " " + seed + ": " + knee + ", in truth " + truth);
        }
        report("knee");
        return (double) near / told;
    }

    private static boolean isWithinAStep(double found, double truth, List<Double> loads) {
        double step = 0;
        for (int k = 0; k + 1 < loads.size(); k++) {
            boolean around = truth >= loads.get(k) * 0.99 && truth <= loads.get(k + 1) * 1.01;
            step = around ? Math.max(step, loads.get(k + 1) / loads.get(k)) : step;
        }
        return Math.abs(Math.log(found / truth)) <= Math.log(step);
    }

    private double capacities(boolean open) throws IOException {
        int near = 0;
        int told = 0;
        int inside = 0;
        for (int seed = FIRST; seed < FIRST + draws(); seed++) {
            Ladder ladder = new Ladder(seed, open);
            double truth = ladder.capacity();
            if (!Double.isNaN(truth)) {
                SweepDiagnosis sweep = sweep(ladder);
                String fact = open ? "sweep.capacity" : "sweep.capacity.inFlight";
                OptionalDouble found = fact(sweep, fact);
                OptionalDouble low = fact(sweep, fact + ".low");
                OptionalDouble high = fact(sweep, fact + ".high");
                boolean right = found.isPresent() && Math.abs(found.getAsDouble() / truth - 1) <= 0.1;
                boolean within = low.orElse(0) <= truth && truth <= high.orElse(Double.POSITIVE_INFINITY);
                told++;
                near += right ? 1 : 0;
                inside += within ? 1 : 0;
                String range = (within ? " within " : " outside ") + low + " to " + high;
                show(right && within, "capacity " + open + " " + seed + ": " + found + range + ", in truth " + truth);
            }
        }
        report("capacity");
        assertThat(told).isGreaterThan(0);
        // of few servers chance leaves out one
        assertThat((double) inside / told)
                .as("between the ends of the range")
                .isGreaterThanOrEqualTo(0.95 - 1.0 / told);
        return (double) near / told;
    }

    private SweepDiagnosis sweep(Ladder ladder) throws IOException {
        List<Diagnosis> runs = ladder.measured(true, folder);
        List<SweepDiagnosis> sweeps = RULES.sweeps(runs, Demand.NONE);
        assertThat(sweeps).hasSize(1);
        return sweeps.get(0);
    }

    private static int draws() {
        return Math.max(DRAWS, 2);
    }

    private static OptionalDouble fact(SweepDiagnosis sweep, String id) {
        return sweep.facts().get(id).known().stream()
                .mapToDouble(Quantity::value)
                .findFirst();
    }

    private void show(boolean right, String text) {
        if (!right || Boolean.getBoolean("sweep.verbose")) {
            misses.add((right ? "near  " : "far   ") + text);
        }
    }

    private void report(String what) {
        if (DRAWS > 0) {
            System.err.println(String.format(Locale.ROOT, "%s:%n%s", what, String.join("\n", misses)));
        }
    }
}
