package io.benchdoctor.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.FrontierSearch;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.model.Input;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.BriefView;
import io.benchdoctor.report.SweepView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
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
        try (OutputStream bytes = out.open("report.json");
                JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            JsonFields.begin(json, SCHEMA, report.version());
            inputs(report, json);
            runs(report, json, bytes);
            if (!report.sweeps().isEmpty()) {
                sweeps(report, json);
            }
            if (!report.frontiers().isEmpty()) {
                frontiers(report, json);
            }
            JsonFields.end(json);
        }
    }

    /** Each run is made whole by one of several threads, and only handed over here. */
    private static void runs(BatchReport report, JsonGenerator json, OutputStream bytes) throws IOException {
        json.writeArrayFieldStart("runs");
        Ahead.each(report.diagnoses().size(), run -> run(report, run), (run, element) -> {
            if (run > 0) {
                json.writeRaw(',');
            }
            json.flush();
            element.writeTo(bytes);
        });
        json.writeEndArray();
    }

    private static ByteArrayOutputStream run(BatchReport report, int run) {
        Diagnosis diagnosis = report.diagnoses().get(run);
        BriefView view = report.brief(run, report.languages().get(0));
        return JsonFields.element("runs", json -> new JsonRun(json, diagnosis, view).write());
    }

    private static void sweeps(BatchReport report, JsonGenerator json) throws IOException {
        Iterator<SweepView> views = report.sweepViews(report.languages().get(0)).iterator();
        json.writeArrayFieldStart("sweeps");
        for (SweepDiagnosis sweep : report.sweeps()) {
            new JsonSweep(json, sweep, views.next()).write();
        }
        json.writeEndArray();
    }

    private static void frontiers(BatchReport report, JsonGenerator json) throws IOException {
        List<SweepView> views = report.sweepViews(report.languages().get(0));
        Iterator<SweepView> rest =
                views.subList(report.sweeps().size(), views.size()).iterator();
        json.writeArrayFieldStart("pareto");
        for (FrontierSearch.Found found : report.frontiers()) {
            JsonFrontier.write(json, found, rest.next());
        }
        json.writeEndArray();
    }

    private static void inputs(BatchReport report, JsonGenerator json) throws IOException {
        List<Input> inputs = report.batch().inputs();
        Iterator<String> messages =
                report.inputMessages(report.languages().get(0)).iterator();
        json.writeArrayFieldStart("inputs");
        for (Input input : inputs) {
            String message = messages.next();
            json.writeStartObject();
            JsonFields.input(json, input, message);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
