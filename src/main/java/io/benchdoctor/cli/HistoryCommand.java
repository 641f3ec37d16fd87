package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.History;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Run;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.HistoryRenderer;
import io.benchdoctor.render.HistoryRenderers;
import io.benchdoctor.render.HistorySummary;
import io.benchdoctor.report.HistoryReport;
import io.benchdoctor.report.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at runs of many nights: when did a level change, does it creep, how much is noise. */
@Command(name = "history", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class HistoryCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.ParentCommand
    private BenchDoctor program;

    @Parameters(arity = "1..*", paramLabel = "PATH", descriptionKey = "analyze.path")
    private List<String> paths;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "html,json",
            completionCandidates = Candidates.HistoryFormats.class,
            descriptionKey = "history.format")
    private List<String> formats;

    @Mixin
    private JudgingOptions judging;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        judging.limitThreads(command);
        Delivery delivery =
                new Delivery(command, program.out(), output.out, output.quiet(), judging.verbose(), judging.jobs());
        List<HistoryRenderer> renderers = delivery.renderers(formats, HistoryRenderers.ALL, HistoryRenderer::format);
        Rules rules = judging.rules(command);
        List<Messages> words = Words.ofReport(command, output.languages, rules.words());
        delivery.needsOneFile(renderers.stream().allMatch(renderer -> renderer.isOneFile(words.size())));
        output.sayWhereTo(judging.verbose());
        try (OutputFolder folder = new OutputFolder(Path.of(output.out));
                Progress progress = Progress.onTerminal(command.getErr(), !output.quiet() && !judging.verbose())) {
            return delivery.watched(folder, progress, () -> {
                        HistoryReport report = report(rules.book(), words, progress);
                        List<Output> outputs = renderers.stream()
                                .map(renderer -> new Output(renderer.format(), to -> renderer.render(report, to)))
                                .toList();
                        return delivery.deliver(outputs, false, () -> summary(report), folder, progress)
                                .or(Given.code(report.batch().inputs(), paths));
                    })
                    .code();
        }
    }

    private HistoryReport report(RuleBook rules, List<Messages> words, Progress progress) throws IOException {
        Optional<SloProfile> targets = judging.targets(spec.commandLine());
        LogReader.Result read;
        try (Afterwards afterwards = new Afterwards()) {
            read = judging.read(spec.commandLine(), paths, afterwards, progress);
        }
        progress.now(Words.text("progress.diagnose"));
        List<Run> asRead = read.batch().runs();
        List<Diagnosis> all = judging.jobs()
                .each(
                        asRead,
                        JudgingOptions::isLarge,
                        run -> rules.diagnose(run, FactSheet.of(run, Facts.ALL, targets)));
        Batch batch = read.batch();
        if (output.redact()) {
            Redaction.Nameless nameless = Redaction.of(batch, all, read.excerpts());
            batch = nameless.batch();
            all = nameless.diagnoses();
        }
        History history = rules.history(all, asRead);
        return new HistoryReport(batch, history, words, rules.ruling(), Version.NUMBER);
    }

    /** In the language of the terminal. */
    private static String summary(HistoryReport report) {
        Messages spoken = report.words().get(0).other(Words.terminalLanguage());
        HistoryReport once =
                new HistoryReport(report.batch(), report.history(), List.of(spoken), report.ruling(), report.version());
        return HistorySummary.of(once.views().get(0));
    }
}
