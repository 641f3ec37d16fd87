package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Percentile;
import java.util.Arrays;
import java.util.List;

/** Whether a few requests at the beginning paid for the start of the server. */
final class ColdFacts {
    /** Fewer than five first requests tell nothing; more than a tenth of the run is no beginning. */
    private static final int FEWEST_FIRST = 5;

    private static final int PART_FIRST = 10;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "cold.requests",
                    Unit.REQUESTS,
                    Quality.APPROXIMATE,
                    "(ttft.mean - ttft.median) * requests.completed / (ttft.p99 - ttft.median)",
                    ColdFacts::requests),
            ratio("cold.requestsPerSlot", Unit.RATIO, "cold.requests", "load.limit"),
            new Fact(
                    "cold.firstOverRest",
                    Unit.RATIO,
                    Quality.EXACT,
                    "median TTFT of the first max(5, min(load.limit, n / 10)) requests / median of the rest",
                    Need.REQUEST_TIMINGS,
                    ColdFacts::firstOverRest),
            ratio("cold.firstPerSlot", Unit.RATIO, "cold.firstOverRest", "load.limit"),
            new Fact(
                    "ttft.opener",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "TTFT of the request that was sent first",
                    Need.REQUEST_TIMINGS,
                    s -> 1000 * opening(s)[0]),
            new Fact(
                    "cold.openerOverRest",
                    Unit.RATIO,
                    Quality.EXACT,
                    "ttft.opener / median TTFT of the rest",
                    Need.REQUEST_TIMINGS,
                    ColdFacts::openerOverRest),
            ratio("cold.openerPerSlot", Unit.RATIO, "cold.openerOverRest", "load.limit"));

    private ColdFacts() {}

    private static double requests(FactSheet sheet) throws Unavailable {
        double median = sheet.need("ttft.median");
        double cold = quotient(
                (sheet.need("ttft.mean") - median) * sheet.need("requests.completed"), sheet.need("ttft.p99") - median);
        valid(cold >= 0);
        return cold;
    }

    private static double firstOverRest(FactSheet sheet) throws Unavailable {
        double[] inOrder = Pairs.order(sheet.timings()).y();
        int tenth = inOrder.length / PART_FIRST;
        int first =
                Math.max(FEWEST_FIRST, (int) Math.min(sheet.find("load.limit").orElse(tenth), tenth));
        valid(inOrder.length >= 2 * first);
        return quotient(median(inOrder, 0, first), median(inOrder, first, inOrder.length));
    }

    /** TTFTs in the order of sending, seconds; an idle server has the first of them. */
    private static double[] opening(FactSheet sheet) throws Unavailable {
        double[] inOrder = Pairs.order(sheet.timings()).y();
        valid(inOrder.length > FEWEST_FIRST && sheet.timings().ttftSeconds(0).isPresent());
        return inOrder;
    }

    private static double openerOverRest(FactSheet sheet) throws Unavailable {
        double[] inOrder = opening(sheet);
        return quotient(sheet.need("ttft.opener") / 1000, median(inOrder, 1, inOrder.length));
    }

    private static double median(double[] values, int from, int to) throws Unavailable {
        double[] part = Arrays.copyOfRange(values, from, to);
        Arrays.sort(part);
        return known(Percentile.ofSorted(part, 50));
    }
}
