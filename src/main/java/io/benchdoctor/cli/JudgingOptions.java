package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.MovedLimit;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.model.Run;
import io.benchdoctor.parse.GivenSettings;
import io.benchdoctor.parse.LogReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that reads logs and judges them: by which rules and targets, with what else known, how fast. */
final class JudgingOptions {
    private static final int LARGE_RUN = 20_000;

    @Option(
            names = "--input-format",
            paramLabel = "ID",
            completionCandidates = Candidates.InputFormats.class,
            descriptionKey = "analyze.input-format")
    private String inputFormat;

    @Option(names = "--rules", paramLabel = "DIR", descriptionKey = "analyze.rules")
    private Path rulesFolder;

    @Option(names = "--limit", paramLabel = "RULE.LIMIT=VALUE", descriptionKey = "analyze.limit")
    private Map<String, String> limits;

    @Option(
            names = "--slo",
            paramLabel = "PROFILE|FILE",
            completionCandidates = Candidates.Profiles.class,
            descriptionKey = "analyze.slo")
    private String slo;

    @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "analyze.set")
    private List<String> given;

    @Option(
            names = {"-v", "--verbose"},
            negatable = true,
            descriptionKey = "analyze.verbose")
    private Boolean verbose;

    @Option(names = "--cache", negatable = true, descriptionKey = "analyze.cache")
    private Boolean cache;

    @Option(names = "--jobs", paramLabel = "N", descriptionKey = "analyze.jobs")
    private Integer jobs;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private Optional<LogCache> logs;

    /** Whoever asks for quiet is not told of every file, whatever the configuration says. */
    boolean verbose() {
        boolean hushed = verbose == null && spec.commandLine().getParseResult().hasMatchedOption("--quiet");
        return !hushed && configuration().isOn("verbose", verbose);
    }

    private Configuration configuration() {
        return ((BenchDoctor) spec.root().userObject()).configuration();
    }

    private boolean isCached() {
        boolean unsaid = cache == null && !configuration().switches().containsKey("cache");
        return unsaid || configuration().isOn("cache", cache);
    }

    Rules rules(CommandLine command) {
        Rules rules = Rules.of(command, rulesFolder);
        for (Configuration.Line line : configuration().limits()) {
            rules = rules.with(command, Map.of(line.name(), line.value()), MovedLimit.By.CONFIGURATION, line.place());
        }
        return rules.with(command, limits == null ? Map.of() : limits, MovedLimit.By.COMMAND_LINE, "");
    }

    Optional<SloProfile> targets(CommandLine command) {
        return Optional.ofNullable(slo).map(name -> Targets.of(command, name));
    }

    /** What the logs say, and what the command line adds to it. */
    LogReader.Result read(CommandLine command, List<String> paths, Afterwards afterwards, Progress progress) {
        GivenSettings added = given(command);
        Diary diary = new Diary(command.getErr(), verbose());
        Optional<String> format = knownFormat(command);
        LogReader.Result read = new LogReading(jobs(), progress, diary, cache(), afterwards, format.orElse(""))
                .of(LogReader.given(paths, format, System.in));
        return new LogReader.Result(added.addedTo(read.batch()), read.excerpts());
    }

    /**
     * Judges each run of a batch; what was worked out before is taken from the cache.
     *
     * @param afterwards where what was worked out is kept; empty where that is not all that can be asked of a run
     */
    Judged judged(
            RuleBook rules, Optional<SloProfile> targets, LogReader.Result read, Optional<Afterwards> afterwards) {
        Optional<AnswerCache> known = cache().flatMap(logs -> logs.answers(read.batch(), rules.ruling(), targets));
        Judged judged = Judged.of(jobs(), read, new Judge(rules, targets, known, afterwards));
        afterwards.ifPresent(later -> known.ifPresent(answers -> later.run(answers::keep)));
        return judged;
    }

    /** The jar is summed up for it, once. */
    private Optional<LogCache> cache() {
        if (logs == null) {
            logs = isCached() ? LogCache.ofUser() : Optional.empty();
        }
        return logs;
    }

    private GivenSettings given(CommandLine command) {
        GivenSettings added = GivenSettings.none();
        for (Configuration.Line line : configuration().given()) {
            try {
                added = Given.of(command, added, List.of(line.name() + "=" + line.value()));
            } catch (ParameterException wrong) {
                throw new ParameterException(command, line.place() + ": " + wrong.getMessage());
            }
        }
        return Given.of(command, added, given == null ? List.of() : given);
    }

    /** The format by which every file is read; empty where content decides. */
    Optional<String> knownFormat(CommandLine command) {
        if (inputFormat != null && !LogReader.formats().contains(inputFormat)) {
            throw new ParameterException(
                    command,
                    Words.text(
                            "usage.input-format",
                            Map.of("given", inputFormat, "known", String.join(", ", LogReader.formats()))));
        }
        return Optional.ofNullable(inputFormat);
    }

    Jobs jobs() {
        return jobs == null ? Jobs.ofMachine() : new Jobs(jobs);
    }

    /** Sorting the times of so many requests takes as much room again. */
    static boolean isLarge(Run run) {
        return run.timings().filter(timings -> timings.count() > LARGE_RUN).isPresent();
    }

    /**
     * How what is written goes out.
     *
     * @throws ParameterException for a number of jobs that cannot be
     */
    Delivery delivery(CommandLine command, PrintStream bytes, OutputOptions output) {
        limitThreads(command);
        return new Delivery(command, bytes, output.out, output.quiet(), verbose(), jobs());
    }

    /**
     * What is written is made by threads that the language shares out; the one that asks is one of them.
     *
     * @throws ParameterException for a number of jobs that cannot be
     */
    private void limitThreads(CommandLine command) {
        if (jobs == null) {
            return;
        }
        if (jobs < 1) {
            throw new ParameterException(command, Words.text("usage.jobs", Map.of("given", jobs + "")));
        }
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(jobs - 1));
    }
}
