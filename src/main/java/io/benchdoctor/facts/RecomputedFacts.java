package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Formula;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Moments;
import io.benchdoctor.stats.Ordered;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** What a benchmark reports of itself, worked out again from the raw timings by vLLM's own definitions. */
final class RecomputedFacts {
    private static final List<String> RANKS = List.of("1", "5", "10", "25", "50", "75", "90", "95", "99", "99.9");
    private static final Pattern PERCENTILE =
            Pattern.compile("recomputed\\.(ttft|tpot|itl|e2el)\\.p(100|\\d{1,2}(?:\\.\\d{1,3})?)");

    static final List<Fact> ALL = all();

    private RecomputedFacts() {}

    /** Any percentile can be asked for; empty when the id is none. */
    static Optional<Fact> percentile(String id) {
        // most ids that are asked for are no percentile
        if (!id.startsWith(FactSheet.RECOMPUTED) || !id.contains(".p")) {
            return Optional.empty();
        }
        Matcher matcher = PERCENTILE.matcher(id);
        return matcher.matches()
                ? Optional.of(percentile(Samples.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(2)))
                : Optional.empty();
    }

    /** Ranks of the percentiles that are worked out of every run. */
    static DoubleStream ranks() {
        return RANKS.stream().mapToDouble(Double::parseDouble);
    }

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        for (Samples kind : EnumSet.range(Samples.TTFT, Samples.E2EL)) {
            facts.addAll(moments(kind));
            RANKS.forEach(rank -> facts.add(percentile(kind, rank)));
        }
        facts.addAll(counts());
        facts.addAll(rates());
        return List.copyOf(facts);
    }

    private static List<Fact> moments(Samples kind) {
        return List.of(
                latency(kind, "mean", s -> Symbols.known(Moments.mean(ordered(s, kind)))),
                latency(kind, "std", s -> Symbols.known(Moments.deviation(ordered(s, kind)))),
                latency(kind, "median", s -> Symbols.known(ordered(s, kind).percentile(50))),
                latency(kind, "min", s -> ordered(s, kind).at(0)),
                latency(kind, "max", s -> ordered(s, kind).at(ordered(s, kind).count() - 1)));
    }

    private static Ordered ordered(FactSheet sheet, Samples kind) throws Unavailable {
        return kind == Samples.ITL ? GapOrder.of(sheet) : Ordered.of(sheet.sorted(kind));
    }

    private static Fact percentile(Samples kind, String rank) {
        double number = Double.parseDouble(rank);
        return latency(kind, "p" + rank, s -> Symbols.known(ordered(s, kind).percentile(number)));
    }

    private static Fact latency(Samples kind, String statistic, Formula formula) {
        String family = kind.name().toLowerCase(Locale.ROOT);
        return new Fact(
                "recomputed." + family + "." + statistic,
                Unit.MILLISECONDS,
                Quality.EXACT,
                statistic + " of the raw " + family + " samples",
                Need.REQUEST_TIMINGS,
                formula);
    }

    private static List<Fact> counts() {
        return List.of(
                count("requests.completed", Unit.REQUESTS, "requests that ended well", s -> completed(s.timings())),
                count("requests.failed", Unit.REQUESTS, "requests that failed", s -> failed(s.timings())),
                count(
                        "tokens.input",
                        Unit.TOKENS,
                        "input tokens of completed requests",
                        s -> tokens(s.timings(), true)),
                count(
                        "tokens.output",
                        Unit.TOKENS,
                        "output tokens of completed requests",
                        s -> tokens(s.timings(), false)),
                count("concurrency.peak", Unit.REQUESTS, "most requests in flight at once", s -> Flight.of(s.timings())
                        .occupancy()
                        .peak()));
    }

    private static List<Fact> rates() {
        return List.of(
                new Fact(
                        "recomputed.duration",
                        Unit.SECONDS,
                        Quality.BOUND,
                        "last end - first send, or first arrival",
                        Need.REQUEST_TIMINGS,
                        s -> seen(s).seconds()),
                perSecond("throughput.requests", Unit.REQUESTS_PER_SECOND, "recomputed.requests.completed"),
                perSecond("throughput.output", Unit.TOKENS_PER_SECOND, "recomputed.tokens.output"),
                new Fact(
                        "recomputed.throughput.total",
                        Unit.TOKENS_PER_SECOND,
                        Quality.EXACT,
                        "(recomputed.tokens.input + recomputed.tokens.output) / recomputed.duration",
                        s -> Symbols.quotient(
                                s.need("recomputed.tokens.input") + s.need("recomputed.tokens.output"),
                                s.need("recomputed.duration"))),
                new Fact(
                        "recomputed.throughput.output.peak",
                        Unit.TOKENS_PER_SECOND,
                        Quality.EXACT,
                        "chunks in the busiest second",
                        Need.REQUEST_TIMINGS,
                        s -> seen(s).busiestSecond()));
    }

    private static Flight seen(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        return sheet.once("flight", () -> Flight.seen(timings));
    }

    private static Fact count(String metric, Unit unit, String text, Formula formula) {
        return new Fact("recomputed." + metric, unit, Quality.EXACT, text, Need.REQUEST_TIMINGS, formula);
    }

    private static Fact perSecond(String metric, Unit unit, String over) {
        return Symbols.ratio("recomputed." + metric, unit, over, "recomputed.duration");
    }

    private static int completed(RequestTimings timings) {
        int completed = 0;
        for (int r = 0; r < timings.count(); r++) {
            completed += timings.completed(r) ? 1 : 0;
        }
        return completed;
    }

    private static int failed(RequestTimings timings) {
        int failed = 0;
        for (int r = 0; r < timings.count(); r++) {
            failed += timings.failed(r) ? 1 : 0;
        }
        return failed;
    }

    /** All or nothing: a sum over some of the requests would pass for the whole. */
    private static double tokens(RequestTimings timings, boolean input) throws Unavailable {
        long sum = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.completed(r)) {
                OptionalInt tokens = input ? timings.inputTokens(r) : timings.outputTokens(r);
                sum += tokens.orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
            }
        }
        return sum;
    }
}
