package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Change.Effect;
import io.benchdoctor.facts.Change.Lever;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.Flow.Line;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;

/** What other token budgets would bring: shorter pauses of those who write, or fewer steps for a prompt. */
final class BudgetChangeFacts {
    /** As far as the pause by the formula may be from the measured one. */
    private static final double CLOSE = 0.25;
    /** A 99th percentile is the least of the longest hundredth. */
    private static final double RARE = 0.01;

    private static final double SURE = 1.5;
    /** More prompts than these are no chance but a line. */
    private static final int MOST_TOGETHER = 8;

    static final List<Fact> ALL = all();

    private BudgetChangeFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        for (Change change : Change.ALL) {
            if (change.lever() == Lever.BUDGET) {
                double tokens = change.amount();
                facts.add(new Fact(
                        change.best(Effect.PAUSE),
                        Unit.MILLISECONDS,
                        Quality.APPROXIMATE,
                        "decode.step + prefill.time * min(1, " + change.amount() + " / input.mean)",
                        Need.fact("budget.split"),
                        s -> pause(s, tokens)));
                facts.add(new Fact(
                        change.best(Effect.TTFT),
                        Unit.MILLISECONDS,
                        Quality.APPROXIMATE,
                        "ttft.mean + decode.step * steps more for a prompt with " + change.amount() + " tokens a step",
                        Situation.NEED,
                        s -> ttft(s, tokens)));
            }
        }
        return List.copyOf(facts);
    }

    private static double pause(FactSheet sheet, double budget) throws Unavailable {
        valid(sheet.need("budget.split") == 1);
        double now = longest(sheet, sheet.need("budget.tokens"));
        double measured = sheet.need("itl.p99");
        // where the longest of a hundred gaps is no prompt, prompts cannot shorten it
        valid(Math.abs(now / measured - 1) <= CLOSE);
        return longest(sheet, budget) * measured / now;
    }

    /** One gap in a hundred is at least as long: a step that reads as many prompts as often come together. */
    private static double longest(FactSheet sheet, double budget) throws Unavailable {
        double prompt = sheet.need("input.mean");
        double step = sheet.need("decode.step");
        double reading = sheet.need("prefill.time");
        double left = Math.max(1, budget - sheet.need("decode.concurrency"));
        double hit = sheet.need("prefill.density") * Math.max(1, Math.ceil(prompt / left));
        // one gap in a hundred: at the edge the percentile may fall on either side
        valid(hit >= SURE * RARE);
        int together = 1;
        while (together < MOST_TOGETHER && hit * moreThan(together, sheet) >= RARE) {
            together++;
        }
        return step + reading * Math.min(together, left / prompt);
    }

    /** How often a prompt shares its step with so many others: with those that came during the step before, long or short. */
    private static double moreThan(int others, FactSheet sheet) throws Unavailable {
        double rate = Symbols.rate(sheet) / 1000;
        double step = sheet.need("decode.step");
        double reading = sheet.need("prefill.time");
        double busy = Math.min(1, rate * reading);
        return (1 - busy) * tail(others, rate * step) + busy * tail(others, rate * (step + reading));
    }

    /** The chance of so many events or more where so many are the mean. */
    private static double tail(int events, double mean) {
        double exactly = Math.exp(-mean);
        double fewer = 0;
        for (int n = 0; n < events; n++) {
            fewer += exactly;
            exactly *= mean / (n + 1);
        }
        return Math.max(0, 1 - fewer);
    }

    private static double ttft(FactSheet sheet, double budget) throws Unavailable {
        // in a line the wait for a place hides how long the reading takes
        valid(Situation.of(sheet).model().line() == Line.CALM);
        double left = budget - sheet.need("decode.concurrency");
        valid(left >= 1);
        double steps = Math.max(1, Math.ceil(sheet.need("input.mean") / left));
        return sheet.need("ttft.mean") + (steps - sheet.need("budget.chunks")) * sheet.need("decode.step");
    }
}
