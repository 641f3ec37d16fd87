package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.SettingKey;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * When a run was, on a {@link YearClock}.
 *
 * @param start seconds
 * @param end seconds, after {@code start}
 */
record RunWindow(double start, double end) {
    /** Stamps have no fraction of a second. */
    private static final double SECOND = 1;
    /** A line tells of what was since the line before: ten seconds, unless told otherwise. */
    static final double INTERVAL = 10;

    /** Of what a client saved: when it ended and how long it took. Empty where one of the two is unknown. */
    static Optional<RunWindow> of(List<Telling> tellings) {
        Optional<LocalDateTime> end = tellings.stream()
                .map(telling -> telling.run().settings().get(SettingKey.DATE))
                .flatMap(date -> date == null
                        ? Optional.<LocalDateTime>empty().stream()
                        : YearClock.clientDate(date.value()).stream())
                .findFirst();
        Optional<Double> duration = duration(tellings);
        if (end.isEmpty() || duration.isEmpty()) {
            return Optional.empty();
        }
        double last = YearClock.seconds(end.get());
        return Optional.of(new RunWindow(last - duration.get(), last));
    }

    /** How long the run took, seconds; empty where no log says. */
    static Optional<Double> duration(List<Telling> tellings) {
        for (Telling telling : tellings) {
            for (RunPart part : telling.run().parts()) {
                Optional<Double> duration = part instanceof BenchSummary summary
                        ? summary.figure("duration").map(Quantity::value).filter(Double::isFinite)
                        : Optional.empty();
                if (duration.isPresent()) {
                    return duration;
                }
            }
        }
        return Optional.empty();
    }

    /** The same on a clock that is ahead by so many seconds. */
    RunWindow shifted(double seconds) {
        return new RunWindow(start + seconds, end + seconds);
    }

    /** The same in the year in which the lines were written: a log may go on over New Year. */
    RunWindow near(EngineSamples samples) {
        RunWindow later = shifted(YearClock.YEAR_SECONDS);
        RunWindow earlier = shifted(-YearClock.YEAR_SECONDS);
        if (samples.stream().anyMatch(this::saw)) {
            return this;
        }
        return samples.stream().anyMatch(later::saw) ? later : earlier;
    }

    boolean overlaps(RunWindow other) {
        return start < other.end && other.start < end;
    }

    /** Whether the line was written in the run, so that its instant is one of the run. */
    boolean holds(EngineSample sample) {
        double at = sample.clockSeconds().orElse(Double.NaN);
        return at >= start - SECOND && at <= end + SECOND;
    }

    /** Whether the line tells of work that may be the run's. */
    boolean saw(EngineSample sample) {
        double at = sample.clockSeconds().orElse(Double.NaN);
        return sample.busy() && at >= start - SECOND && at <= end + INTERVAL + SECOND;
    }
}
