package io.benchdoctor.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** What one log can tell about one benchmark run. A part never looks at another. */
public sealed interface RunPart
        permits RunPart.BenchSummary,
                RunPart.Settings,
                RunPart.Prose,
                RunPart.ServerEvents,
                RunPart.Drafts,
                RunPart.ExpertLoad,
                RunPart.Pool,
                EngineSamples,
                RequestTimings {

    /** First line of what was read. */
    SourceRef source();

    /**
     * The same numbers under other names, for a report that goes to strangers; what is text alone is left out.
     *
     * @param places what each place in the logs is called there
     * @param texts what is left of a text of the log
     */
    RunPart renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts);

    /**
     * The figures a benchmark tool printed about itself. They are claims: {@code facts} keeps them under
     * {@code reported.*}, apart from what is computed from the request timings.
     *
     * @param format id of the format, such as {@code vllm-serve-console}
     * @param lastLine last line of the block
     * @param reported by metric id, e.g. {@code ttft.p99}; figures that mean "not measured" are not among them
     * @param unmeasured figures that are printed and mean "not measured", such as a TTFT of 0.00, or measure something
     *     else than the name says: for showing what the log says, never for reckoning
     * @param derived figures that stand nowhere in the log and follow from what stands there
     */
    record BenchSummary(
            SourceRef source,
            int lastLine,
            String format,
            Map<String, Reported> reported,
            Map<String, Reported> unmeasured,
            Map<String, Derived> derived)
            implements RunPart {
        public BenchSummary {
            reported = Map.copyOf(reported);
            unmeasured = Map.copyOf(unmeasured);
            derived = Map.copyOf(derived);
        }

        /** A summary of which every figure is printed. */
        public BenchSummary(
                SourceRef source,
                int lastLine,
                String format,
                Map<String, Reported> reported,
                Map<String, Reported> unmeasured) {
            this(source, lastLine, format, reported, unmeasured, Map.of());
        }

        /** A summary whose figures were all measured. */
        public BenchSummary(SourceRef source, int lastLine, String format, Map<String, Reported> reported) {
            this(source, lastLine, format, reported, Map.of(), Map.of());
        }

        @Override
        public RunPart renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts) {
            UnaryOperator<Reported> figure = reported ->
                    new Reported(reported.quantity(), texts.apply(reported.text()), places.apply(reported.at()));
            return new BenchSummary(
                    places.apply(source),
                    lastLine,
                    format,
                    each(reported, figure),
                    each(unmeasured, figure),
                    each(
                            derived,
                            figures -> new Derived(
                                    figures.quantity(),
                                    texts.apply(figures.formula()),
                                    figures.at().stream().map(places).toList())));
        }

        private static <F> Map<String, F> each(Map<String, F> figures, UnaryOperator<F> change) {
            Map<String, F> changed = new HashMap<>(figures);
            changed.replaceAll((metric, figure) -> change.apply(figure));
            return changed;
        }

        /** What the summary tells of a metric, printed or derived; empty where it tells nothing. */
        public Optional<Quantity> figure(String metric) {
            return Optional.ofNullable(reported.get(metric))
                    .map(Reported::quantity)
                    .or(() -> Optional.ofNullable(derived.get(metric)).map(Derived::quantity));
        }
    }

    /** How the run was made, from the lines around the figures. */
    record Settings(SourceRef source, Map<SettingKey, Setting> values) implements RunPart {
        public Settings {
            values = Map.copyOf(values);
        }

        /** What counts of the settings is in the run. */
        @Override
        public RunPart renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts) {
            return new Settings(places.apply(source), Map.of());
        }
    }

    /**
     * What a person or a program wrote around the figures: sentences and commands that are neither figures nor log
     * lines. Kept because they may advise something that does not exist.
     */
    record Prose(SourceRef source, List<Line> lines) implements RunPart {
        public Prose {
            lines = List.copyOf(lines);
        }

        @Override
        public RunPart renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts) {
            return new Prose(places.apply(source), List.of());
        }

        /** One line of text, as written. */
        public record Line(SourceRef at, String text) {}
    }

    /**
     * What a server's log tells besides its interval lines, counted.
     *
     * @param source first line of this start of the server
     * @param preemptionCounter the engine's own counter as it was last logged; it is logged at the first of every fifty,
     *     so the truth may be up to 49 more; empty where no line tells it
     * @param responses how often each HTTP status was answered
     * @param warnings lines of that level
     * @param errors lines of that level or worse, one for a stack trace
     * @param firstErrors places of the first of them
     * @param outOfFiles the first line that says that the server may open no more files or connections; empty where none does
     */
    record ServerEvents(
            SourceRef source,
            OptionalInt preemptionCounter,
            Map<Integer, Integer> responses,
            int warnings,
            int errors,
            List<SourceRef> firstErrors,
            Optional<SourceRef> outOfFiles)
            implements RunPart {
        public ServerEvents {
            responses = Map.copyOf(responses);
            firstErrors = List.copyOf(firstErrors);
        }

        @Override
        public RunPart renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts) {
            return new ServerEvents(
                    places.apply(source),
                    preemptionCounter,
                    responses,
                    warnings,
                    errors,
                    firstErrors.stream().map(places).toList(),
                    outOfFiles.map(places));
        }
    }

    /**
     * What an engine counted of speculative decoding over its whole log.
     *
     * @param source first line that tells it
     * @param drafted tokens that were proposed
     * @param accepted of them, those that the model kept
     */
    record Drafts(SourceRef source, long drafted, long accepted) implements RunPart {
        @Override
        public RunPart renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts) {
            return new Drafts(places.apply(source), drafted, accepted);
        }
    }

    /**
     * How a model's experts shared the work, over all steps of which the engine tells.
     *
     * @param source first line that tells it
     * @param steps lines that tell of a step, 1 at least
     * @param meanTokens tokens that a mean GPU's experts took, all steps and layers together
     * @param busiestTokens those that the busiest GPU of each layer took
     */
    record ExpertLoad(SourceRef source, int steps, double meanTokens, double busiestTokens) implements RunPart {
        @Override
        public RunPart renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts) {
            return new ExpertLoad(places.apply(source), steps, meanTokens, busiestTokens);
        }
    }

    /**
     * What one of several servers that share each request said of itself during the run. Its samples are none of the whole
     * server: they tell of one half of every request.
     */
    record Pool(Role role, EngineSamples samples) implements RunPart {
        @Override
        public SourceRef source() {
            return samples.source();
        }

        @Override
        public RunPart renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts) {
            return new Pool(role, samples.renamed(places, texts));
        }

        /** Which half of a request a server takes. */
        public enum Role {
            /** Reads the prompt and hands keys and values over. */
            PREFILL,
            /** Writes the answer. */
            DECODE
        }
    }
}
