package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.RunPart.EngineSamples;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Moments;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.Share;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** What the engine says of itself every few seconds. */
final class ServerFacts {
    /** From here on the KV cache counts as full: the next request may not fit. */
    private static final double FULL = 0.95;

    static final List<Fact> ALL = List.of(
            running("server.running.max", "most running requests in a sample", ServerFacts::most),
            running("server.running.mean", "mean running requests over the samples", s -> known(Moments.mean(s))),
            waiting(
                    "server.waiting.p10",
                    Unit.REQUESTS,
                    "10th percentile of waiting requests over the samples",
                    s -> known(Percentile.ofSorted(s, 10))),
            waiting("server.waiting.max", Unit.REQUESTS, "most waiting requests in a sample", ServerFacts::most),
            waiting(
                    "server.waiting.zeroShare",
                    Unit.SHARE,
                    "part of the samples with no waiting request",
                    s -> Share.below(s, 1)),
            cache("server.kv.usage.max", "highest KV cache usage in a sample", ServerFacts::most),
            cache("server.kv.usage.mean", "mean KV cache usage over the samples", s -> known(Moments.mean(s))),
            cache(
                    "server.kv.fullShare",
                    "part of the samples with a KV cache usage of 0.95 or more",
                    s -> 1 - Share.below(s, FULL)),
            new Fact(
                    "server.preemptions", Unit.COUNT, Quality.EXACT, "preemptions over all samples", s -> Arrays.stream(
                                    column(s, sample -> widened(sample.preemptions())))
                            .sum()));

    private ServerFacts() {}

    private static Fact running(String id, String text, Statistic statistic) {
        return fact(id, Unit.REQUESTS, text, sample -> widened(sample.running()), statistic);
    }

    private static Fact waiting(String id, Unit unit, String text, Statistic statistic) {
        return fact(id, unit, text, sample -> widened(sample.waiting()), statistic);
    }

    private static Fact cache(String id, String text, Statistic statistic) {
        return fact(id, Unit.SHARE, text, EngineSample::kvCacheUsageRatio, statistic);
    }

    private static Fact fact(
            String id, Unit unit, String text, Function<EngineSample, OptionalDouble> field, Statistic statistic) {
        return new Fact(id, unit, Quality.EXACT, text, sheet -> statistic.of(column(sheet, field)));
    }

    /** One field of all samples that carry it, rising. */
    private static double[] column(FactSheet sheet, Function<EngineSample, OptionalDouble> field) throws Unavailable {
        double[] column = sheet.parts(EngineSamples.class).stream()
                .flatMap(part -> part.samples().stream())
                .map(field)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        if (column.length == 0) {
            throw Unavailable.because(Why.NO_SERVER_LOG);
        }
        return column;
    }

    private static double most(double[] sorted) {
        return sorted[sorted.length - 1];
    }

    private static OptionalDouble widened(OptionalInt number) {
        return number.isPresent() ? OptionalDouble.of(number.getAsInt()) : OptionalDouble.empty();
    }

    /** A number made of samples that do not fall, at least one. */
    @FunctionalInterface
    private interface Statistic {
        double of(double[] sorted) throws Unavailable;
    }
}
