package io.benchdoctor.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is said of one sweep, in one language and in the order it is read. A renderer adds no word to it.
 *
 * @param id of the sweep, for an address within a page
 * @param name what was measured, and over which levels
 * @param word of the mark
 * @param headline the answer in a sentence; {@code answers} the rest of it, a sentence each
 * @param findings what rules found about it
 * @param curve throughput and latency, where the lever is a load; else what changes along it
 * @param plot the same for a sheet, which draws its own cells
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
        Optional<Plot> plot,
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
     * Which columns of the levels make a chart.
     *
     * @param across index of the figure across; empty where that is the level itself
     * @param up index of the figure upwards
     * @param names whether the levels are names, which no line joins
     * @param rows how many of the levels are drawn, the first ones
     */
    public record Plot(OptionalInt across, int up, IndexView.Axes axes, boolean names, int rows) {}

    /**
     * One level in numbers, for a sheet.
     *
     * @param number the level as a number; empty for a name, and for no limit
     * @param figures in the order of the columns behind the first
     * @param note why it does not count, or what was found there
     */
    public record Level(
            String name, OptionalDouble number, boolean counted, List<OptionalDouble> figures, String note) {
        public Level {
            figures = List.copyOf(figures);
        }
    }
}
