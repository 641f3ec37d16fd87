package io.benchdoctor.report;

import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.facts.BurstFormula;
import io.benchdoctor.facts.GapHistogram;
import io.benchdoctor.facts.Promise;
import io.benchdoctor.facts.RequestTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the workbook of one run shows beyond {@link ReportView}: raw data, the sheets that recount when a cell is changed,
 * and every term. Fixed labels are among the words of the report.
 */
public record WorkbookView(
        Optional<Requests> requests,
        Optional<Series> series,
        TargetSheet targets,
        Optional<WhatIf> whatIf,
        List<Entry> glossary) {

    /**
     * Every request, and what is drawn over them.
     *
     * @param promise what each request is held against at first
     * @param bySending x: place in the order of sending; y: wait for the first token, seconds
     * @param byWait x: part of the requests that waited no longer, 0..1; y: that wait, seconds
     * @param gaps the gaps between chunks; empty without raw gaps
     * @param remark what is left out; empty when nothing is
     */
    public record Requests(
            RequestTable table, Promise promise, Curve bySending, Curve byWait, List<GapBar> gaps, String remark) {

        /** What a limit is held against in a row, milliseconds; empty where the log does not hold it. */
        public OptionalDouble promised(Timed timed, int row) {
            return table.promised(timed.measure, row);
        }
    }

    /**
     * What the server's own interval lines say, line by line, and what is drawn over them; x in seconds since the first.
     *
     * @param lines every line that is shown
     * @param replicas whether lines speak of several engines
     * @param running requests being worked on, {@code waiting} in the engine's line, {@code kvCache} its fullest cache, 0..1
     * @param remark what is left out; empty when nothing is
     */
    public record Series(
            SampleLines lines, boolean replicas, Curve running, Curve waiting, Curve kvCache, String remark) {}

    /** What a limit may be about, in the order of the target sheet. */
    public enum Timed {
        TTFT(Measure.TTFT),
        TPOT(Measure.TPOT),
        /** The longest gap of an answer. */
        GAP(Measure.STALL),
        E2E(Measure.E2EL);

        private final Measure measure;

        Timed(Measure measure) {
            this.measure = measure;
        }

        Measure measure() {
            return measure;
        }
    }

    /** @param label upper edge of the bin in milliseconds, in the marks of the language */
    public record GapBar(String label, GapHistogram.Bin bin) {}

    /**
     * The run held against limits that the reader may change; what is judged here is judged by the first ones.
     *
     * @param banner why the run may not be judged at all; empty when it may
     * @param remarks how the run was held against which targets, and what narrows it
     * @param profile name of the profile that the user chose; empty when nobody chose
     * @param required part of all sent requests that must keep a limit
     * @param counted whether requests are counted; else printed percentiles bound their share
     * @param sent requests sent, failed ones included; empty when no log tells
     * @param open requests that were still running when the log ended
     * @param done completed requests as a part of those sent
     * @param proposals the profiles to choose from
     */
    public record TargetSheet(
            Optional<String> banner,
            List<String> remarks,
            String profile,
            double required,
            boolean counted,
            OptionalDouble sent,
            int open,
            double done,
            List<Limit> limits,
            String togetherName,
            Judged together,
            List<Proposal> proposals) {}

    /**
     * One measure and its limit.
     *
     * @param millis the limit at first; empty when nothing is promised
     * @param told whether every completed request has the time that is held against it
     * @param steps what printed percentiles say, rising, from nothing on; empty when requests are counted
     */
    public record Limit(
            Timed timed, String name, OptionalDouble millis, boolean told, Judged judged, List<Step> steps) {}

    /**
     * How the requests stand to a limit.
     *
     * @param kept requests within it; empty when they cannot be counted
     * @param share part of all sent; empty when it is not known
     * @param bound what is known of the share when it is not; may be empty
     * @param low the least that the share can be, {@code high} the most
     */
    public record Judged(
            OptionalDouble kept,
            OptionalDouble share,
            String bound,
            OptionalDouble low,
            OptionalDouble high,
            Standing standing) {
        static final Judged NOT = new Judged(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Standing.UNKNOWN);
    }

    /** Whether enough requests keep a limit. */
    public enum Standing {
        MET,
        MISSED,
        /** Fewer than required, but so few requests that it may be chance. */
        FEW,
        UNKNOWN
    }

    /**
     * A known percentile: this part of all sent requests took no longer.
     *
     * @param low what is known of the share that keeps a limit between this step and the next, {@code high} its other end
     * @param bound the same in words
     */
    public record Step(double millis, double low, double high, String bound) {}

    /** @param millis by {@link Timed}; empty where the profile promises nothing */
    public record Proposal(String name, List<OptionalDouble> millis, double required) {}

    /**
     * The same burst with other numbers of slots, as formulas over values that the reader may change.
     *
     * @param factor how many times as long a step takes at worst
     * @param rows rising by slots
     */
    public record WhatIf(BurstFormula formula, double factor, List<Row> rows) {
        /**
         * @param bestRate requests per second, {@code bestWait} seconds until the first token on average, if a step takes no
         *     longer than now; the others if it takes {@code factor} times as long
         * @param measured the wait in seconds, where this is the number of slots of the run
         */
        public record Row(
                double slots,
                Estimate bestRate,
                Estimate worstRate,
                Estimate bestWait,
                Estimate worstWait,
                OptionalDouble measured) {}
    }

    /** @param fit what the plain formula is multiplied by to give the value that the report names */
    public record Estimate(double value, double fit) {}

    /** A word of the field: how the language says it, how English does, for everyone, and exactly. */
    public record Entry(String name, String english, String text, String exact) {}
}
