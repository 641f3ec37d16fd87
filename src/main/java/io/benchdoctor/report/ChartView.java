package io.benchdoctor.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A chart with all its words; what is drawn is in {@code drawing}.
 *
 * @param id stable within a page: {@code time-split}, {@code queue}, {@code ten-seconds}, {@code gaps}, {@code slots},
 *     {@code what-if}, {@code server}, {@code targets}, {@code load-curve}
 * @param title the sentence that the chart proves
 * @param subtitle what is plotted, with unit
 * @param source where it comes from: log lines, estimates, assumptions
 * @param alt type, main figures, conclusion
 */
public record ChartView(String id, String title, String subtitle, String source, String alt, Drawing drawing) {

    /** What is drawn; all labels finished, all numbers raw. */
    public sealed interface Drawing {}

    /** Chart 1: one mean request as a stacked bar; parts under 3 % are enlarged in a lens below. */
    public record TimeSplit(String total, List<Part> parts, String lens) implements Drawing {
        public TimeSplit {
            parts = List.copyOf(parts);
        }

        /**
         * @param label in or under the part
         * @param role decides the colour: {@code wait}, {@code read}, {@code write}, {@code wait-and-read}
         */
        public record Part(String label, double millis, String role, boolean estimated) {}
    }

    /**
     * Chart 2: who waits how long; x is the share of requests in order of waiting, 0..1, y is seconds.
     *
     * @param points known quantiles, drawn as dots with a label of one or two lines
     * @param curve (share, seconds) pairs of the ordered raw data, thinned; empty without raw data
     * @param theorySeconds end of the dashed line from (0, 0) to (1, this); empty when the ramp test fails
     * @param tickSeconds seconds of one axis unit: 60 for minutes, 1 for seconds
     */
    public record Queue(
            String axis,
            double tickSeconds,
            String left,
            String middle,
            String right,
            String xTitle,
            List<Point> points,
            List<double[]> curve,
            OptionalDouble theorySeconds,
            String theoryLabel)
            implements Drawing {
        public Queue {
            points = List.copyOf(points);
            curve = List.copyOf(curve);
        }

        public record Point(double share, double seconds, String line1, String line2) {}
    }

    /**
     * Chart 3: the first ten seconds after the first word, in two lanes: text present, text read.
     *
     * @param answerSeconds until the mean answer is complete; may exceed 10
     * @param readPerSecond tokens an eye follows
     */
    public record TenSeconds(
            String writtenLane,
            String readLane,
            String xTitle,
            double answerSeconds,
            double answerTokens,
            double readPerSecond,
            String answerLabel,
            String readLabel)
            implements Drawing {}

    /**
     * Chart 4: how long the gaps are, on an axis of which each mark is ten times the one before.
     *
     * @param bins in order, without those in which no gap lies
     * @param usualLabel beside the usual gaps, of one to four lines; the first is the heading
     * @param longLabel above the long ones; empty when there are none
     * @param ticks of the axis, which runs from the first to the last
     */
    public record Gaps(
            String axis,
            String xTitle,
            List<Bin> bins,
            List<String> usualLabel,
            List<String> longLabel,
            List<Tick> ticks)
            implements Drawing {
        public Gaps {
            bins = List.copyOf(bins);
            usualLabel = List.copyOf(usualLabel);
            longLabel = List.copyOf(longLabel);
            ticks = List.copyOf(ticks);
        }

        /** @param isLong whether its gaps are longer than usual */
        public record Bin(double fromMillis, double toMillis, long count, boolean isLong) {}
    }

    /** A mark of an axis: where, in the unit of the axis, and what is written there. */
    public record Tick(double at, String label) {}

    /** Chart 5: one square per request ({@code perSquare} of them above 2,000), the served apart from the waiting. */
    public record Slots(int served, int waiting, int perSquare, String servedLabel, String waitingLabel)
            implements Drawing {}

    /**
     * Chart 6: what another number of slots would bring.
     *
     * @param tickSeconds seconds of one axis unit
     * @param measuredIndex position of the category that was measured
     */
    public record WhatIf(
            String axis,
            double tickSeconds,
            String xTitle,
            int measuredIndex,
            String measuredLabel,
            List<Category> categories)
            implements Drawing {
        public WhatIf {
            categories = List.copyOf(categories);
        }

        /**
         * @param bestSeconds waiting if a step takes no longer than now
         * @param worstSeconds waiting under the worst stated assumption
         * @param label of one to four lines; printed beside the range, or on the arrow when it leaves the frame
         */
        public record Category(String name, double bestSeconds, double worstSeconds, List<String> label) {
            public Category {
                label = List.copyOf(label);
            }
        }
    }

    /**
     * Chart 7: the server over time, a panel for each figure over one axis of time. The arrays are not to be written to.
     *
     * @param seconds of each moment, from the first on, rising
     * @param ticks of the axis, in seconds
     * @param marks moments, in seconds, at which something is marked above the last panel
     */
    public record Server(double[] seconds, List<Panel> panels, List<Tick> ticks, double[] marks) implements Drawing {
        public Server {
            panels = List.copyOf(panels);
            ticks = List.copyOf(ticks);
        }

        /**
         * @param values one for each moment; NaN where it was not told
         * @param most upper end of the panel
         * @param peakLabel in full, and {@code peak} bare for where there is little room
         * @param role decides the colour: {@code running}, {@code waiting}, {@code memory}
         */
        public record Panel(String name, double[] values, double most, String peakLabel, String peak, String role) {}
    }

    /** Chart 8: the share of the requests that keep each limit; the last bar is all limits together. */
    public record Targets(List<Bar> bars, String targetLabel) implements Drawing {
        public Targets {
            bars = List.copyOf(bars);
        }

        /**
         * @param share 0..1; {@code target} the share that is asked for
         * @param role decides the colour: {@code met}, {@code missed}, {@code undecided}
         */
        public record Bar(String name, double share, double target, String label, String role, boolean together) {}
    }

    /**
     * Chart 10: what a lever brings. For a load, across is throughput and up the time of a request; for other levers, across is the
     * lever and up what changes along it. Each line is a sweep, each dot a level that was measured.
     *
     * @param axis upwards, {@code unit} how much one unit of it is
     * @param most end of the axis upwards; what lies beyond is named at its upper edge
     * @param ticks of the axis across, the last one its end
     * @param places what is marked across: a knee, a capacity
     * @param joined whether lines lead from dot to dot; names have no distance that a line could cross
     */
    public record LoadCurve(
            String axis,
            double unit,
            double most,
            String xTitle,
            List<Tick> ticks,
            List<Line> lines,
            List<Tick> places,
            boolean joined)
            implements Drawing {
        public LoadCurve {
            ticks = List.copyOf(ticks);
            lines = List.copyOf(lines);
            places = List.copyOf(places);
        }

        /**
         * @param name at its end; empty where there is only one
         * @param points in the order of the lever
         */
        public record Line(String name, List<Point> points) {
            public Line {
                points = List.copyOf(points);
            }
        }

        /**
         * @param label beside the dot
         * @param counted whether it is a point of the curve, and not one that was left out
         */
        public record Point(double across, double up, String label, boolean counted) {}
    }

    /** Where a chart cannot be drawn: what is missing, what is known, the command that supplies it. */
    public record NotDrawn(String title, String text, Optional<String> command) {}
}
