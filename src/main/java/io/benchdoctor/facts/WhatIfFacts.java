package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.WeightType;
import io.benchdoctor.facts.Change.Effect;
import io.benchdoctor.facts.Change.Lever;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.Flow.Engine;
import io.benchdoctor.facts.Flow.Line;
import io.benchdoctor.facts.Flow.Outcome;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * What the same load would find on a server with one thing changed: for every {@link Change} and each of its effects a
 * fact, or two where only the edges are known. The arithmetic is {@link Flow}.
 */
final class WhatIfFacts {
    /** Without a model the step of a fuller batch is taken to last twice as long at worst, up to this many sequences. */
    private static final double SLOWER_STEP = 2;

    private static final double MOST_GUESSED = 128;
    /** Part of a data sheet's bandwidth that reading weights reaches in practice. */
    private static final double REACHED = 0.8;
    /** Reading prompts at 8 bits: 1.5 to 1.8 times as fast on cards that compute so. */
    private static final double NARROW_COMPUTE = 1.65;
    /** More than so much of the prompts is reused already. */
    private static final double REUSED = 0.05;
    /** A cache that is full in this part of the samples is what keeps requests out. */
    private static final double FULL = 0.3;

    private static final double PERCENT = 100;

    static final List<Fact> ALL = all();

    private WhatIfFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>(BudgetChangeFacts.ALL);
        for (Change change : Change.ALL) {
            if (change.lever() != Lever.BUDGET) {
                change.lever().effects().forEach(effect -> facts.addAll(of(change, effect)));
            }
        }
        facts.add(ratio("whatif.slots1.slowdown", Unit.RATIO, "whatif.slots1.ttft.best", "ttft.mean"));
        facts.add(now("whatif.now.throughput", Effect.THROUGHPUT));
        facts.add(now("whatif.now.ttft", Effect.TTFT));
        facts.add(now("whatif.now.tpot", Effect.TPOT));
        facts.add(ratio("whatif.error", Unit.RATIO, "whatif.now.ttft", "ttft.mean"));
        facts.add(new Fact(
                "whatif.doubleRequests.ttft", Unit.MILLISECONDS, Quality.APPROXIMATE, "2 * ttft.mean in a burst", s -> {
                    valid(s.need("load.burst") == 1);
                    return 2 * s.need("ttft.mean");
                }));
        return List.copyOf(facts);
    }

    private static Fact now(String id, Effect effect) {
        return fact(
                id,
                effect,
                "as whatif.slots16 with cap.slots",
                s -> of(effect, Situation.of(s).model()));
    }

    private static List<Fact> of(Change change, Effect effect) {
        Fact best = fact(change.best(effect), effect, text(change), s -> of(effect, after(s, change, true)));
        if (!change.lever().isBand()) {
            return List.of(best);
        }
        return List.of(
                best, fact(change.worst(effect), effect, text(change), s -> of(effect, after(s, change, false))));
    }

    private static Fact fact(String id, Effect effect, String text, Fact.Formula formula) {
        Unit unit = effect == Effect.THROUGHPUT ? Unit.REQUESTS_PER_SECOND : Unit.MILLISECONDS;
        return new Fact(id, unit, Quality.APPROXIMATE, text, formula);
    }

    private static String text(Change change) {
        return switch (change.lever()) {
            case SLOTS ->
                "1000 / (prefill.time + (output.mean - 1) * step / " + change.amount() + ") with step from decode.step";
            case KV -> "as with " + change.amount() + " * cap.estimate slots";
            case RATE -> "at " + change.amount() + " % of capacity.requests";
            case REPLICAS -> "a " + change.amount() + "th of the load on each of " + change.amount() + " engines";
            case FP8 -> "decode.step without half of the weights' reading time, prefill.time / 1.65";
            case DRAFTS -> "tpot.mean * speculation.speedup";
            case PREFIX -> "prefill.time * (1 - " + change.amount() / PERCENT + ")";
            case BUDGET -> throw new IllegalArgumentException(change.id());
        };
    }

    private static double of(Effect effect, Outcome outcome) throws Unavailable {
        double value =
                switch (effect) {
                    case THROUGHPUT -> outcome.throughput();
                    case TTFT -> outcome.ttft();
                    case TPOT -> outcome.tpot();
                    case PAUSE -> throw new IllegalArgumentException(effect.id());
                };
        valid(value > 0);
        return value;
    }

    private static Outcome after(FactSheet sheet, Change change, boolean best) throws Unavailable {
        if (change.lever() == Lever.DRAFTS) {
            double tpot = sheet.need("tpot.mean") * sheet.need("speculation.speedup");
            return new Outcome(Line.CALM, Double.NaN, Double.NaN, tpot);
        }
        Situation now = Situation.of(sheet);
        Engine engine = now.engine();
        return switch (change.lever()) {
            case SLOTS -> slots(sheet, now, change.amount(), best);
            case KV -> memory(sheet, now, change.amount(), best);
            case RATE -> rate(sheet, now, change.amount() / PERCENT);
            case REPLICAS -> now.after(now.flow(), engine.withReplicas(change.amount()));
            case FP8 -> narrow(sheet, now);
            case PREFIX -> {
                valid(sheet.find("prefix.hitShare").orElse(0) <= REUSED);
                double read = sheet.need("prefill.time") * (1 - change.amount() / PERCENT);
                yield now.after(now.flow(), engine.withPrompt(read));
            }
            case BUDGET, DRAFTS -> throw new IllegalArgumentException(change.id());
        };
    }

    private static Outcome slots(FactSheet sheet, Situation now, double slots, boolean best) throws Unavailable {
        double running = sheet.need("cap.estimate");
        valid(now.flow().rate().isEmpty() || now.model().line() == Line.GROWING);
        if (slots > running) {
            // more room is of use only where all there is was taken
            double fill = sheet.need("cap.fill");
            valid(fill >= Situation.FILLED && fill <= 1 && !keptOut(sheet));
        }
        double room = sheet.find("kv.slots").orElse(slots);
        return batched(sheet, now, Math.min(slots, Math.max(1, room)), best);
    }

    private static Outcome memory(FactSheet sheet, Situation now, double times, boolean best) throws Unavailable {
        valid(keptOut(sheet));
        double most = sheet.setting(SettingKey.MAX_NUM_SEQS).isPresent() ? sheet.need("cap.slots") : Double.MAX_VALUE;
        return batched(sheet, now, Math.min(most, times * now.engine().slots()), best);
    }

    /** With another number of sequences at once: a step as long as now, or as much longer as it may get. */
    private static Outcome batched(FactSheet sheet, Situation now, double slots, boolean best) throws Unavailable {
        double seen = now.engine().slots();
        double step = sheet.need("decode.step");
        boolean known = sheet.find("model.weightBytes").isPresent();
        valid(known || slots <= Math.max(seen, MOST_GUESSED));
        if (best == slots > seen) {
            return now.after(now.flow(), now.engine().withStep(batch -> step).withSlots(slots));
        }
        DoubleUnaryOperator grown = Situation.growth(sheet, seen, SLOWER_STEP);
        double perToken = sheet.need("prefill.time") / sheet.need("input.mean");
        DoubleUnaryOperator other = batch -> grown.applyAsDouble(batch) + Math.max(0, batch - seen) * perToken;
        return now.after(now.flow(), now.engine().withStep(other).withSlots(slots));
    }

    private static boolean keptOut(FactSheet sheet) {
        return sheet.find("server.kv.fullShare").orElse(0) >= FULL;
    }

    private static Outcome rate(FactSheet sheet, Situation now, double share) throws Unavailable {
        double rate = share * sheet.need("capacity.requests");
        Flow other =
                new Flow(now.flow().requests(), now.flow().tokens(), OptionalDouble.of(rate), OptionalDouble.empty());
        return now.after(other, now.engine());
    }

    private static Outcome narrow(FactSheet sheet, Situation now) throws Unavailable {
        valid(Hardware.weights(sheet) == WeightType.HALF && !keptOut(sheet));
        double reading = (1 - sheet.need("decode.keptShare")) * sheet.need("decode.floor") / REACHED;
        boolean quicker = Hardware.gpu(sheet).flops8Tera().isPresent();
        double prompt = sheet.need("prefill.time") / (quicker ? NARROW_COMPUTE : 1);
        DoubleUnaryOperator step = now.engine().step();
        valid(reading / 2 < sheet.need("decode.step"));
        return now.after(
                now.flow(), now.engine().withPrompt(prompt).withStep(batch -> step.applyAsDouble(batch) - reading / 2));
    }
}
