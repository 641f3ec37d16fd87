package io.benchdoctor.report;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.EngineSamples.Figure;
import java.util.List;
import java.util.OptionalDouble;

/** The interval lines of all server logs of a run as rows of one table, log by log, as far as a sheet holds them. */
public final class SampleLines {
    private static final int MOST_ROWS = 250_000;

    private final List<EngineSamples> logs;

    /** By log the row behind its last one. */
    private final int[] ends;

    private final OptionalDouble begin;

    SampleLines(List<EngineSamples> logs) {
        this.logs = List.copyOf(logs);
        this.ends = new int[logs.size()];
        int rows = 0;
        for (int log = 0; log < ends.length; log++) {
            rows += logs.get(log).count();
            ends[log] = rows;
        }
        this.begin = logs.stream()
                .filter(log -> log.count() > 0)
                .map(log -> log.sample(0).clockSeconds())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min();
    }

    public int rows() {
        return Math.min(MOST_ROWS, all());
    }

    int leftOut() {
        return all() - rows();
    }

    private int all() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** One figure of a line; empty where the line does not say it. */
    public OptionalDouble figure(int row, Figure figure) {
        double value = packed(row, figure);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The log in which the line stands. */
    public String path(int row) {
        return logs.get(log(row)).path();
    }

    /** Number of the line in its log, from 1. */
    public int line(int row) {
        int log = log(row);
        return logs.get(log).line(row - firstRow(log));
    }

    /** Since the first line, in seconds; empty for a line without a clock. */
    public OptionalDouble seconds(int row) {
        double clock = packed(row, Figure.CLOCK_SECONDS);
        return Double.isNaN(clock) || begin.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(clock - begin.getAsDouble());
    }

    boolean hasReplicas() {
        for (int row = 0; row < rows(); row++) {
            if (packed(row, Figure.ENGINE) > 0) {
                return true;
            }
        }
        return false;
    }

    private double packed(int row, Figure figure) {
        int log = log(row);
        return logs.get(log).figure(row - firstRow(log), figure);
    }

    /** @throws IndexOutOfBoundsException where no log has such a row */
    private int log(int row) {
        int log = 0;
        while (row >= ends[log]) {
            log++;
        }
        return log;
    }

    private int firstRow(int log) {
        return log == 0 ? 0 : ends[log - 1];
    }
}
