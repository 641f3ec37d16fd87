package io.benchdoctor.report;

import io.benchdoctor.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The page over many runs, in one language.
 *
 * @param rows ordered: severity, then P99 of the waiting, falling
 */
public record IndexView(
        String language,
        String direction,
        String languageName,
        Map<String, String> words,
        String headline,
        String summary,
        List<Filter> filters,
        String orderNote,
        List<Row> rows,
        Sweeps sweeps,
        List<ReportView.Source> sources,
        String foot) {

    /**
     * The sweeps among the runs, each with its answer; its page is {@code sweeps/<id>.html}.
     *
     * @param answer head of what is said of each, {@code load} of its levels, {@code columns} of their figures
     */
    public record Sweeps(String heading, String answer, String load, List<String> columns, List<SweepView> all) {
        public Sweeps {
            columns = List.copyOf(columns);
            all = List.copyOf(all);
        }
    }

    /** What the axes of a curve are called. */
    public record Axes(String across, String up) {}

    /** How many runs carry a mark. */
    public record Filter(Mark mark, String word, int count) {}

    /**
     * @param page relative address of the run's own page; empty when it has none
     * @param ttftMedianSeconds and {@code ttftP99Seconds}: for the strip; empty when unknown
     */
    public record Row(
            Mark mark,
            String severity,
            String name,
            String detail,
            String source,
            String page,
            String finding,
            ReportView.Cell ttftMedian,
            ReportView.Cell ttftP99,
            OptionalDouble ttftMedianSeconds,
            OptionalDouble ttftP99Seconds,
            ReportView.Cell tokensPerSecond,
            ReportView.Cell requestsPerSecond,
            ReportView.Cell requests,
            Optional<Quantity> duration) {

        Row withoutPage() {
            return new Row(
                    mark,
                    severity,
                    name,
                    detail,
                    source,
                    "",
                    finding,
                    ttftMedian,
                    ttftP99,
                    ttftMedianSeconds,
                    ttftP99Seconds,
                    tokensPerSecond,
                    requestsPerSecond,
                    requests,
                    duration);
        }
    }
}
