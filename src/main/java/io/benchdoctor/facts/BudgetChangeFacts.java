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
                        s -> pause(s, tokens)));
                facts.add(new Fact(
                        change.best(Effect.TTFT),
                        Unit.MILLISECONDS,
                        Quality.APPROXIMATE,
                        "ttft.mean + decode.step * steps more for a prompt with " + change.amount() + " tokens a step",
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

    private static double longest(FactSheet sheet, double budget) throws Unavailable {
        return sheet.need("decode.step") + sheet.need("prefill.time") * Math.min(1, budget / sheet.need("input.mean"));
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
