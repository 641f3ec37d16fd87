package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSamples.Figure;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Moments;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.Share;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/** What the engine says of itself every few seconds. */
final class ServerFacts {
    /** From here on the KV cache counts as full, however large it is: running requests grow into the rest. */
    private static final double FULL = 0.95;

    /** What vLLM takes on NVIDIA and AMD hardware when nobody asks for another. */
    private static final double USUAL_BLOCK = 16;
    /** From here on an HTTP status says that a request was not answered. */
    private static final int REFUSED = 400;

    /** Of formulas that begin with {@link #events}. */
    static final Need EVENTS = Need.server(ServerEvents.class);

    static final List<Fact> ALL = List.of(
            running("server.running.max", "most running requests in a sample, all replicas", ServerFacts::most),
            running("server.running.mean", "mean running requests over the samples", s -> known(Moments.mean(s))),
            waiting(
                    "server.waiting.p10",
                    Unit.REQUESTS,
                    "10th percentile of waiting requests over the samples",
                    s -> known(Percentile.ofSorted(s, 10))),
            waiting(
                    "server.waiting.mean",
                    Unit.REQUESTS,
                    "mean waiting requests over the samples",
                    s -> known(Moments.mean(s))),
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
                    s -> 1 - Share.below(EngineMoments.rising(s, Figure.KV_CACHE_USAGE_RATIO, Math::max), full(s))),
            new Fact(
                    "server.kv.capacity",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "setting kvCacheTokens, else kvCacheBlocks * blockSize; of one replica",
                    ServerFacts::capacity),
            fact(
                    "server.generation.max",
                    Unit.TOKENS_PER_SECOND,
                    "highest generation throughput of an interval, all replicas",
                    Figure.GENERATION_TOKENS_PER_SECOND,
                    Double::sum,
                    ServerFacts::most),
            new Fact(
                    "server.errors",
                    Unit.COUNT,
                    Quality.EXACT,
                    "error lines of the server's log",
                    EVENTS,
                    ServerFacts::errors),
            new Fact(
                    "server.responses.refused",
                    Unit.COUNT,
                    Quality.EXACT,
                    "answers with an HTTP status of 400 or more",
                    EVENTS,
                    ServerFacts::refused));

    private ServerFacts() {}

    private static Fact running(String id, String text, Statistic statistic) {
        return fact(id, Unit.REQUESTS, text, Figure.RUNNING, Double::sum, statistic);
    }

    private static Fact waiting(String id, Unit unit, String text, Statistic statistic) {
        return fact(id, unit, text, Figure.WAITING, Double::sum, statistic);
    }

    /** Of several replicas the fullest counts: it is the one that keeps requests out. */
    private static Fact cache(String id, String text, Statistic statistic) {
        return fact(id, Unit.SHARE, text, Figure.KV_CACHE_USAGE_RATIO, Math::max, statistic);
    }

    private static Fact fact(
            String id, Unit unit, String text, Figure figure, DoubleBinaryOperator replicas, Statistic statistic) {
        return new Fact(
                id,
                unit,
                Quality.EXACT,
                text,
                EngineMoments.NEED,
                sheet -> statistic.of(EngineMoments.rising(sheet, figure, replicas)));
    }

    /** A cache is full as soon as no other prompt fits: one that holds three long ones is so at seven eighths. */
    static double full(FactSheet sheet) {
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

    private static double errors(FactSheet sheet) throws Unavailable {
        return events(sheet).errors();
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

    static ServerEvents events(FactSheet sheet) throws Unavailable {
        ServerEvents events = sheet.parts(ServerEvents.class).stream()
                .findFirst()
                .orElseThrow(() -> Unavailable.because(Why.NO_SERVER_LOG));
        sheet.at(events.source());
        return events;
    }

    private static double most(double[] sorted) {
        return sorted[sorted.length - 1];
    }

    /** A number made of samples that do not fall, at least one. */
    @FunctionalInterface
    private interface Statistic {
        double of(double[] sorted) throws Unavailable;
    }
}
