package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether the printed figures agree with each other: the deviation of each identity in units of what rounding allows, so
 * that a number up to 1 agrees and one above it does not.
 */
final class IntegrityFacts {
    /** A relative error of one in ten thousand is forgiven beyond rounding: tools round the duration on the way. */
    private static final double FORGIVEN = 1e-4;
    /** Requests in flight may pass the limit by two percent: the clock of the run stops a little early. */
    private static final double OVER_LIMIT = 1.02;
    /** Worked out from TPOT, the number in flight is up to four percent too high besides. */
    private static final double OVER_LIMIT_ESTIMATED = 1.06;

    /** A check and the fact that it answers. */
    record Known(Fact fact, Comparison.Check check) {}

    static final List<Known> CHECKS = List.of(
            throughput("throughput.requests", "check.throughputRequests", "requests.completed"),
            throughput("throughput.output", "check.throughputOutput", "tokens.output"),
            throughput("throughput.total", "check.throughputTotal", "tokens.input", "tokens.output"),
            check("check.percentileOrder", "largest fall along min, percentiles, max / rounding", OrderChecks::order),
            check("check.meanWithinStd", "largest |mean - median| / std", OrderChecks::meanWithinStd),
            check("check.percentileWithinDuration", "largest latency / duration", OrderChecks::withinDuration),
            check("check.ttftItlNonNegative", "0, or 1 + the lowest negative latency in ms", OrderChecks::nonNegative),
            check(
                    "check.firstWithinWhole",
                    "largest excess of a statistic of ttft over the same of e2el / rounding",
                    OrderChecks::firstWithinWhole),
            check(
                    "check.writingWithinRun",
                    "tpot.median * (output.mean - 1) / (5 * duration)",
                    OrderChecks::writingWithinRun),
            check(
                    "check.concurrencyWithinLimit",
                    "system.concurrency / (1.02 * load.limit)",
                    IntegrityFacts::withinLimit),
            check(
                    "check.goodputWithinThroughput",
                    "reported.throughput.goodput / reported.throughput.requests",
                    IntegrityFacts::goodput),
            check("check.recomputed", "largest deviation of a printed latency from the raw timings", SourceChecks::raw),
            check("check.sources", "largest deviation of a figure between two logs of the run", SourceChecks::sources));

    static final List<Fact> ALL = all();

    private IntegrityFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>(CHECKS.stream().map(Known::fact).toList());
        facts.add(new Fact("checks.done", Unit.COUNT, Quality.EXACT, "known check facts", s -> results(s).length));
        facts.add(new Fact("checks.failed", Unit.COUNT, Quality.EXACT, "check facts above 1", s -> {
            int failed = 0;
            for (double result : results(s)) {
                failed += result > 1 ? 1 : 0;
            }
            return failed;
        }));
        facts.add(new Fact("checks.worst", Unit.RATIO, Quality.EXACT, "largest check fact", s -> {
            double worst = 0;
            for (double result : results(s)) {
                worst = Math.max(worst, result);
            }
            return worst;
        }));
        facts.addAll(peak());
        return List.copyOf(facts);
    }

    private static List<Fact> peak() {
        return List.of(
                new Fact(
                        "peak.belowMean",
                        Unit.COUNT,
                        Quality.EXACT,
                        "1 when throughput.output.peak < throughput.output",
                        s -> flag(s.need("throughput.output.peak") < s.need("throughput.output"))),
                new Fact(
                        "chunk.tokensProven",
                        Unit.RATIO,
                        Quality.BOUND,
                        "tokens.output / (throughput.output.peak * (whole seconds of duration + 1))",
                        s -> quotient(
                                s.need("tokens.output"),
                                s.need("throughput.output.peak") * (Math.floor(s.need("duration")) + 1))));
    }

    private static Known check(String id, String text, Comparison.Check check) {
        Comparison.Check known = sheet -> {
            valid(definitionsKnown(sheet));
            return check.compare(sheet);
        };
        Fact fact = new Fact(id, Unit.RATIO, Quality.EXACT, text, sheet -> known.compare(sheet)
                .deviation());
        return new Known(fact, known);
    }

    /** Other tools leave warm-up out of some figures and not of others; only these are known to divide what they print. */
    private static boolean definitionsKnown(FactSheet sheet) {
        for (BenchSummary summary : sheet.parts(BenchSummary.class)) {
            if (summary.format().startsWith("vllm-serve") || summary.format().startsWith("sglang-serve")) {
                return true;
            }
        }
        return false;
    }

    private static Known throughput(String metric, String id, String... counted) {
        String sum = String.join(" + ", counted);
        String text = "deviation of " + metric + " from " + (counted.length > 1 ? "(" + sum + ")" : sum)
                + " / duration, over rounding";
        return check(id, text, sheet -> {
            Printed duration = Printed.of(sheet, "duration");
            Printed printed = Printed.of(sheet, metric);
            double total = 0;
            for (String count : counted) {
                total += sheet.need("reported." + count);
            }
            double expected = quotient(total, duration.value());
            double allowed =
                    duration.relative() + quotient(printed.half(), Math.max(expected, printed.half())) + FORGIVEN;
            double deviation = expected == 0 && printed.value() == 0
                    ? 0
                    : Math.abs(printed.value() - expected) / Math.max(expected, printed.half()) / allowed;
            List<String> metrics = new ArrayList<>(List.of(metric, "duration"));
            metrics.addAll(List.of(counted));
            return Comparison.equal(
                    deviation,
                    Comparison.of(metric, expected),
                    Comparison.of(metric, printed.value()),
                    printed.half(),
                    metrics);
        });
    }

    private static Comparison withinLimit(FactSheet sheet) throws Unavailable {
        boolean measured = sheet.find("e2el.mean").isPresent();
        double over = measured ? OVER_LIMIT : OVER_LIMIT_ESTIMATED;
        double inFlight = sheet.need("system.concurrency");
        double limit = sheet.need("load.limit");
        return Comparison.atMost(
                quotient(inFlight, over * limit),
                Comparison.of("concurrency.limit", limit),
                Comparison.of("concurrency.limit", inFlight),
                List.of("concurrency.limit"));
    }

    private static Comparison goodput(FactSheet sheet) throws Unavailable {
        Printed goodput = Printed.of(sheet, "throughput.goodput");
        Printed all = Printed.of(sheet, "throughput.requests");
        return Comparison.atMost(
                quotient(Math.max(0, goodput.value() - goodput.half()), all.value() + all.half()),
                Comparison.of("throughput.requests", all.value()),
                Comparison.of("throughput.goodput", goodput.value()),
                List.of("throughput.goodput"));
    }

    private static double[] results(FactSheet sheet) throws Unavailable {
        double[] results = new double[CHECKS.size()];
        int n = 0;
        for (Known check : CHECKS) {
            OptionalDouble result = sheet.find(check.fact().id());
            if (result.isPresent()) {
                results[n++] = result.getAsDouble();
            }
        }
        if (n == 0) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        return Arrays.copyOf(results, n);
    }
}
