package io.benchdoctor.fuzz;

import io.benchdoctor.Program;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.ComparisonRenderers;
import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.render.RunsRenderer;
import io.benchdoctor.render.TextSummary;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.ComparisonReport;
import io.benchdoctor.saved.SavedComparison;
import io.benchdoctor.saved.SavedDocument;
import io.benchdoctor.saved.SavedReport;
import io.benchdoctor.saved.SavedReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the program itself saves and reads again. Whatever stands in such a file by now, it is shown, or refused with the line of
 * what cannot be; and as a log it tells of no run.
 */
final class SavedFiles {
    static final String REPORT = "saved-report";
    static final String COMPARISON = "saved-comparison";

    static final List<String> KINDS = List.of(REPORT, COMPARISON);

    /** A saved report is forty times as long as the log of which it tells: as many are tried as of the logs. */
    static final int TIMES_AS_LONG = 20;

    private static final List<String> SAMPLES =
            List.of("samples/healthy", "samples/burst-queue-ramp", "samples/token-timings", "samples/cold-start");

    private SavedFiles() {}

    /** Whole files by their kind. */
    static Map<String, List<byte[]>> byKind() throws IOException {
        Path folder = Files.createTempDirectory("bench-doctor-saved");
        List<byte[]> reports = new ArrayList<>();
        for (String sample : SAMPLES) {
            reports.add(saved(folder.resolve("report.json"), "analyze", sample));
        }
        byte[] comparison = saved(folder.resolve("compare.json"), "compare", SAMPLES.get(0), SAMPLES.get(1));
        Files.delete(folder);
        Map<String, List<byte[]>> files = new LinkedHashMap<>();
        files.put(REPORT, reports);
        files.put(COMPARISON, List.of(comparison));
        return files;
    }

    private static byte[] saved(Path file, String command, String... logs) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(logs));
        arguments.addAll(List.of("-q", "-f", "json", "-o", file.getParent().toString()));
        Program.run(arguments.toArray(String[]::new));
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** What is wrong about how a file is read; empty when nothing is. */
    static Optional<String> broken(byte[] file, boolean everything) throws IOException {
        LogReader.read(List.of("-"), new ByteArrayInputStream(file));
        try {
            SavedDocument saved = SavedDocument.read(new ByteArrayInputStream(file));
            if (saved instanceof SavedReport report) {
                show(report, everything);
            } else {
                show((SavedComparison) saved, everything);
            }
            return Optional.empty();
        } catch (SavedReportException refused) {
            return refused.line() > 0 ? Optional.empty() : Optional.of("refused without a line: " + refused.problem());
        }
    }

    private static void show(SavedComparison saved, boolean everything) throws IOException {
        var report = new ComparisonReport(
                new ComparisonReport.Given(saved.baseInputs(), saved.base()),
                new ComparisonReport.Given(saved.newInputs(), saved.now()),
                saved.matching(),
                List.of(Messages.in("en")),
                "fuzz");
        for (RunsRenderer<ComparisonReport> renderer : ComparisonRenderers.ALL) {
            if (everything || renderer.format().equals("md")) {
                renderer.render(report, name -> new ByteArrayOutputStream());
            }
        }
    }

    private static void show(SavedReport saved, boolean everything) throws IOException {
        List<Messages> languages =
                everything ? List.of(Messages.in("vi"), Messages.in("en")) : List.of(Messages.in("en"));
        var report = new BatchReport(saved.batch(), saved.diagnoses(), languages, Excerpts.NONE, "fuzz");
        for (Renderer renderer : Renderers.ALL) {
            if (everything || renderer.format().equals("json")) {
                renderer.render(report, name -> new ByteArrayOutputStream());
            }
        }
        if (everything) {
            TextSummary.of(report, "en");
        }
    }
}
