package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Moments;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** What the engine says of itself every few seconds. */
final class ServerFacts {
    /** From here on the KV cache counts as full, however large it is: running requests grow into the rest. */
    private static final double FULL = 0.95;

    /** Replicas write their lines one after the other at the same time; their clocks differ by the time that takes. */
    private static final double SAME_MOMENT_SECONDS = 2;
    /** What vLLM takes on NVIDIA and AMD hardware when nobody asks for another. */
    private static final double USUAL_BLOCK = 16;
    /** From here on an HTTP status says that a request was not answered. */
    private static final int REFUSED = 400;

    static final List<Fact> ALL = List.of(
            running("server.running.max", "most running requests in a sample, all replicas", ServerFacts::most),
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
            new Fact(
                    "server.kv.fullShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the samples with a KV cache usage of min(0.95, 1 - input.mean / server.kv.capacity) or more",
                    s -> 1 - Share.below(column(s, EngineSample::kvCacheUsageRatio, Math::max), full(s))),
            new Fact(
                    "server.kv.capacity",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "setting kvCacheTokens, else kvCacheBlocks * blockSize; of one replica",
                    ServerFacts::capacity),
            fact(
                    "server.prefix.hitRate",
                    Unit.SHARE,
                    "mean prefix cache hit rate over the samples",
                    EngineSample::prefixHitRatio,
                    Math::max,
                    s -> known(Moments.mean(s))),
            fact(
                    "server.generation.max",
                    Unit.TOKENS_PER_SECOND,
                    "highest generation throughput of an interval, all replicas",
                    EngineSample::generationTokensPerSecond,
                    Double::sum,
                    ServerFacts::most),
            new Fact(
                    "server.preemptions",
                    Unit.COUNT,
                    Quality.EXACT,
                    "preemptions over all samples, else server.preemptions.counter",
                    ServerFacts::preemptions),
            new Fact(
                    "server.preemptions.counter",
                    Unit.COUNT,
                    Quality.BOUND,
                    "the engine's cumulative counter as last logged",
                    s -> events(s).preemptionCounter().orElseThrow(() -> Unavailable.because(Why.NOT_REPORTED))),
            new Fact("server.errors", Unit.COUNT, Quality.EXACT, "error lines of the server's log", s -> events(s)
                    .errors()),
            new Fact(
                    "server.responses.refused",
                    Unit.COUNT,
                    Quality.EXACT,
                    "answers with an HTTP status of 400 or more",
                    ServerFacts::refused));

    private ServerFacts() {}

    private static Fact running(String id, String text, Statistic statistic) {
        return fact(id, Unit.REQUESTS, text, sample -> widened(sample.running()), Double::sum, statistic);
    }

    private static Fact waiting(String id, Unit unit, String text, Statistic statistic) {
        return fact(id, unit, text, sample -> widened(sample.waiting()), Double::sum, statistic);
    }

    /** Of several replicas the fullest counts: it is the one that keeps requests out. */
    private static Fact cache(String id, String text, Statistic statistic) {
        return fact(id, Unit.SHARE, text, EngineSample::kvCacheUsageRatio, Math::max, statistic);
    }

    private static Fact fact(
            String id,
            Unit unit,
            String text,
            Function<EngineSample, OptionalDouble> field,
            DoubleBinaryOperator replicas,
            Statistic statistic) {
        return new Fact(id, unit, Quality.EXACT, text, sheet -> statistic.of(column(sheet, field, replicas)));
    }

    /** One field of all moments that carry it, rising; what several replicas say of one moment is made one number. */
    private static double[] column(
            FactSheet sheet, Function<EngineSample, OptionalDouble> field, DoubleBinaryOperator replicas)
            throws Unavailable {
        List<EngineSamples> parts = sheet.parts(EngineSamples.class);
        var column = DoubleStream.builder();
        int found = 0;
        for (EngineSamples part : parts) {
            for (List<EngineSample> moment : moments(part)) {
                OptionalDouble together = moment.stream()
                        .map(field)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .reduce(replicas);
                together.ifPresent(column::add);
                found += together.isPresent() ? 1 : 0;
            }
            sheet.at(part.source());
        }
        if (found == 0) {
            throw Unavailable.because(parts.isEmpty() ? Why.NO_SERVER_LOG : Why.NOT_REPORTED);
        }
        return column.build().sorted().toArray();
    }

    /** Lines that stand together because each tells of another replica. */
    private static List<List<EngineSample>> moments(EngineSamples samples) {
        List<List<EngineSample>> moments = new ArrayList<>();
        List<EngineSample> moment = new ArrayList<>();
        for (int n = 0; n < samples.count(); n++) {
            EngineSample sample = samples.sample(n);
            if (moment.isEmpty() || !isAnotherReplica(sample, moment)) {
                moment = new ArrayList<>(1);
                moments.add(moment);
            }
            moment.add(sample);
        }
        return moments;
    }

    private static boolean isAnotherReplica(EngineSample sample, List<EngineSample> moment) {
        double since =
                sample.clockSeconds().orElse(0) - moment.get(0).clockSeconds().orElse(0);
        return sample.engine().isPresent()
                && Math.abs(since) <= SAME_MOMENT_SECONDS
                && moment.stream().noneMatch(other -> other.engine().equals(sample.engine()))
                && moment.get(0).engine().isPresent();
    }

    /** A cache is full as soon as no other prompt fits: one that holds three long ones is so at seven eighths. */
    private static double full(FactSheet sheet) {
        OptionalDouble prompt = sheet.find("input.mean");
        OptionalDouble capacity = sheet.find("server.kv.capacity");
        boolean known = prompt.isPresent() && capacity.isPresent() && capacity.getAsDouble() > prompt.getAsDouble();
        return known ? Math.min(FULL, 1 - prompt.getAsDouble() / capacity.getAsDouble()) : FULL;
    }

    private static double capacity(FactSheet sheet) throws Unavailable {
        if (sheet.setting(SettingKey.KV_CACHE_TOKENS).isPresent()) {
            return sheet.number(SettingKey.KV_CACHE_TOKENS);
        }
        boolean stated = sheet.setting(SettingKey.BLOCK_SIZE)
                .map(Setting::number)
                .filter(OptionalDouble::isPresent)
                .isPresent();
        double block = stated ? sheet.number(SettingKey.BLOCK_SIZE) : USUAL_BLOCK;
        return sheet.number(SettingKey.KV_CACHE_BLOCKS) * block;
    }

    /** Newer engines print a line's preemptions only where there were any: then none is zero in all other lines. */
    private static double preemptions(FactSheet sheet) throws Unavailable {
        List<EngineSamples> parts = sheet.parts(EngineSamples.class);
        OptionalDouble sum = parts.stream()
                .flatMap(EngineSamples::stream)
                .map(sample -> widened(sample.preemptions()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .reduce(Double::sum);
        if (sum.isPresent()) {
            sheet.at(parts.get(0).source());
            return sum.getAsDouble();
        }
        OptionalDouble counter = sheet.find("server.preemptions.counter");
        return counter.orElseThrow(() -> Unavailable.because(parts.isEmpty() ? Why.NO_SERVER_LOG : Why.NOT_REPORTED));
    }

    private static double refused(FactSheet sheet) throws Unavailable {
        ServerEvents events = events(sheet);
        if (events.responses().isEmpty()) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        return events.responses().entrySet().stream()
                .filter(status -> status.getKey() >= REFUSED)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static ServerEvents events(FactSheet sheet) throws Unavailable {
        ServerEvents events = sheet.parts(ServerEvents.class).stream()
                .findFirst()
                .orElseThrow(() -> Unavailable.because(Why.NO_SERVER_LOG));
        sheet.at(events.source());
        return events;
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
