package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.MovedLimit;
import io.benchdoctor.model.Run;
import io.benchdoctor.parse.GivenSettings;
import io.benchdoctor.parse.LogReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of every command that reads logs and judges them: by which rules and targets, with what else known, how fast. */
final class JudgingOptions {
    private static final int LARGE_RUN = 20_000;

    @Option(names = "--input-format", paramLabel = "ID", descriptionKey = "analyze.input-format")
    private String inputFormat;

    @Option(names = "--rules", paramLabel = "DIR", descriptionKey = "analyze.rules")
    private Path rulesFolder;

    @Option(names = "--limit", paramLabel = "RULE.LIMIT=VALUE", descriptionKey = "analyze.limit")
    private Map<String, String> limits;

    @Option(names = "--slo", paramLabel = "PROFILE|FILE", descriptionKey = "analyze.slo")
    private String slo;

    @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "analyze.set")
    private List<String> given;

    @Option(
            names = {"-v", "--verbose"},
            descriptionKey = "analyze.verbose")
    boolean verbose;

    @Option(names = "--no-cache", descriptionKey = "analyze.no-cache")
    private boolean noCache;

    @Option(names = "--jobs", paramLabel = "N", descriptionKey = "analyze.jobs")
    private Integer jobs;

    Rules rules(CommandLine command) {
        return Rules.of(command, rulesFolder).with(command, limits, MovedLimit.By.COMMAND_LINE);
    }

    Optional<SloProfile> targets(CommandLine command) {
        return Optional.ofNullable(slo).map(name -> Targets.of(command, name));
    }

    /** What the logs say, and what the command line adds to it. */
    LogReader.Result read(CommandLine command, List<String> paths, Afterwards afterwards, Progress progress) {
        GivenSettings added = Given.of(command, given);
        Diary diary = new Diary(command.getErr(), verbose);
        Optional<LogCache> cache = noCache ? Optional.empty() : LogCache.ofUser();
        Optional<String> format = knownFormat(command);
        LogReader.Result read = new LogReading(jobs(), progress, diary, cache, afterwards, format.orElse(""))
                .of(LogReader.given(paths, format, System.in));
        return new LogReader.Result(added.addedTo(read.batch()), read.excerpts());
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
     * What is written is made by threads that the language shares out; the one that asks is one of them.
     *
     * @throws ParameterException for a number of jobs that cannot be
     */
    void limitThreads(CommandLine command) {
        if (jobs == null) {
            return;
        }
        if (jobs < 1) {
            throw new ParameterException(command, Words.text("usage.jobs", Map.of("given", jobs + "")));
        }
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(jobs - 1));
    }
}
