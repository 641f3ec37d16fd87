package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Heaps;
import io.benchdoctor.stats.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;

/** Which kinds of prompts and answers are mixed, and what the one kind costs the other. */
final class MixFacts {
    /** A population is a tenth of all requests; fewer are stragglers. */
    private static final double POPULATION = 0.1;
    /** A factor of three with nothing inside parts two populations; a narrower gap is an accident of one. */
    private static final double APART = 3;
    /** A prompt of ten usual ones occupies the server for as long as ten. */
    private static final double LONG = 10;
    /** Fewer prompts than this have no usual length. */
    private static final int FEWEST = 20;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "input.gapFactor",
                    Unit.RATIO,
                    Quality.EXACT,
                    "factor across the widest gap in prompt length between two groups of at least 10 %",
                    Need.REQUEST_TIMINGS,
                    s -> Heaps.split(lengths(s), POPULATION).map(Heaps::factor).orElse(1.0)),
            new Fact(
                    "input.upperShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the prompts above the gap of input.gapFactor",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] lengths = lengths(s);
                        return quotient(heaps(lengths).upper(), lengths.length);
                    }),
            new Fact(
                    "input.lowerMedian",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "median length of the prompts below the gap of input.gapFactor",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] lengths = lengths(s);
                        return median(lengths, 0, heaps(lengths).lower());
                    }),
            new Fact(
                    "input.upperMedian",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "median length of the prompts above the gap of input.gapFactor",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] lengths = lengths(s);
                        return median(lengths, lengths.length - heaps(lengths).upper(), lengths.length);
                    }),
            new Fact(
                    "ttft.lowerMedian",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median TTFT of the prompts up to the middle of the gap of input.gapFactor",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double middle = middle(lengths(s));
                        return ttft(s.timings(), length -> length <= middle);
                    }),
            new Fact(
                    "ttft.upperMedian",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median TTFT of the prompts above the middle of the gap of input.gapFactor",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double middle = middle(lengths(s));
                        return ttft(s.timings(), length -> length > middle);
                    }),
            ratio("ttft.upperOverLower", Unit.RATIO, "ttft.upperMedian", "ttft.lowerMedian"),
            new Fact(
                    "input.longShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the prompts with at least 10 times the median length",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] lengths = lengths(s);
                        return quotient(lengths.length - firstLong(lengths), lengths.length);
                    }),
            new Fact(
                    "input.longTokens",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of all prompt tokens in prompts with at least 10 times the median length",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] lengths = lengths(s);
                        double all = Arrays.stream(lengths).sum();
                        return quotient(
                                Arrays.stream(lengths).skip(firstLong(lengths)).sum(), all);
                    }),
            new Fact(
                    "input.longMedian",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "median length of the prompts with at least 10 times the median length",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] lengths = lengths(s);
                        return median(lengths, firstLong(lengths), lengths.length);
                    }),
            new Fact(
                    "ttft.longMedian",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median TTFT of the prompts with at least 10 times the median length",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double bound = LONG * usual(lengths(s));
                        return ttft(s.timings(), length -> length >= bound);
                    }),
            new Fact(
                    "ttft.shortMedian",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median TTFT of the prompts with less than 10 times the median length",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double bound = LONG * usual(lengths(s));
                        return ttft(s.timings(), length -> length < bound);
                    }),
            ratio("ttft.longOverShort", Unit.RATIO, "ttft.longMedian", "ttft.shortMedian"),
            new Fact(
                    "ttft.behindLong",
                    Unit.RATIO,
                    Quality.EXACT,
                    "median TTFT of the other prompts sent while a long one had no first token yet / ttft.shortMedian",
                    Need.REQUEST_TIMINGS,
                    s -> quotient(
                            Behind.medianMillis(s.timings(), LONG * usual(lengths(s))), s.need("ttft.shortMedian"))),
            new Fact(
                    "output.maxOverMedian",
                    Unit.RATIO,
                    Quality.EXACT,
                    "longest answer / median answer, tokens",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] outputs = outputs(s.timings());
                        return quotient(outputs[outputs.length - 1], known(Percentile.ofSorted(outputs, 50)));
                    }),
            new Fact(
                    "output.medianLength",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "median length of the answers",
                    Need.REQUEST_TIMINGS,
                    s -> known(Percentile.ofSorted(outputs(s.timings()), 50))),
            new Fact(
                    "output.longest",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "length of the longest answer",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] outputs = outputs(s.timings());
                        return outputs[outputs.length - 1];
                    }));

    private MixFacts() {}

    /** Lengths of the prompts that got a first token, rising. */
    private static double[] lengths(FactSheet sheet) throws Unavailable {
        double[] lengths = Pairs.lengths(sheet.timings()).x();
        valid(lengths.length >= FEWEST);
        Arrays.sort(lengths);
        return lengths;
    }

    private static double[] outputs(RequestTimings timings) throws Unavailable {
        double[] outputs = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            OptionalInt tokens = timings.outputTokens(r);
            if (timings.completed(r) && tokens.isPresent()) {
                outputs[n++] = tokens.getAsInt();
            }
        }
        valid(n >= FEWEST);
        double[] sorted = Arrays.copyOf(outputs, n);
        Arrays.sort(sorted);
        return sorted;
    }

    private static Heaps heaps(double[] lengths) throws Unavailable {
        return Heaps.split(lengths, POPULATION)
                .filter(heaps -> heaps.factor() >= APART)
                .orElseThrow(() -> Unavailable.because(Why.OUTSIDE_VALIDITY));
    }

    private static double middle(double[] lengths) throws Unavailable {
        Heaps heaps = heaps(lengths);
        return Math.sqrt(lengths[heaps.lower() - 1] * lengths[lengths.length - heaps.upper()]);
    }

    private static double usual(double[] lengths) throws Unavailable {
        double usual = known(Percentile.ofSorted(lengths, 50));
        valid(usual > 0);
        return usual;
    }

    private static int firstLong(double[] lengths) throws Unavailable {
        double bound = LONG * usual(lengths);
        int first = lengths.length;
        while (first > 0 && lengths[first - 1] >= bound) {
            first--;
        }
        return first;
    }

    private static double median(double[] sorted, int from, int to) throws Unavailable {
        return known(Percentile.ofSorted(Arrays.copyOfRange(sorted, from, to), 50));
    }

    private static double ttft(RequestTimings timings, DoublePredicate kind) throws Unavailable {
        double[] millis = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            OptionalDouble ttft = timings.ttftSeconds(r);
            OptionalInt input = timings.inputTokens(r);
            if (ttft.isPresent() && input.isPresent() && kind.test(input.getAsInt())) {
                millis[n++] = ttft.getAsDouble() * 1000;
            }
        }
        double[] sorted = Arrays.copyOf(millis, n);
        Arrays.sort(sorted);
        return known(Percentile.ofSorted(sorted, 50));
    }
}
