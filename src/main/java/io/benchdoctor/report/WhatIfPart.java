package io.benchdoctor.report;

import io.benchdoctor.facts.BurstFormula;
import io.benchdoctor.facts.Change;
import io.benchdoctor.facts.Change.Effect;
import io.benchdoctor.facts.Change.Lever;
import io.benchdoctor.report.WorkbookView.Estimate;
import io.benchdoctor.report.WorkbookView.WhatIf;
import io.benchdoctor.report.WorkbookView.WhatIf.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Another number of slots as a sheet that the reader may reckon with; only for a burst, whose arithmetic is plain. */
final class WhatIfPart {
    /** A fuller batch takes up to so many times as long for a step, as the report assumes at worst. */
    private static final double SLOWER = 2;

    private static final double MILLIS = 1000;
    /** One number is no comparison. */
    private static final int FEWEST_ROWS = 3;

    private final Wording wording;

    WhatIfPart(Wording wording) {
        this.wording = wording;
    }

    Optional<WhatIf> view() {
        return wording.value("load.burst").orElse(0) == 1 ? formula().flatMap(this::view) : Optional.empty();
    }

    private Optional<BurstFormula> formula() {
        OptionalDouble prompt = wording.value("prefill.time");
        OptionalDouble step = wording.value("decode.step");
        OptionalDouble tokens = wording.value("output.mean");
        OptionalDouble sent = wording.value("requests.sent");
        OptionalDouble requests = sent.isPresent() ? sent : wording.value("requests.completed");
        return prompt.isPresent() && step.isPresent() && tokens.isPresent() && requests.isPresent()
                ? Optional.of(new BurstFormula(
                        prompt.getAsDouble(), step.getAsDouble(), tokens.getAsDouble(), requests.getAsDouble()))
                : Optional.empty();
    }

    private Optional<WhatIf> view(BurstFormula formula) {
        List<Row> rows = new ArrayList<>();
        now(formula).ifPresent(rows::add);
        Change.ALL.stream()
                .filter(change -> change.lever() == Lever.SLOTS)
                .filter(change ->
                        rows.isEmpty() || change.amount() != rows.get(0).slots())
                .map(change -> row(formula, change))
                .flatMap(Optional::stream)
                .forEach(rows::add);
        boolean measured = !rows.isEmpty() && rows.get(0).measured().isPresent();
        rows.sort(Comparator.comparingDouble(Row::slots));
        return measured && rows.size() >= FEWEST_ROWS
                ? Optional.of(new WhatIf(formula, SLOWER, List.copyOf(rows)))
                : Optional.empty();
    }

    /** What was measured, which the formula is fitted to. */
    private Optional<Row> now(BurstFormula formula) {
        OptionalDouble slots = wording.value("cap.slots");
        OptionalDouble wait = wording.value("ttft.mean");
        OptionalDouble rate = wording.value("throughput.requests");
        if (slots.isEmpty() || wait.isEmpty() || rate.isEmpty()) {
            return Optional.empty();
        }
        double places = Math.max(1, Math.rint(slots.getAsDouble()));
        Estimate served = new Estimate(rate.getAsDouble(), rate.getAsDouble() / formula.rate(places, 1));
        double seconds = wait.getAsDouble() / MILLIS;
        Estimate waited = new Estimate(seconds, seconds / formula.wait(places, 1));
        return Optional.of(new Row(places, served, served, waited, waited, OptionalDouble.of(seconds)));
    }

    private Optional<Row> row(BurstFormula formula, Change change) {
        OptionalDouble fast = wording.value(change.best(Effect.THROUGHPUT));
        OptionalDouble slow = wording.value(change.worst(Effect.THROUGHPUT));
        OptionalDouble shortest = wording.value(change.best(Effect.TTFT));
        OptionalDouble longest = wording.value(change.worst(Effect.TTFT));
        if (fast.isEmpty() || slow.isEmpty() || shortest.isEmpty() || longest.isEmpty()) {
            return Optional.empty();
        }
        double slots = change.amount();
        return Optional.of(new Row(
                slots,
                fitted(fast.getAsDouble(), formula.rate(slots, 1)),
                fitted(slow.getAsDouble(), formula.rate(slots, SLOWER)),
                fitted(shortest.getAsDouble() / MILLIS, formula.wait(slots, 1)),
                fitted(longest.getAsDouble() / MILLIS, formula.wait(slots, SLOWER)),
                OptionalDouble.empty()));
    }

    private static Estimate fitted(double report, double plain) {
        return new Estimate(report, report / plain);
    }
}
