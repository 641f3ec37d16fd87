package io.benchdoctor.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the predictions of changes were from what came, in simulated servers on which the change was really made: {@code
 * catalog/backtest.yaml}, which the lab among the tests writes and checks.
 *
 * @param draws simulated servers and loads of each lever; on some of them the logs carry no prediction
 */
public record BackTest(int draws, List<Row> rows) {
    private static final String FILE = "catalog/backtest.yaml";

    /**
     * The predictions of one effect of one lever. Of a prediction with two edges the middle is the geometric one.
     *
     * @param cases predictions that were compared with what came
     * @param half error that half of them do not exceed, as a part of what came
     * @param most error that nine of ten do not exceed
     * @param inside part of them where what came lies between the edges; empty for predictions without edges
     */
    public record Row(String lever, String effect, int cases, double half, double most, OptionalDouble inside) {}

    public BackTest {
        rows = List.copyOf(rows);
    }

    /** The table that comes with the program. */
    public static BackTest standard() {
        return Standard.TABLE;
    }

    /** @param name what mistakes are reported under */
    public static BackTest read(String name, String text) {
        YamlValue.Fields fields = YamlValue.read(name, text).fields("draws", "rows");
        return new BackTest(
                (int) fields.need("draws").number(),
                fields.need("rows").items().stream().map(BackTest::row).toList());
    }

    private static Row row(YamlValue value) {
        YamlValue.Fields fields = value.fields("lever", "effect", "cases", "half", "most", "inside");
        return new Row(
                fields.need("lever").text(),
                fields.need("effect").text(),
                (int) fields.need("cases").number(),
                fields.need("half").number(),
                fields.need("most").number(),
                fields.find("inside")
                        .map(inside -> OptionalDouble.of(inside.number()))
                        .orElse(OptionalDouble.empty()));
    }

    /** The row of one effect of a lever; empty where it was never put to the test. */
    public Optional<Row> of(String lever, String effect) {
        return rows.stream()
                .filter(row -> row.lever().equals(lever) && row.effect().equals(effect))
                .findFirst();
    }

    /** Read when it is first asked for. */
    private static final class Standard {
        private static final BackTest TABLE = read(FILE, YamlFolder.file(FILE));
    }
}
