package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.quotient;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;

/** How the figures are printed: zeros that mean nothing, numbers that are none, digits that are too few. */
final class PrintFacts {
    static final List<Fact> ALL = all();

    private PrintFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        for (String family : List.of("ttft", "tpot", "itl", "e2el")) {
            facts.add(new Fact(
                    "unmeasured." + family,
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when " + family + " is printed as zero and was not measured",
                    sheet -> unmeasured(sheet, family)));
        }
        facts.add(new Fact(
                "printed.notFinite",
                Unit.COUNT,
                Quality.EXACT,
                "printed figures that are NaN or infinite",
                PrintFacts::notFinite));
        facts.add(new Fact(
                "rounding.requestRate",
                Unit.SHARE,
                Quality.EXACT,
                "half a unit of the last printed digit / reported.throughput.requests",
                sheet -> Printed.of(sheet, "throughput.requests").relative()));
        facts.add(new Fact(
                "tokens.retokenizedOff",
                Unit.SHARE,
                Quality.EXACT,
                "|tokens.output.retokenized / tokens.output - 1|",
                sheet -> Math.abs(
                        quotient(sheet.need("reported.tokens.output.retokenized"), sheet.need("reported.tokens.output"))
                                - 1)));
        facts.add(new Fact(
                "gaps.extra",
                Unit.RATIO,
                Quality.EXACT,
                "(timed gaps - (tokens of their answers - answers)) / answers",
                Need.REQUEST_TIMINGS,
                PrintFacts::extraGaps));
        return List.copyOf(facts);
    }

    private static double unmeasured(FactSheet sheet, String family) throws Unavailable {
        List<Double> values = summaries(sheet).stream()
                .flatMap(summary -> summary.unmeasured().entrySet().stream())
                .filter(figure -> figure.getKey().startsWith(family + "."))
                .map(figure -> figure.getValue().quantity().value())
                .toList();
        return flag(!values.isEmpty() && values.stream().allMatch(value -> value == 0));
    }

    private static double notFinite(FactSheet sheet) throws Unavailable {
        return summaries(sheet).stream()
                .flatMap(summary -> summary.reported().values().stream())
                .filter(figure -> !Double.isFinite(figure.quantity().value()))
                .peek(figure -> sheet.at(figure.at()))
                .count();
    }

    private static List<BenchSummary> summaries(FactSheet sheet) throws Unavailable {
        List<BenchSummary> summaries = sheet.parts(BenchSummary.class);
        if (summaries.isEmpty()) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        return summaries;
    }

    /** How many gaps more an answer has than its tokens have between them; below zero where chunks hold several. */
    private static double extraGaps(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        double gaps = 0;
        for (int r = 0; r < timings.count(); r++) {
            gaps += timings.gapCount(r);
        }
        double tokens = sheet.need("tokens.output");
        double answers = sheet.need("requests.completed");
        if (gaps == 0) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return quotient(gaps - (tokens - answers), answers);
    }
}
