package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.Matching;
import io.benchdoctor.diagnose.RegressionGate;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.CompareSummary;
import io.benchdoctor.render.ComparisonRenderers;
import io.benchdoctor.report.ComparisonReport;
import io.benchdoctor.report.Redaction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds new runs against a base: is it fair, is it real, does it matter. */
@Command(name = "compare", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class CompareCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.ParentCommand
    private BenchDoctor program;

    @Parameters(index = "0", paramLabel = "BASE", descriptionKey = "compare.base")
    private String base;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "NEW", descriptionKey = "compare.new")
    private List<String> now;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "html,xlsx,json",
            completionCandidates = Candidates.ComparisonFormats.class,
            descriptionKey = "compare.format")
    private List<String> formats;

    @Option(
            names = "--change",
            paramLabel = "SETTING",
            split = ",",
            completionCandidates = Candidates.Changes.class,
            descriptionKey = "compare.change")
    private List<String> changes;

    @Mixin
    private JudgingOptions judging;

    @Mixin
    private GateOption gate;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        Delivery delivery = judging.delivery(command, program.out(), output);
        Rules rules = judging.rules(command);
        RunsDelivery<ComparisonReport> wanted =
                RunsDelivery.of(command, output, delivery, formats, ComparisonRenderers.ALL, rules);
        Optional<RegressionGate> asked = gate.gate(command);
        Set<String> declared = CompareGate.declared(command, changes == null ? List.of() : changes);
        return wanted.run(
                (folder, progress) -> compared(rules.book(), declared, wanted.words(), folder, progress),
                CompareCommand::summary,
                report -> exitCode(report, asked));
    }

    /** Reads both sides, each by itself: a log of one side tells nothing of the other. */
    private ComparisonReport compared(
            RuleBook rules, Set<String> declared, List<Messages> words, OutputFolder folder, Progress progress) {
        LogReader.Result read = read(List.of(base), progress);
        LogReader.Result readAfter = read(now, progress);
        folder.spare(read.batch().inputs());
        folder.spare(readAfter.batch().inputs());
        progress.now(Words.text("progress.diagnose"));
        Judged before = judged(rules, read);
        Judged after = judged(rules, readAfter);
        Matching matching = Matching.of(rules, before.diagnoses(), after.diagnoses(), declared);
        return report(
                new ComparisonReport.Given(before.read().batch().inputs(), before.diagnoses()),
                new ComparisonReport.Given(after.read().batch().inputs(), after.diagnoses()),
                matching,
                words,
                output.redact());
    }

    private Judged judged(RuleBook rules, LogReader.Result side) {
        Optional<SloProfile> targets = judging.targets(spec.commandLine());
        return judging.judged(rules, targets, side, Optional.empty());
    }

    /** What is written of two sides that were read, or saved. */
    static ComparisonReport report(
            ComparisonReport.Given base,
            ComparisonReport.Given now,
            Matching matching,
            List<Messages> words,
            boolean redact) {
        if (redact) {
            Redaction.NamelessSides nameless = Redaction.of(base, now, matching);
            return new ComparisonReport(nameless.base(), nameless.now(), nameless.matching(), words, Version.NUMBER);
        }
        return new ComparisonReport(base, now, matching, words, Version.NUMBER);
    }

    private LogReader.Result read(List<String> paths, Progress progress) {
        try (Afterwards afterwards = new Afterwards()) {
            return judging.read(spec.commandLine(), paths, afterwards, progress);
        }
    }

    /** In the language of the terminal. */
    static String summary(ComparisonReport report) {
        ComparisonReport spoken = new ComparisonReport(
                report.base(),
                report.now(),
                report.matching(),
                List.of(report.words().get(0).other(Words.terminalLanguage())),
                report.version());
        return CompareSummary.of(spoken.views().get(0));
    }

    private ExitCode exitCode(ComparisonReport report, Optional<RegressionGate> asked) {
        Set<String> named = new TreeSet<>(now);
        named.add(base);
        return asked.map(each -> GateOption.code(each.of(report.matching())))
                .orElse(ExitCode.DONE)
                .or(Given.code(report.inputs(), named));
    }
}
