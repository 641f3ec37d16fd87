package io.benchdoctor.cli;

import java.util.List;
import picocli.CommandLine.Option;

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
            descriptionKey = "analyze.lang")
    List<String> languages;

    @Option(names = "--redact", descriptionKey = "analyze.redact")
    boolean redact;

    @Option(
            names = {"-q", "--quiet"},
            descriptionKey = "analyze.quiet")
    boolean quiet;
}
