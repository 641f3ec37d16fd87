package io.benchdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.catalog.BackTest;
import io.benchdoctor.catalog.BackTest.Row;
import io.benchdoctor.facts.Change.Effect;
import io.benchdoctor.facts.Change.Lever;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is predicted of a change, held against the same server with the change made. The table that the program ships is
 * written by {@code -Dbacktest=200 -Dapprove}; every build repeats the first few draws of it.
 */
class BackTestTest {
    private static final Path TABLE = Path.of("src/main/resources/catalog/backtest.yaml");
    private static final Path DOCUMENT = Path.of("docs/calibration.md");
    private static final int FEW = 6;
    private static final int DRAWS = Integer.getInteger("backtest", FEW);

    private static final List<Outcome> OUTCOMES = new ArrayList<>();

    @BeforeAll
    static void every_lever_is_tried(@TempDir Path folder) throws IOException {
        for (Lever lever : Lever.values()) {
            for (int seed = 1; seed <= DRAWS; seed++) {
                OUTCOMES.addAll(Outcome.of(Trial.draw(lever, seed), folder));
            }
        }
        if (Boolean.getBoolean("backtest.verbose")) {
            OUTCOMES.forEach(System.err::println);
        }
        if (System.getProperty("approve") != null && DRAWS > FEW) {
            Files.writeString(TABLE, yaml());
            String text = Files.readString(DOCUMENT);
            String old = text.replaceFirst("(?s).*?(\\| change \\| effect \\|.*?)\n\n.*", "$1\n");
            Files.writeString(DOCUMENT, text.replace(old, markdown(new BackTest(DRAWS, rows()))));
        }
    }

    @Test
    void predictions_are_as_good_as_the_table_says() throws IOException {
        BackTest shipped = BackTest.read(TABLE.toString(), Files.readString(TABLE));
        List<Outcome> tested = OUTCOMES.stream()
                .filter(outcome -> shipped.of(outcome.lever(), outcome.effect()).isPresent())
                .toList();

        assertThat(tested).as("predictions that the table knows").hasSizeGreaterThan(DRAWS * 8);
        assertThat(tested).hasSameSizeAs(OUTCOMES);
        assertThat(share(
                        tested,
                        outcome -> outcome.error() <= row(shipped, outcome).half()))
                .isBetween(0.35, 0.65);
        assertThat(share(
                        tested,
                        outcome -> outcome.error() <= row(shipped, outcome).most()))
                .isBetween(0.8, 1.0);
        List<Outcome> bands = tested.stream().filter(Outcome::isBand).toList();
        double expected = bands.stream()
                .mapToDouble(outcome -> row(shipped, outcome).inside().orElseThrow())
                .average()
                .orElseThrow();
        assertThat(share(bands, Outcome::inside)).isBetween(expected - 0.12, expected + 0.12);
    }

    @Test
    void the_whole_table_comes_out_again_when_it_is_made_again() throws IOException {
        BackTest shipped = BackTest.read(TABLE.toString(), Files.readString(TABLE));

        if (DRAWS == shipped.draws()) {
            assertThat(Files.readString(TABLE)).isEqualTo(yaml());
        }
        assertThat(Files.readString(DOCUMENT)).contains(markdown(shipped));
    }

    @Test
    void every_effect_of_every_lever_was_put_to_the_test_and_stood_it() throws IOException {
        BackTest shipped = BackTest.read(TABLE.toString(), Files.readString(TABLE));

        for (Lever lever : Lever.values()) {
            for (Effect effect : lever.effects()) {
                assertThat(shipped.of(lever.id(), effect.id())).hasValueSatisfying(row -> {
                    assertThat(row.cases()).isGreaterThanOrEqualTo(50);
                    assertThat(row.half()).isLessThanOrEqualTo(0.25);
                    assertThat(row.inside().isPresent()).isEqualTo(lever.isBand());
                    assertThat(row.inside().orElse(1)).isGreaterThanOrEqualTo(0.75);
                });
            }
        }
    }

    private static Row row(BackTest table, Outcome outcome) {
        return table.of(outcome.lever(), outcome.effect()).orElseThrow();
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> test) {
        return (double) outcomes.stream().filter(test).count() / outcomes.size();
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Lever lever : Lever.values()) {
            for (Effect effect : lever.effects()) {
                List<Outcome> outcomes = OUTCOMES.stream()
                        .filter(outcome -> outcome.lever().equals(lever.id())
                                && outcome.effect().equals(effect.id()))
                        .toList();
                if (!outcomes.isEmpty()) {
                    rows.add(row(lever, effect, outcomes));
                }
            }
        }
        return rows;
    }

    private static Row row(Lever lever, Effect effect, List<Outcome> outcomes) {
        List<Double> errors = outcomes.stream().map(Outcome::error).sorted().toList();
        return new Row(
                lever.id(),
                effect.id(),
                outcomes.size(),
                rounded(errors.get(errors.size() / 2)),
                rounded(errors.get((int) (0.9 * (errors.size() - 1)))),
                lever.isBand() ? OptionalDouble.of(rounded(share(outcomes, Outcome::inside))) : OptionalDouble.empty());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static String yaml() {
        StringBuilder text = new StringBuilder("""
                # How far the predictions of changes (facts whatif.*) are from what comes when the change is made, in the lab of simulated
                # servers: src/test/java/io/benchdoctor/lab. Written by: mvn test -Dtest=BackTestTest -Dbacktest=200 -Dapprove
                # draws: servers and loads of each lever, seeds 1 and up; cases: those whose logs carry the prediction; half, most: the error
                # that half and nine tenths of them do not exceed; inside: part of them where what came lies between the edges.
                """);
        text.append("draws: ").append(DRAWS).append("\nrows:\n");
        for (Row row : rows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  - { lever: %s, effect: %s, cases: %d, half: %.3f, most: %.3f%s }%n",
                    row.lever(),
                    row.effect(),
                    row.cases(),
                    row.half(),
                    row.most(),
                    row.inside().isPresent()
                            ? String.format(
                                    Locale.ROOT, ", inside: %.3f", row.inside().getAsDouble())
                            : ""));
        }
        return text.toString();
    }

    private static String markdown(BackTest table) {
        return "| change | effect | cases | error of half | error of nine tenths | between the edges |\n"
                + "| --- | --- | --- | --- | --- | --- |\n"
                + table.rows().stream()
                        .map(row -> String.format(
                                Locale.ROOT,
                                "| `%s` | %s | %d | %.1f %% | %.1f %% | %s |%n",
                                row.lever(),
                                row.effect(),
                                row.cases(),
                                100 * row.half(),
                                100 * row.most(),
                                row.inside().isPresent()
                                        ? String.format(
                                                Locale.ROOT,
                                                "%.0f %%",
                                                100 * row.inside().getAsDouble())
                                        : ""))
                        .collect(Collectors.joining());
    }
}
