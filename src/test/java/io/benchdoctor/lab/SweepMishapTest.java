package io.benchdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.Demand;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.facts.SweepPoint.LeftOut;
import io.benchdoctor.lab.Ladder.Mishap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether a point that something befell is named, and no other. Sweeps of the lab over requests in flight, one of whose inner points
 * was measured on a slowed server, or found the prompts of the point before in the cache. {@code -Dsweep=40} draws forty servers, {@code
 * -Dsweep.seed=100} others.
 */
class SweepMishapTest {
    private static final int DRAWS = Math.max(3, Integer.getInteger("sweep", 0));
    private static final int FIRST = Integer.getInteger("sweep.seed", 1);
    private static final RuleBook RULES = RuleBook.standard();

    /** Prompts whose reading is felt in the wait for the first token. */
    private static final int LONG_PROMPT = 4000;

    @TempDir
    private Path folder;

    @Test
    void a_point_on_a_slowed_server_is_named() throws IOException {
        int named = 0;
        for (int seed = FIRST; seed < FIRST + DRAWS; seed++) {
            int at = inner(seed);
            SweepDiagnosis sweep = sweep(seed, "slow", point -> point == at ? new Mishap(1.5, 0, 0) : Mishap.NONE);
            List<SweepPoint> points = sweep.sweep().points();
            boolean right = sweep.finding("outlier-point").isPresent()
                    && points.get(at).leftOut().filter(LeftOut.OUTLIER::equals).isPresent();
            named += right ? 1 : 0;
            show(right, "slowed", seed, at);
        }
        assertThat((double) named / DRAWS).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void a_point_that_found_the_prompts_of_the_one_before_is_named() throws IOException {
        int named = 0;
        for (int seed = FIRST; seed < FIRST + DRAWS; seed++) {
            int at = inner(seed);
            SweepDiagnosis sweep = sweep(seed, "warm", point -> new Mishap(1, point == at ? 0.95 : 0, LONG_PROMPT));
            boolean right = sweep.finding("cache-carry-over").isPresent()
                    || sweep.finding("outlier-point").isPresent();
            named += right ? 1 : 0;
            show(right, "warm", seed, at);
        }
        assertThat((double) named / DRAWS).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void a_clean_sweep_is_seldom_doubted() throws IOException {
        int doubted = 0;
        for (int seed = FIRST; seed < FIRST + DRAWS; seed++) {
            int input = seed % 2 == 0 ? LONG_PROMPT : 0;
            SweepDiagnosis sweep = sweep(seed, "clean", point -> new Mishap(1, 0, input));
            doubted += sweep.findings().isEmpty() ? 0 : 1;
            show(
                    sweep.findings().isEmpty(),
                    "clean "
                            + sweep.findings().stream().map(found -> found.id()).toList(),
                    seed,
                    0);
        }
        assertThat((double) doubted / DRAWS).isLessThanOrEqualTo(0.05);
    }

    private SweepDiagnosis sweep(int seed, String name, IntFunction<Mishap> mishaps) throws IOException {
        List<Diagnosis> runs = new Ladder(seed, false).measured(false, folder.resolve(name), mishaps);
        List<SweepDiagnosis> sweeps = RULES.sweeps(runs, Demand.NONE);
        assertThat(sweeps).hasSize(1);
        return sweeps.get(0);
    }

    /** Of seven loads one that is neither the first nor the last. */
    private static int inner(int seed) {
        return 1 + new SplittableRandom(seed).nextInt(5);
    }

    private static void show(boolean right, String what, int seed, int at) {
        if (Integer.getInteger("sweep", 0) > 0) {
            System.err.println((right ? "right " : "wrong ") + what + " " + seed + " at " + at);
        }
    }
}
