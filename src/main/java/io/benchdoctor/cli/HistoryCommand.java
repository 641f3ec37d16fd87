package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RegressionGate;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Run;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.HistoryRenderers;
import io.benchdoctor.render.HistorySummary;
import io.benchdoctor.report.HistoryReport;
import io.benchdoctor.report.Redaction;
import java.io.IOException;
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
            defaultValue = "html,xlsx,json",
            completionCandidates = Candidates.HistoryFormats.class,
            descriptionKey = "history.format")
    private List<String> formats;

    @Mixin
    private JudgingOptions judging;

    @Mixin
    private GateOption gate;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        Delivery delivery = judging.delivery(command, program.out(), output);
        Rules rules = judging.rules(command);
        RunsDelivery<HistoryReport> wanted =
                RunsDelivery.of(command, output, delivery, formats, HistoryRenderers.ALL, rules);
        Optional<RegressionGate> asked = gate.gate(command);
        return wanted.run(
                (folder, progress) -> report(rules.book(), wanted.words(), folder, progress),
                HistoryCommand::summary,
                report -> asked.map(each -> GateOption.code(each.of(report.history())))
                        .orElse(ExitCode.DONE)
                        .or(Given.code(report.batch().inputs(), paths)));
    }

    private HistoryReport report(RuleBook rules, List<Messages> words, OutputFolder folder, Progress progress) {
        Optional<SloProfile> targets = judging.targets(spec.commandLine());
        LogReader.Result read;
        try (Afterwards afterwards = new Afterwards()) {
            read = judging.read(spec.commandLine(), paths, afterwards, progress);
        }
        folder.spare(read.batch().inputs());
        progress.now(Words.text("progress.diagnose"));
        Judged judged = judging.judged(rules, targets, read, Optional.empty());
        Batch batch = judged.read().batch();
        List<Run> asRead = batch.runs();
        List<Diagnosis> all = judged.diagnoses();
        if (output.redact()) {
            Redaction.Nameless nameless = Redaction.of(batch, all, judged.read().excerpts());
            batch = nameless.batch();
            all = nameless.diagnoses();
        }
        return new HistoryReport(batch, rules.history(all, asRead), words, rules.ruling(), Version.NUMBER);
    }

    /** In the language of the terminal. */
    static String summary(HistoryReport report) {
        Messages spoken = report.words().get(0).other(Words.terminalLanguage());
        HistoryReport once =
                new HistoryReport(report.batch(), report.history(), List.of(spoken), report.ruling(), report.version());
        return HistorySummary.of(once.views().get(0));
    }
}
