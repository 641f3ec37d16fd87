package io.benchdoctor.parse;

import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.RequestTimings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Compares the times of two raw logs request by request, in whatever order they stand. */
final class TimingsLikeness {
    /** Stamps are written to the microsecond, and a time is the difference of two. */
    static final double STAMP_SECONDS = 5e-6;

    /** With fewer requests the times of one kind may agree by chance. */
    private static final int MIN_REQUESTS = 3;

    private TimingsLikeness() {}

    static Likeness of(RequestTimings one, RequestTimings other) {
        int completed = completed(one);
        if (completed != completed(other)) {
            return Likeness.ANOTHER;
        }
        int kinds = 0;
        for (Time time : Time.values()) {
            Optional<double[]> times = time.sorted(one);
            Optional<double[]> twins = time.sorted(other);
            if (times.isPresent() && twins.isPresent()) {
                if (!alike(times.get(), twins.get())) {
                    return Likeness.ANOTHER;
                }
                kinds++;
            }
        }
        if (kinds == 0 || completed < MIN_REQUESTS) {
            return Likeness.UNKNOWN;
        }
        List<Clue> clues = new ArrayList<>();
        clues.add(new Clue("requests", Integer.toString(completed), Integer.toString(completed)));
        // Some clients count an answer's tokens anew, so that a few more or less contradict nothing.
        OptionalLong tokens = outputTokens(one);
        if (tokens.isPresent() && tokens.equals(outputTokens(other))) {
            String count = Long.toString(tokens.getAsLong());
            clues.add(new Clue("tokens.output", count, count));
        }
        return Likeness.same(By.TIMINGS, clues);
    }

    static int completed(RequestTimings timings) {
        return (int)
                IntStream.range(0, timings.count()).filter(timings::completed).count();
    }

    /** Tokens of all answers; empty where one answer's are unknown. */
    static OptionalLong outputTokens(RequestTimings timings) {
        long sum = 0;
        for (int request = 0; request < timings.count(); request++) {
            if (timings.completed(request)) {
                if (timings.outputTokens(request).isEmpty()) {
                    return OptionalLong.empty();
                }
                sum += timings.outputTokens(request).getAsInt();
            }
        }
        return OptionalLong.of(sum);
    }

    private static boolean alike(double[] one, double[] other) {
        return IntStream.range(0, one.length).allMatch(n -> Math.abs(one[n] - other[n]) <= STAMP_SECONDS);
    }

    /** What may be told of each request. */
    private enum Time {
        FIRST_TOKEN {
            @Override
            OptionalDouble of(RequestTimings timings, int request) {
                return timings.ttftSeconds(request);
            }
        },
        WHOLE {
            @Override
            OptionalDouble of(RequestTimings timings, int request) {
                return timings.e2eSeconds(request);
            }
        },
        WRITING {
            @Override
            OptionalDouble of(RequestTimings timings, int request) {
                double decode = timings.decodeSeconds(request);
                return decode > 0 ? OptionalDouble.of(decode) : OptionalDouble.empty();
            }
        };

        abstract OptionalDouble of(RequestTimings timings, int request);

        /** Of the requests that ended well; empty where none has it. One that lacks it counts as zero. */
        private Optional<double[]> sorted(RequestTimings timings) {
            IntFunction<OptionalDouble> time = request -> of(timings, request);
            double[] times = IntStream.range(0, timings.count())
                    .filter(timings::completed)
                    .mapToObj(time)
                    .mapToDouble(found -> found.orElse(0))
                    .sorted()
                    .toArray();
            return Arrays.stream(times).anyMatch(found -> found > 0) ? Optional.of(times) : Optional.empty();
        }
    }
}
