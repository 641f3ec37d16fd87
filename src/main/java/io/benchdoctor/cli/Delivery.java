package io.benchdoctor.cli;

import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Terminal;
import io.benchdoctor.render.TextSummary;
import io.benchdoctor.report.BatchReport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Where a report goes: into a folder, or one format of it to standard output.
 *
 * @param out name of the folder as given, {@code -} for standard output
 * @param bytes standard output as bytes
 * @param quiet whether nothing is told of what was written, {@code verbose} whether every file is
 * @param jobs that may write at the same time
 */
record Delivery(CommandLine command, PrintStream bytes, String out, boolean quiet, boolean verbose, Jobs jobs) {
    private static final String STANDARD_OUTPUT = "-";

    /**
     * Those of the known renderers whose formats were asked for, in that order.
     *
     * @param name the format of a renderer
     * @throws ParameterException for a format that nobody knows, and for several to standard output
     */
    <R> List<R> renderers(List<String> formats, List<R> known, Function<R, String> name) {
        List<R> renderers = formats.stream()
                .distinct()
                .map(format -> renderer(format, known, name))
                .toList();
        if (toStandardOutput() && renderers.size() != 1) {
            throw new ParameterException(command, Words.text("usage.one-format"));
        }
        if (!isPath(out)) {
            throw new ParameterException(command, Words.text("usage.wrong", Map.of("given", "--out \"" + out + '"')));
        }
        if (quiet && verbose) {
            throw new ParameterException(command, Words.text("usage.quiet-verbose"));
        }
        return renderers;
    }

    private <R> R renderer(String format, List<R> known, Function<R, String> name) {
        String names = known.stream().map(name).collect(Collectors.joining(", "));
        return known.stream()
                .filter(renderer -> name.apply(renderer).equals(format))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command, Words.text("usage.format", Map.of("given", format, "known", names))));
    }

    /** An empty name is a variable of a script that is not set; and some names cannot be had in the language of the machine. */
    private static boolean isPath(String name) {
        try {
            return !Path.of(name).toString().isEmpty();
        } catch (InvalidPathException unspeakable) {
            return false;
        }
    }

    boolean toStandardOutput() {
        return out.equals(STANDARD_OUTPUT);
    }

    /**
     * Standard output takes one file: of two, nobody could say where the first ends.
     *
     * @throws ParameterException when it would get several
     */
    void needsOneFile(boolean isOneFile) {
        if (toStandardOutput() && !isOneFile) {
            throw new ParameterException(command, Words.text("usage.one-file"));
        }
    }

    /** Does the work, and sees to it that a request to end leaves whole files only; standard output has none to tidy up. */
    ExitCode watched(OutputFolder folder, Progress progress, Work work) throws IOException {
        if (toStandardOutput()) {
            return work.done();
        }
        Interruption watch = Interruption.of(folder, out, progress, command.getErr());
        try {
            return work.done();
        } finally {
            watch.end();
        }
    }

    /** What a command does between reading its options and its exit code. */
    @FunctionalInterface
    interface Work {
        ExitCode done() throws IOException;
    }

    /**
     * Writes a report in the formats of these renderers.
     *
     * @throws ParameterException when it is several files that should go to standard output
     */
    ExitCode deliver(List<Renderer> renderers, BatchReport report, OutputFolder folder, Progress progress)
            throws IOException {
        int runs = report.diagnoses().size();
        int languages = report.languages().size();
        needsOneFile(renderers.stream().allMatch(renderer -> renderer.isOneFile(runs, languages)));
        List<Output> outputs = renderers.stream()
                .map(renderer -> new Output(renderer.format(), to -> renderer.render(report, to)))
                .toList();
        boolean together = runs == 1
                || report.diagnoses().stream().noneMatch(diagnosis -> JudgingOptions.isLarge(diagnosis.run()));
        return deliver(outputs, together, () -> TextSummary.of(report, Words.terminalLanguage()), folder, progress);
    }

    /**
     * Writes what was found.
     *
     * @param together whether the formats are made at the same time
     * @param summary what a terminal is told when all was written into a folder
     */
    ExitCode deliver(
            List<Output> outputs, boolean together, Supplier<String> summary, OutputFolder folder, Progress progress)
            throws IOException {
        return toStandardOutput() ? print(outputs.get(0)) : write(outputs, together, summary, folder, progress);
    }

    /** Standard output tells of no failure by itself: a report that was cut off there must not look like a whole one. */
    private ExitCode print(Output output) throws IOException {
        output.making().to(name -> new KeptOpen(bytes));
        if (bytes.checkError()) {
            command.getErr().println(Words.text("unwritable.standard-output"));
            return ExitCode.WRONG_USAGE;
        }
        return ExitCode.DONE;
    }

    private ExitCode write(
            List<Output> outputs, boolean together, Supplier<String> summary, OutputFolder folder, Progress progress)
            throws IOException {
        try {
            new Writing(jobs, folder, progress).all(outputs, together);
        } catch (Unwritable | LacksMemory trouble) {
            progress.close();
            if (!folder.stopped()) {
                PrintWriter err = command.getErr();
                err.println(trouble.told());
                err.println(Words.text(
                        "unwritable.kept",
                        Map.of("count", (long) folder.written().size(), "folder", out)));
            }
            return ExitCode.WRONG_USAGE;
        }
        progress.close();
        Diary diary = new Diary(command.getErr(), verbose);
        folder.written().forEach(file -> diary.written(file.toString()));
        if (!quiet) {
            tell(summary.get(), folder.written());
        }
        return ExitCode.DONE;
    }

    private void tell(String summary, List<Path> written) {
        PrintWriter to = command.getOut();
        to.print(summary);
        to.println(Words.text("written", Map.of("count", (long) written.size(), "folder", out)));
        written.stream()
                .filter(file -> Path.of(out).equals(file.getParent()))
                .forEach(file -> to.println("  " + Terminal.safe(file.toString())));
    }
}
