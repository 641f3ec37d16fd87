package io.benchdoctor.catalog;

import java.util.List;

/**
 * A figure that a tool defines otherwise than vLLM's client does the metric of that name. Read from
 * {@code catalog/definitions.yaml}.
 *
 * @param formats ids of the formats whose tool defines it so
 * @param metrics metric ids or families that it is about
 * @param ranks whether only medians and percentiles differ
 * @param source where this is written
 * @param checked when it was looked up, {@code yyyy-mm}
 */
public record Definition(
        String id, List<String> formats, List<String> metrics, boolean ranks, String source, String checked) {
    private static final String FILE = "catalog/definitions.yaml";

    public Definition {
        formats = List.copyOf(formats);
        metrics = List.copyOf(metrics);
    }

    /** Every row of the book that comes with the program, in its order: of several that fit, the first counts. */
    public static List<Definition> standard() {
        return read(FILE, YamlFolder.file(FILE));
    }

    static List<Definition> read(String file, String text) {
        return YamlValue.read(file, text).items().stream().map(Definition::read).toList();
    }

    private static Definition read(YamlValue row) {
        YamlValue.Fields fields = row.fields("id", "formats", "metrics", "ranks", "source", "checked");
        return new Definition(
                fields.need("id").text(),
                fields.need("formats").texts(),
                fields.need("metrics").texts(),
                fields.find("ranks").map(YamlValue::truth).orElse(false),
                fields.need("source").text(),
                fields.need("checked").text());
    }

    /** Whether a figure of a format is defined so. */
    public boolean fits(String format, String metric) {
        return formats.contains(format) && metrics.stream().anyMatch(name -> fitsMetric(name, metric));
    }

    private boolean fitsMetric(String name, String metric) {
        if (metric.equals(name)) {
            return !ranks;
        }
        boolean ofFamily = metric.startsWith(name + ".");
        String statistic = ofFamily ? metric.substring(name.length() + 1) : "";
        return ofFamily && (!ranks || statistic.equals("median") || statistic.matches("p\\d.*"));
    }
}
