package io.benchdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.PairDiagnosis;
import io.benchdoctor.diagnose.PairDiagnosis.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How far a comparison can be trusted: servers that are the same are not called worse, servers that are a tenth slower
 * are, and what cannot be compared is named. {@code -Dcompare=4} draws every ailment four times for the table of
 * {@code docs/calibration.md}; each build draws a few.
 */
class ComparisonTest {
    private static final int DRAWS = Integer.getInteger("compare", 0);

    /** What a build can afford. */
    private static final List<Ailment> FEW =
            List.of(Ailment.NOTHING, Ailment.BURST, Ailment.FEW_SLOTS, Ailment.CAPPED_CLIENT, Ailment.EARLY_STOPS);

    /** Fewer requests than these tell no chance. */
    private static final List<Ailment> TOO_FEW = List.of(Ailment.FEW_REQUESTS, Ailment.LONELY);

    @TempDir
    private Path folder;

    private final Map<Duel.Kind, Map<Outcome, Integer>> outcomes = new EnumMap<>(Duel.Kind.class);

    @Test
    void what_is_the_same_is_rarely_called_worse_and_what_is_slower_is() throws IOException {
        for (Duel.Kind kind : List.of(Duel.Kind.SAME, Duel.Kind.SLOWER, Duel.Kind.SLOWER_SAME_SEED, Duel.Kind.LEVER)) {
            fight(kind, true);
        }
        show("with the times of single requests");

        assertThat(share(Duel.Kind.SAME, Outcome.REGRESSION)).isLessThanOrEqualTo(DRAWS > 0 ? 0.05 : 0.2);
        assertThat(share(Duel.Kind.SAME, Outcome.UNFAIR)).isLessThanOrEqualTo(0.01);
        assertThat(1 - share(Duel.Kind.SLOWER, Outcome.REGRESSION)).isLessThanOrEqualTo(DRAWS > 0 ? 0.1 : 0.4);
        assertThat(1 - share(Duel.Kind.SLOWER_SAME_SEED, Outcome.REGRESSION))
                .isLessThanOrEqualTo(DRAWS > 0 ? 0.1 : 0.2);
        assertThat(share(Duel.Kind.LEVER, Outcome.UNFAIR)).isLessThanOrEqualTo(0.01);
    }

    @Test
    void what_cannot_be_compared_is_named() throws IOException {
        List<Duel.Kind> unfair =
                Stream.of(Duel.Kind.values()).filter(Duel.Kind::isUnfair).toList();
        for (Duel.Kind kind : unfair) {
            fight(kind, false);
        }
        show("unfair, from printouts");

        assertThat(unfair)
                .allSatisfy(kind -> assertThat(share(kind, Outcome.UNFAIR)).isEqualTo(1));
    }

    @Test
    void two_printed_blocks_tell_nothing_of_chance() throws IOException {
        fight(Duel.Kind.SAME, false);
        fight(Duel.Kind.SLOWER, false);

        assertThat(share(Duel.Kind.SAME, Outcome.UNKNOWN)
                        + share(Duel.Kind.SAME, Outcome.UNFAIR)
                        + share(Duel.Kind.SAME, Outcome.REGRESSION))
                .isEqualTo(1);
        assertThat(share(Duel.Kind.SAME, Outcome.REGRESSION)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void three_printed_blocks_of_each_side_tell_a_tenth() throws IOException {
        int slower = 0;
        int worse = 0;
        List<Ailment> ailments = DRAWS > 0 ? ailments() : List.of(Ailment.BURST, Ailment.FEW_SLOTS);
        for (Ailment ailment : ailments) {
            PairDiagnosis same = new Duel(ailment, 1, Duel.Kind.SAME).fought(3, false, folder);
            PairDiagnosis late = new Duel(ailment, 1, Duel.Kind.SLOWER).fought(3, false, folder);
            worse += same.outcome() == Outcome.REGRESSION ? 1 : 0;
            slower += late.outcome() == Outcome.REGRESSION ? 1 : 0;
        }
        if (DRAWS > 0) {
            System.err.println("three blocks each: " + ailments.size() + " servers, called worse when the same " + worse
                    + ", when slower " + slower);
        }

        assertThat(worse).isLessThanOrEqualTo(1 + ailments.size() / 20);
        assertThat(slower).isGreaterThan(ailments.size() / 2);
    }

    private void fight(Duel.Kind kind, boolean detailed) throws IOException {
        for (Ailment ailment : ailments()) {
            for (int seed = 1; seed <= Math.max(1, DRAWS); seed++) {
                Duel duel = new Duel(ailment, seed, kind);
                PairDiagnosis pair = duel.fought(1, detailed, folder);
                outcomes.computeIfAbsent(kind, key -> new EnumMap<>(Outcome.class))
                        .merge(pair.outcome(), 1, Integer::sum);
                if (Boolean.getBoolean("compare.verbose")) {
                    System.err.println(duel.name() + " " + pair.outcome() + " " + pair.metrics() + " "
                            + pair.pair().differences());
                }
            }
        }
    }

    private static List<Ailment> ailments() {
        List<Ailment> all = new ArrayList<>(List.of(Ailment.values()));
        all.removeAll(TOO_FEW);
        return DRAWS > 0 ? all : FEW;
    }

    private double share(Duel.Kind kind, Outcome outcome) {
        Map<Outcome, Integer> counts = outcomes.get(kind);
        double all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.getOrDefault(outcome, 0) / all;
    }

    private void show(String title) {
        if (DRAWS > 0) {
            StringBuilder table = new StringBuilder("\n" + title + "\n");
            outcomes.forEach((kind, counts) -> table.append(String.format(Locale.ROOT, "%-18s %s%n", kind, counts)));
            System.err.println(table);
        }
    }
}
