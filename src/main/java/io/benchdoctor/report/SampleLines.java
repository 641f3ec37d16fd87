package io.benchdoctor.report;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import java.util.List;
import java.util.OptionalDouble;

/** The interval lines of all server logs of a run as rows of one table, log by log, as far as a sheet holds them. */
public final class SampleLines {
    private static final int MOST_ROWS = 250_000;

    private final List<EngineSamples> logs;
    private final OptionalDouble begin;

    SampleLines(List<EngineSamples> logs) {
        this.logs = List.copyOf(logs);
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
        return logs.stream().mapToInt(EngineSamples::count).sum();
    }

    public EngineSample line(int row) {
        int n = row;
        for (EngineSamples log : logs) {
            if (n < log.count()) {
                return log.sample(n);
            }
            n -= log.count();
        }
        throw new IndexOutOfBoundsException(row);
    }

    /** Since the first line, in seconds; empty for a line without a clock. */
    public OptionalDouble seconds(int row) {
        OptionalDouble clock = line(row).clockSeconds();
        return clock.isPresent() && begin.isPresent()
                ? OptionalDouble.of(clock.getAsDouble() - begin.getAsDouble())
                : OptionalDouble.empty();
    }

    boolean hasReplicas() {
        for (int row = 0; row < rows(); row++) {
            if (line(row).engine().orElse(0) > 0) {
                return true;
            }
        }
        return false;
    }
}
