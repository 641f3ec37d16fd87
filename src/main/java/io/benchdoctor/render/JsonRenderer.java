package io.benchdoctor.render;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.FrontierSearch;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.model.Input;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.BriefView;
import io.benchdoctor.report.SweepView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes {@code report.json}, the contract for scripts: every input, every run with its figures, facts and findings. The
 * schema is {@code schema/report.schema.json}. Texts are in the first requested language.
 *
 * <p>Streamed: a few runs are in words at a time, however many there are.
 */
final class JsonRenderer implements Renderer {
    private static final String SCHEMA = "bench-doctor/1";

    @Override
    public String format() {
        return "json";
    }

    @Override
    public boolean isOneFile(int runs, int languages) {
        return true;
    }

    @Override
    public void render(BatchReport report, Destination out) throws IOException {
        JsonWords words = new JsonWords(report.diagnoses().size() > 1);
        try (OutputStream bytes = out.open("report.json");
                JsonText json = JsonText.to(bytes, words)) {
            JsonElements elements = new JsonElements(json, bytes, words);
            JsonFields.begin(json, SCHEMA, report.version());
            inputs(report, elements);
            elements.array("runs", report.diagnoses().size(), run -> run(report, run));
            if (!report.sweeps().isEmpty()) {
                sweeps(report, elements);
            }
            if (!report.frontiers().isEmpty()) {
                frontiers(report, elements);
            }
            JsonFields.end(json);
        }
    }

    private static void inputs(BatchReport report, JsonElements elements) throws IOException {
        List<Input> inputs = report.batch().inputs();
        List<String> messages = report.inputMessages(report.languages().get(0));
        elements.array("inputs", inputs.size(), n -> json -> {
            json.writeStartObject();
            JsonFields.input(json, inputs.get(n), messages.get(n));
            json.writeEndObject();
        });
    }

    private static JsonElements.Element run(BatchReport report, int run) {
        Diagnosis diagnosis = report.diagnoses().get(run);
        BriefView view = report.brief(run, report.languages().get(0));
        return json -> new JsonRun(json, diagnosis, view).write();
    }

    private static void sweeps(BatchReport report, JsonElements elements) throws IOException {
        List<SweepView> views = report.sweepViews(report.languages().get(0));
        List<SweepDiagnosis> sweeps = report.sweeps();
        elements.array("sweeps", sweeps.size(), n -> json -> new JsonSweep(json, sweeps.get(n), views.get(n)).write());
    }

    private static void frontiers(BatchReport report, JsonElements elements) throws IOException {
        List<SweepView> views = report.sweepViews(report.languages().get(0));
        int sweeps = report.sweeps().size();
        List<FrontierSearch.Found> frontiers = report.frontiers();
        elements.array(
                "pareto",
                frontiers.size(),
                n -> json -> JsonFrontier.write(json, frontiers.get(n), views.get(sweeps + n)));
    }
}
