package io.benchdoctor.cli;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.render.ComparisonRenderers;
import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.ComparisonReport;
import io.benchdoctor.report.Redaction;
import io.benchdoctor.saved.SavedComparison;
import io.benchdoctor.saved.SavedDocument;
import io.benchdoctor.saved.SavedReport;
import io.benchdoctor.saved.SavedReportException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a saved {@code report.json} or {@code compare.json} once more, in other languages or formats, without the logs. */
@Command(name = "render", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RenderCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.ParentCommand
    private BenchDoctor program;

    @Parameters(paramLabel = "REPORT", descriptionKey = "render.report")
    private String file;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "html",
            completionCandidates = Candidates.Formats.class,
            descriptionKey = "analyze.format")
    private List<String> formats;

    @Option(names = "--rules", paramLabel = "DIR", descriptionKey = "render.rules")
    private Path rulesFolder;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        Delivery delivery = new Delivery(command, program.out(), output.out, output.quiet(), false, Jobs.ofMachine());
        List<Renderer> renderers = delivery.renderers(formats, Renderers.ALL, Renderer::format);
        Rules rules = Rules.of(command, rulesFolder);
        List<Messages> words = Words.ofReport(command, output.languages, rules.words());
        output.sayWhereTo(false);
        delivery.needsOneFile(renderers.stream().allMatch(renderer -> renderer.isOneFile(1, words.size())));
        try (OutputFolder folder = new OutputFolder(Path.of(output.out));
                Progress progress = Progress.onTerminal(command.getErr(), !output.quiet())) {
            return delivery.watched(folder, progress, () -> {
                        Optional<SavedDocument> saved = read();
                        if (saved.isEmpty()) {
                            return ExitCode.WRONG_USAGE;
                        }
                        return saved.get() instanceof SavedComparison comparison
                                ? RunsDelivery.of(command, output, delivery, formats, ComparisonRenderers.ALL, rules)
                                        .write(report(comparison, words), folder, progress, CompareCommand::summary)
                                : delivery.deliver(
                                        renderers, report((SavedReport) saved.get(), words), folder, progress);
                    })
                    .code();
        }
    }

    private ComparisonReport report(SavedComparison saved, List<Messages> words) {
        return CompareCommand.report(
                new ComparisonReport.Given(saved.baseInputs(), saved.base()),
                new ComparisonReport.Given(saved.newInputs(), saved.now()),
                saved.matching(),
                words,
                output.redact());
    }

    private BatchReport report(SavedReport saved, List<Messages> words) {
        if (output.redact()) {
            Redaction.Nameless nameless = Redaction.of(saved.batch(), saved.diagnoses(), saved.sweeps(), Excerpts.NONE);
            return new BatchReport(
                    nameless.batch(), nameless.diagnoses(), nameless.sweeps(), words, Excerpts.NONE, Version.NUMBER);
        }
        // A saved result holds no line of a log.
        return new BatchReport(saved.batch(), saved.diagnoses(), saved.sweeps(), words, Excerpts.NONE, Version.NUMBER);
    }

    /** The report; empty, and told why, where the file holds none that can be shown. */
    private Optional<SavedDocument> read() {
        try (InputStream bytes = open()) {
            return Optional.of(SavedDocument.read(bytes));
        } catch (SavedReportException mistake) {
            spec.commandLine().getErr().println(told(mistake));
        } catch (IOException | InvalidPathException unreadable) {
            spec.commandLine().getErr().println(Words.text("saved.unreadable", Map.of("file", file)));
        }
        return Optional.empty();
    }

    /** A pipe without a writer and a device without an end would hold the program up for ever. */
    private InputStream open() throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new BufferedInputStream(System.in);
        }
        if (!Files.isRegularFile(Path.of(file))) {
            throw new NoSuchFileException(file);
        }
        return new BufferedInputStream(Files.newInputStream(Path.of(file)));
    }

    /** {@code report.json:12: …}, so that an editor can go there; what the file says may not steer a terminal. */
    private String told(SavedReportException mistake) {
        String detail = mistake.detail().replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
        String shown = detail.length() > 80 ? detail.substring(0, 80) + "…" : detail;
        return Words.text(
                "saved.at",
                Map.of(
                        "file",
                        file,
                        "line",
                        Integer.toString(mistake.line()),
                        "problem",
                        Words.text("saved." + mistake.problem().id(), Map.of("detail", shown))));
    }
}
