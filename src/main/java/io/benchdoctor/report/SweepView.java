package io.benchdoctor.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is said of one sweep, in one language and in the order it is read. A renderer adds no word to it.
 *
 * @param id of the sweep, for an address within a page
 * @param name what was measured, and over which levels
 * @param word of the mark
 * @param headline the answer in a sentence; {@code answers} the rest of it, a sentence each
 * @param findings what rules found about it
 * @param curve throughput and latency, where the lever is a load
 * @param points a line per level, as text; {@code levels} the same as numbers
 * @param method how knee and capacity are defined, for an engineer
 */
public record SweepView(
        String id,
        String name,
        Mark mark,
        String word,
        String headline,
        List<String> answers,
        List<ComparisonView.Finding> findings,
        Optional<ChartView> curve,
        ComparisonView.Table points,
        List<Level> levels,
        List<String> method) {
    public SweepView {
        answers = List.copyOf(answers);
        findings = List.copyOf(findings);
        levels = List.copyOf(levels);
        method = List.copyOf(method);
    }

    /**
     * One level in numbers, for a sheet.
     *
     * @param figures in the order of the columns behind the first
     * @param note why it does not count, or what was found there
     */
    public record Level(String name, boolean counted, List<OptionalDouble> figures, String note) {
        public Level {
            figures = List.copyOf(figures);
        }
    }
}
