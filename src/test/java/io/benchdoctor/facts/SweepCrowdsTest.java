package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.facts.SweepCrowds.Foretold;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * One server that takes a tenth of a second for a request, more or less by chance, and has a single place: a textbook knows how many
 * wait for how long (M/M/1). Whoever comes may stay for a second: {@code exp(-(10 - rate))} of them stay longer.
 */
class SweepCrowdsTest {
    private static final SloProfile SECOND = new SloProfile("second", 0.99, List.of(new Limit(Measure.TTFT, 99, 1000)));
    private static final double SERVED = 10;

    /** The rate at which one in a hundred stays longer. */
    private static final double TRUE = SERVED - Math.log(100);

    private static final double[] RATES = {1, 3, 4.5, 6, 7.5, 9};

    @Test
    void the_rate_is_found_at_which_crowds_break_the_promise_in_the_long_run() {
        Foretold found = foretold(RATES, part -> -Math.log(1 - part)).orElseThrow();

        assertThat(found.rate()).isCloseTo(TRUE, within(0.1 * TRUE));
        assertThat(TRUE).isBetween(found.low(), found.high());
    }

    @Test
    void nothing_is_foretold_of_crowds_where_requests_do_not_come_by_chance() {
        assertThat(foretold(RATES, part -> 1)).isEmpty();
    }

    @Test
    void three_loads_do_not_tell_how_sure_they_are() {
        assertThat(foretold(new double[] {1, 4.5, 9}, part -> -Math.log(1 - part)))
                .isEmpty();
    }

    /** @param gap from one request to the next, in mean gaps, by a number drawn from 0 to 1 */
    private static Optional<Foretold> foretold(double[] rates, DoubleUnaryOperator gap) {
        List<SweepPoint> points = new ArrayList<>();
        Map<String, Side> sides = new HashMap<>();
        SplittableRandom chance = new SplittableRandom(5);
        for (double rate : rates) {
            Side side = new Side(List.of(measured(rate, gap, chance)));
            String name = Double.toString(rate);
            sides.put(name, side);
            points.add(SweepMeasure.of(Lever.RATE, rate, name, side, List.of("id"), List.of()));
        }
        return new Sweep(Lever.RATE, points, Demand.NONE, Optional.of(SECOND))
                .withRuns(sides)
                .foretold();
    }

    private static FactSheet measured(double rate, DoubleUnaryOperator gap, SplittableRandom chance) {
        RequestTimings.Builder timings = Runs.timings();
        double at = 0;
        double free = 0;
        for (int n = 0; n < 2000; n++) {
            at += gap.applyAsDouble(chance.nextDouble()) / rate;
            free = Math.max(at, free) - Math.log(1 - chance.nextDouble()) / SERVED;
            timings.request(at, free - at, free - at, 100, 1, false);
        }
        Setting setting = new Setting(Double.toString(rate), new SourceRef("bench.log", 1));
        Run run = new Run("id", "label", List.of(), Map.of(SettingKey.REQUEST_RATE, setting), List.of(timings.build()));
        return FactSheet.of(run, Facts.ALL, Optional.of(SECOND));
    }
}
