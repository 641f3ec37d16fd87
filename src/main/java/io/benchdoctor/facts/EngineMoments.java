package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.EngineSamples.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * The interval lines of a run by the moment that they tell of; several replicas tell of one moment in a line each. A dozen
 * facts ask for them, so that they are put together once for a run, and figures are looked up where they lie.
 */
final class EngineMoments {
    /** Replicas write their lines one after the other at the same time; their clocks differ by the time that takes. */
    private static final double SAME_MOMENT_SECONDS = 2;

    /** Of formulas that begin with {@link #all}. */
    static final Need NEED = Need.server(EngineSamples.class);

    private EngineMoments() {}

    /**
     * Lines that stand together because each tells of another replica, at least one.
     *
     * @param samples the lines of the log
     * @param first the first of these lines, from 0
     * @param end behind the last of them
     */
    record Moment(EngineSamples samples, int first, int end) {
        /** What the replicas say, made one number; NaN where none says it. */
        double together(Figure figure, DoubleBinaryOperator replicas) {
            double together = Double.NaN;
            for (int line = first; line < end; line++) {
                double value = samples.figure(line, figure);
                if (!Double.isNaN(value)) {
                    together = Double.isNaN(together) ? value : replicas.applyAsDouble(together, value);
                }
            }
            return together;
        }

        /** The same, zero where none says it. */
        double count(Figure figure, DoubleBinaryOperator replicas) {
            return orZero(together(figure, replicas));
        }

        /** When the first line was written; NaN where it has no clock. */
        double clockSeconds() {
            return samples.figure(first, Figure.CLOCK_SECONDS);
        }

        boolean anyWaits() {
            return anyAbove(Figure.WAITING);
        }

        /** Whether a request ran or waited. */
        private boolean isBusy() {
            return anyAbove(Figure.RUNNING) || anyAbove(Figure.WAITING);
        }

        private boolean anyAbove(Figure figure) {
            for (int line = first; line < end; line++) {
                if (samples.figure(line, figure) > 0) {
                    return true;
                }
            }
            return false;
        }

        /** How many lines there are. */
        int lines() {
            return end - first;
        }
    }

    /** One figure of all moments that carry it, rising; what several replicas say of one moment is made one number. */
    static double[] rising(FactSheet sheet, Figure figure, DoubleBinaryOperator replicas) throws Unavailable {
        List<Moment> moments = all(sheet);
        double[] column = new double[moments.size()];
        int found = 0;
        for (Moment moment : moments) {
            double together = moment.together(figure, replicas);
            if (!Double.isNaN(together)) {
                column[found++] = together;
            }
        }
        if (found == 0) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        double[] rising = Arrays.copyOf(column, found);
        Arrays.sort(rising);
        return rising;
    }

    /** All moments in the order of the logs, at least one. */
    static List<Moment> all(FactSheet sheet) throws Unavailable {
        List<EngineSamples> parts = sheet.parts(EngineSamples.class);
        parts.forEach(part -> sheet.at(part.source()));
        List<Moment> all = sheet.once(Moment.class, () -> of(parts));
        if (all.isEmpty()) {
            throw Unavailable.because(parts.isEmpty() ? Why.NO_SERVER_LOG : Why.NOT_REPORTED);
        }
        return all;
    }

    /** The moments in which a request ran or waited, at least one. */
    static List<Moment> busy(FactSheet sheet) throws Unavailable {
        List<Moment> busy = all(sheet).stream().filter(Moment::isBusy).toList();
        if (busy.isEmpty()) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return busy;
    }

    /** A number of requests that may not be said. */
    static double orZero(double number) {
        return Double.isNaN(number) ? 0 : number;
    }

    private static List<Moment> of(List<EngineSamples> parts) {
        List<Moment> moments = new ArrayList<>();
        for (EngineSamples samples : parts) {
            int first = 0;
            for (int line = 1; line <= samples.count(); line++) {
                if (line == samples.count() || !isAnotherReplica(samples, first, line)) {
                    moments.add(new Moment(samples, first, line));
                    first = line;
                }
            }
        }
        return List.copyOf(moments);
    }

    /** Whether a line tells of a replica of which no line from the first one on tells. */
    private static boolean isAnotherReplica(EngineSamples samples, int first, int line) {
        double engine = samples.figure(line, Figure.ENGINE);
        double since = orZero(samples.figure(line, Figure.CLOCK_SECONDS))
                - orZero(samples.figure(first, Figure.CLOCK_SECONDS));
        if (Double.isNaN(engine)
                || Double.isNaN(samples.figure(first, Figure.ENGINE))
                || Math.abs(since) > SAME_MOMENT_SECONDS) {
            return false;
        }
        for (int other = first; other < line; other++) {
            if (samples.figure(other, Figure.ENGINE) == engine) {
                return false;
            }
        }
        return true;
    }
}
