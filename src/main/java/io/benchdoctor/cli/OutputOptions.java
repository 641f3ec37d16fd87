package io.benchdoctor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that writes what it found: where, in which languages, without names, without a word. */
final class OutputOptions {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "bench-doctor-report",
            descriptionKey = "analyze.out")
    String out;

    /** Null where none is named. */
    @Option(
            names = {"-l", "--lang"},
            paramLabel = "TAG",
            split = ",",
            completionCandidates = Candidates.Languages.class,
            descriptionKey = "analyze.lang")
    List<String> languages;

    /** Null where nothing was typed. */
    @Option(names = "--redact", negatable = true, descriptionKey = "analyze.redact")
    private Boolean redact;

    @Option(
            names = {"-q", "--quiet"},
            negatable = true,
            descriptionKey = "analyze.quiet")
    private Boolean quiet;

    /** Read before the command line is parsed, for the file says what its defaults are; here so that it is known. */
    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    private Path configurationFile;

    @Option(names = "--no-config", descriptionKey = "no-config")
    private boolean withoutConfiguration;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean redact() {
        return configuration().isOn("redact", redact);
    }

    /** Whoever asks to be told of every file is not quiet, whatever the configuration says. */
    boolean quiet() {
        boolean asked = quiet == null && isTyped("--verbose");
        return !asked && configuration().isOn("quiet", quiet);
    }

    Configuration configuration() {
        return ((BenchDoctor) command.root().userObject()).configuration();
    }

    private boolean isTyped(String option) {
        return command.findOption(option) != null
                && command.commandLine().getParseResult().hasMatchedOption(option);
    }

    /**
     * Says where the reports go when that was not typed but found, even to who wants to hear nothing: a folder may come with
     * a configuration of somebody else's.
     */
    void sayWhereTo(boolean verbose) {
        Configuration configuration = configuration();
        if (configuration.file().isEmpty()) {
            return;
        }
        String file = configuration.file().get().toString();
        PrintWriter err = command.commandLine().getErr();
        if (verbose) {
            err.println(Words.text("config.used", Map.of("file", file)));
        }
        if (configuration.found() && configuration.options().containsKey(Configuration.OUT) && !isTyped("--out")) {
            err.println(Words.text("config.out", Map.of("folder", out, "file", file)));
        }
    }
}
