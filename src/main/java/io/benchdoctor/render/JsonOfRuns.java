package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonReport;
import io.benchdoctor.report.HistoryReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** Writes the contract for scripts, which names its schema; texts are in the first requested language. */
final class JsonOfRuns<R> implements RunsRenderer<R> {
    private final String name;
    private final Function<R, String> version;
    private final Body<R> body;

    /** What stands between the name of the schema and the end. */
    @FunctionalInterface
    private interface Body<R> {
        void write(R report, JsonText json) throws IOException;
    }

    private JsonOfRuns(String name, Function<R, String> version, Body<R> body) {
        this.name = name;
        this.version = version;
        this.body = body;
    }

    static RunsRenderer<ComparisonReport> comparison() {
        return new JsonOfRuns<>("compare", ComparisonReport::version, CompareJson::write);
    }

    static RunsRenderer<HistoryReport> history() {
        return new JsonOfRuns<>("history", HistoryReport::version, HistoryJson::write);
    }

    @Override
    public String format() {
        return "json";
    }

    @Override
    public boolean isOneFile(int languages) {
        return true;
    }

    @Override
    public void render(R report, Destination out) throws IOException {
        try (OutputStream bytes = out.open(name + ".json");
                JsonText json = JsonText.to(bytes, new JsonWords(false))) {
            JsonFields.begin(json, "bench-doctor-" + name + "/1", version.apply(report));
            body.write(report, json);
            JsonFields.end(json);
        }
    }
}
