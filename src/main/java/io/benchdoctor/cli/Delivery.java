package io.benchdoctor.cli;

import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.render.TextSummary;
import io.benchdoctor.report.BatchReport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /** The renderers of these formats; a wrong one is a usage problem, and so are several to standard output. */
    List<Renderer> renderers(List<String> formats) {
        List<Renderer> renderers = formats.stream().map(this::renderer).toList();
        if (toStandardOutput() && renderers.size() != 1) {
            throw new ParameterException(command, Words.text("usage.one-format"));
        }
        if (quiet && verbose) {
            throw new ParameterException(command, Words.text("usage.quiet-verbose"));
        }
        return renderers;
    }

    private Renderer renderer(String format) {
        return Renderers.ALL.stream()
                .filter(renderer -> renderer.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command,
                        Words.text(
                                "usage.format",
                                Map.of(
                                        "given",
                                        format,
                                        "known",
                                        String.join(
                                                ", ",
                                                Renderers.ALL.stream()
                                                        .map(Renderer::format)
                                                        .toList())))));
    }

    boolean toStandardOutput() {
        return out.equals(STANDARD_OUTPUT);
    }

    ExitCode deliver(List<Renderer> renderers, BatchReport report, OutputFolder folder, Progress progress)
            throws IOException {
        return toStandardOutput() ? print(renderers.get(0), report) : write(renderers, report, folder, progress);
    }

    /** Standard output tells of no failure by itself: a report that was cut off there must not look like a whole one. */
    private ExitCode print(Renderer renderer, BatchReport report) throws IOException {
        renderer.render(report, name -> new KeptOpen(bytes));
        if (bytes.checkError()) {
            command.getErr().println(Words.text("unwritable.standard-output"));
            return ExitCode.WRONG_USAGE;
        }
        return ExitCode.DONE;
    }

    private ExitCode write(List<Renderer> renderers, BatchReport report, OutputFolder folder, Progress progress)
            throws IOException {
        try {
            new Writing(jobs, folder, progress).all(renderers, report);
        } catch (Unwritable trouble) {
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
            summary(report, folder.written());
        }
        return ExitCode.DONE;
    }

    private void summary(BatchReport report, List<Path> written) {
        PrintWriter to = command.getOut();
        to.print(TextSummary.of(report, Words.terminalLanguage()));
        to.println(Words.text("written", Map.of("count", (long) written.size(), "folder", out)));
        written.stream().filter(file -> file.getParent().equals(Path.of(out))).forEach(file -> to.println("  " + file));
    }
}
