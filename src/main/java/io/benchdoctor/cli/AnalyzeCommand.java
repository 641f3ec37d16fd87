package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.FrontierSearch;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.Demand;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Input;
import io.benchdoctor.parse.Explanation;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Reads logs, diagnoses every run they tell of, writes the reports. */
@Command(name = "analyze", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class AnalyzeCommand implements Callable<Integer> {
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
            completionCandidates = Candidates.Formats.class,
            descriptionKey = "analyze.format")
    private List<String> formats;

    @Mixin
    private JudgingOptions judging;

    @Option(names = "--explain-input", descriptionKey = "analyze.explain-input")
    private boolean explainInput;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            completionCandidates = Candidates.Severities.class,
            descriptionKey = "analyze.fail-on")
    private String failOn;

    @Option(names = "--users", paramLabel = "N", descriptionKey = "analyze.users")
    private Integer users;

    @Option(names = "--think", paramLabel = "SECONDS", defaultValue = "0", descriptionKey = "analyze.think")
    private double think;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        Delivery delivery = judging.delivery(command, program.out(), output);
        List<Renderer> renderers = delivery.renderers(formats, Renderers.ALL, Renderer::format);
        if (!explainInput) {
            judging.jobs().beside(renderers, Renderer::prepare);
        }
        Rules rules = judging.rules(command);
        List<Messages> words = Words.ofReport(command, output.languages, rules.words());
        delivery.needsOneFile(renderers.stream().allMatch(renderer -> renderer.isOneFile(1, words.size())));
        if (explainInput) {
            return explain(words.get(0));
        }
        Set<Severity> gate = gate();
        Demand demand = demand();
        output.sayWhereTo(judging.verbose());
        Wanted wanted = new Wanted(delivery, renderers, rules, words, gate, demand);
        try (OutputFolder folder = new OutputFolder(Path.of(output.out));
                Afterwards afterwards = new Afterwards();
                Progress progress = Progress.onTerminal(command.getErr(), !output.quiet() && !judging.verbose())) {
            return delivery.watched(folder, progress, () -> analyze(wanted, folder, afterwards, progress))
                    .code();
        }
    }

    /** What the command line asks for, found to be possible. */
    private record Wanted(
            Delivery delivery,
            List<Renderer> renderers,
            Rules rules,
            List<Messages> words,
            Set<Severity> gate,
            Demand demand) {}

    private ExitCode analyze(Wanted wanted, OutputFolder folder, Afterwards afterwards, Progress progress)
            throws IOException {
        Found found = found(wanted, folder, afterwards, progress);
        return wanted.delivery
                .deliver(wanted.renderers, found.report(), folder, progress)
                .or(found.code());
    }

    /** What is to be written, and what the shell should hear of it; what was read goes with what the report needs no more. */
    private record Found(BatchReport report, ExitCode code) {}

    private Found found(Wanted wanted, OutputFolder folder, Afterwards afterwards, Progress progress) {
        RuleBook rules = wanted.rules.book();
        Optional<SloProfile> targets = judging.targets(spec.commandLine());
        LogReader.Result read = read(afterwards, progress);
        folder.spare(read.batch().inputs());
        progress.now(Words.text("progress.diagnose"));
        Judged judged = judging.judged(rules, targets, read, Optional.of(afterwards));
        return new Found(
                output.redact() ? nameless(judged, wanted) : named(judged, wanted),
                exitCode(judged.read().batch().inputs(), judged.diagnoses(), wanted.gate));
    }

    /** Whom the set-ups are to serve. */
    private Demand demand() {
        if (users != null && users < 1 || think < 0 || !Double.isFinite(think)) {
            throw new ParameterException(spec.commandLine(), Words.text("usage.users"));
        }
        return new Demand(users == null ? OptionalDouble.empty() : OptionalDouble.of(users), think);
    }

    /** What only shows among several runs: sweeps, and which of their set-ups no other beats. */
    private BatchReport named(Judged judged, Wanted wanted) {
        List<Diagnosis> diagnoses = judged.diagnoses();
        LogReader.Result read = judged.read();
        return judging.jobs()
                .both(
                        () -> wanted.rules.book().sweeps(diagnoses, wanted.demand),
                        () -> FrontierSearch.of(diagnoses),
                        (sweeps, frontiers) -> new BatchReport(
                                read.batch(),
                                diagnoses,
                                sweeps,
                                frontiers,
                                wanted.words,
                                read.excerpts(),
                                Version.NUMBER));
    }

    private static BatchReport nameless(Judged judged, Wanted wanted) {
        List<SweepDiagnosis> sweeps = wanted.rules.book().sweeps(judged.diagnoses(), wanted.demand);
        LogReader.Result read = judged.read();
        Redaction.Nameless nameless = Redaction.of(read.batch(), judged.diagnoses(), sweeps, read.excerpts());
        return new BatchReport(
                nameless.batch(),
                nameless.diagnoses(),
                nameless.sweeps(),
                wanted.words,
                nameless.excerpts(),
                Version.NUMBER);
    }

    /** Tells how each file is read, instead of what is in it; the words of the first language. */
    private int explain(Messages words) {
        if (output.redact()) {
            throw new ParameterException(spec.commandLine(), Words.text("usage.redact"));
        }
        List<Explanation> files = LogReader.explain(paths, judging.knownFormat(spec.commandLine()), System.in);
        files.forEach(file -> spec.commandLine().getOut().println(InputStory.of(file, words)));
        return exitCode(files.stream().map(Explanation::input).toList(), List.of(), Set.of())
                .code();
    }

    /** What the logs say, and what the command line adds to it. */
    private LogReader.Result read(Afterwards afterwards, Progress progress) {
        return judging.read(spec.commandLine(), paths, afterwards, progress);
    }

    /** The severities that fail the gate; empty without one. */
    private Set<Severity> gate() {
        if (failOn == null) {
            return Set.of();
        }
        return switch (failOn) {
            case "critical" -> Set.of(Severity.CRITICAL);
            case "warning" -> Set.of(Severity.CRITICAL, Severity.WARNING);
            default ->
                throw new ParameterException(spec.commandLine(), Words.text("usage.fail-on", Map.of("given", failOn)));
        };
    }

    private ExitCode exitCode(List<Input> inputs, List<Diagnosis> diagnoses, Set<Severity> gate) {
        ExitCode code = Given.code(inputs, paths);
        if (!gate.isEmpty()) {
            if (diagnoses.stream()
                    .flatMap(d -> d.findings().stream())
                    .map(Finding::severity)
                    .anyMatch(gate::contains)) {
                code = code.or(ExitCode.GATE_FAILED);
            } else if (diagnoses.isEmpty()) {
                code = code.or(ExitCode.GATE_INCONCLUSIVE);
            }
        }
        return code;
    }
}
