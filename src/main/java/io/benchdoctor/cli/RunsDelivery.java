package io.benchdoctor.cli;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.render.RunsRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * What is said of several runs together on its way out: what the command line asks for, found to be possible, and then the
 * work, watched.
 *
 * @param <R> a comparison, or a history
 */
record RunsDelivery<R>(
        CommandLine command,
        OutputOptions output,
        Delivery delivery,
        List<RunsRenderer<R>> renderers,
        List<Messages> words) {

    /** @throws CommandLine.ParameterException for a format or a language that nobody knows, or files that standard output does not take */
    static <R> RunsDelivery<R> of(
            CommandLine command,
            OutputOptions output,
            Delivery delivery,
            List<String> formats,
            List<RunsRenderer<R>> known,
            Rules rules) {
        List<RunsRenderer<R>> renderers = delivery.renderers(formats, known, RunsRenderer::format);
        List<Messages> words = Words.ofReport(command, output.languages, rules.words());
        delivery.needsOneFile(renderers.stream().allMatch(renderer -> renderer.isOneFile(words.size())));
        return new RunsDelivery<>(command, output, delivery, renderers, words);
    }

    /** What reads and judges. */
    @FunctionalInterface
    interface Reading<R> {
        R report(OutputFolder folder, Progress progress) throws IOException;
    }

    /**
     * Does the work and writes what came of it.
     *
     * @param summary what a terminal is told of it
     * @param code what the shell should hear of it
     */
    int run(Reading<R> reading, Function<R, String> summary, Function<R, ExitCode> code) throws IOException {
        output.sayWhereTo(delivery.verbose());
        try (OutputFolder folder = new OutputFolder(Path.of(output.out));
                Progress progress = Progress.onTerminal(command.getErr(), !output.quiet() && !delivery.verbose())) {
            return delivery.watched(folder, progress, () -> {
                        R report = reading.report(folder, progress);
                        return write(report, folder, progress, summary).or(code.apply(report));
                    })
                    .code();
        }
    }

    ExitCode write(R report, OutputFolder folder, Progress progress, Function<R, String> summary) throws IOException {
        List<Output> outputs = renderers.stream()
                .map(renderer -> new Output(renderer.format(), to -> renderer.render(report, to)))
                .toList();
        return delivery.deliver(outputs, false, () -> summary.apply(report), folder, progress);
    }
}
