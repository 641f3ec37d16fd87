package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.EngineVersion;
import io.benchdoctor.catalog.WeightType;
import io.benchdoctor.facts.Change.Effect;
import io.benchdoctor.facts.Change.Lever;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.Flow.Engine;
import io.benchdoctor.facts.Flow.Line;
import io.benchdoctor.facts.Flow.Outcome;
import io.benchdoctor.facts.Situation.Edges;
import io.benchdoctor.model.Setting;
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
    /** Of a batch so many times as large as the one that was seen nothing is known. */
    private static final double FARTHEST = 16;
    /** Part of a data sheet's bandwidth that reading weights reaches in practice. */
    private static final double LEAST_REACHED = 0.7;

    private static final double MOST_REACHED = 0.95;
    /** Reading prompts at 8 bits: 1.5 to 1.8 times as fast on cards that compute so. */
    private static final double LEAST_QUICKER = 1.5;

    private static final double MOST_QUICKER = 1.8;
    /** Milliseconds that the processor and the sampling spend on each sequence of a step. */
    private static final double NEW_HOST = 0.015;

    private static final double OLD_HOST = 0.05;
    /** More than so much of the prompts is reused already. */
    private static final double REUSED = 0.05;
    /** A cache that is full in this part of the samples is what keeps requests out. */
    private static final double FULL = 0.3;

    /** Part of the arithmetic that a step leaves idle below which checking drafts costs time. */
    private static final double SPARE = 0.25;

    private static final double PERCENT = 100;

    static final List<Fact> ALL = all();

    private WhatIfFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>(BudgetChangeFacts.ALL);
        for (Change change : Change.ALL) {
            if (change.lever().isBand()) {
                change.lever().effects().forEach(effect -> facts.addAll(of(change, effect)));
            }
        }
        facts.add(drafts());
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
        return fact(id, effect, "as whatif.slots16 with cap.slots", Situation.NEED, s -> {
            Outcome model = Situation.of(s).model();
            double value =
                    switch (effect) {
                        case THROUGHPUT -> model.throughput().middle();
                        case TTFT -> model.ttft().middle();
                        case TPOT -> model.tpot().middle();
                        case PAUSE -> throw new IllegalArgumentException(effect.id());
                    };
            valid(value > 0);
            return value;
        });
    }

    private static List<Fact> of(Change change, Effect effect) {
        return List.of(
                fact(change.best(effect), effect, text(change), Situation.NEED, s -> after(s, change)
                        .edge(effect, true)),
                fact(change.worst(effect), effect, text(change), Situation.NEED, s -> after(s, change)
                        .edge(effect, false)));
    }

    /** Checking drafts is free only while the batch leaves arithmetic to spare. */
    private static Fact drafts() {
        return fact(
                new Change(Lever.DRAFTS, 0).best(Effect.TPOT),
                Effect.TPOT,
                "tpot.mean * speculation.speedup",
                Need.fact("speculation.load"),
                s -> {
                    valid(s.need("speculation.load") <= SPARE);
                    return s.need("tpot.mean") * s.need("speculation.speedup");
                });
    }

    private static Fact fact(String id, Effect effect, String text, Need first, Fact.Formula formula) {
        Unit unit = effect == Effect.THROUGHPUT ? Unit.REQUESTS_PER_SECOND : Unit.MILLISECONDS;
        return new Fact(id, unit, Quality.APPROXIMATE, text, first, formula);
    }

    private static String text(Change change) {
        return switch (change.lever()) {
            case SLOTS ->
                "1000 / (prefill.time + (output.mean - 1) * step / " + change.amount() + ") with step from decode.step";
            case KV -> "as with " + change.amount() + " * cap.estimate slots";
            case RATE -> "at " + change.amount() + " % of capacity.requests";
            case REPLICAS -> "a " + change.amount() + "th of the load on each of " + change.amount() + " engines";
            case FP8 -> "decode.step without half of the weights' reading time, prefill.time / 1.5 .. 1.8";
            case PREFIX -> "prefill.time * (1 - " + change.amount() / PERCENT + ")";
            case BUDGET, DRAFTS -> throw new IllegalArgumentException(change.id());
        };
    }

    private static Edges after(FactSheet sheet, Change change) throws Unavailable {
        Situation now = Situation.of(sheet);
        Engine engine = now.engine();
        return switch (change.lever()) {
            case SLOTS -> slots(sheet, now, change.amount());
            case KV -> memory(sheet, now, change.amount());
            case RATE -> rate(sheet, now, change.amount() / PERCENT);
            case REPLICAS -> {
                Engine shared = engine.withReplicas(change.amount());
                yield now.after(now.flow(), shared, shared);
            }
            case FP8 -> narrow(sheet, now);
            case PREFIX -> {
                valid(sheet.find("prefix.hitShare").orElse(0) <= REUSED);
                Engine reads = engine.withPrompt(sheet.need("prefill.time") * (1 - change.amount() / PERCENT));
                yield now.after(now.flow(), reads, reads);
            }
            case BUDGET, DRAFTS -> throw new IllegalArgumentException(change.id());
        };
    }

    private static Edges slots(FactSheet sheet, Situation now, double slots) throws Unavailable {
        double running = sheet.need("cap.estimate");
        valid(now.flow().rate().isEmpty() || now.model().line() == Line.GROWING);
        if (slots > running) {
            // more room is of use only where all there is was taken
            double fill = sheet.need("cap.fill");
            valid(fill >= Situation.FILLED && fill <= 1 && !keptOut(sheet));
        }
        double room = sheet.find("kv.slots").orElse(slots);
        return batched(sheet, now, Math.min(slots, Math.max(1, room)));
    }

    private static Edges memory(FactSheet sheet, Situation now, double times) throws Unavailable {
        valid(keptOut(sheet) && now.model().line() != Line.CALM);
        double most = sheet.setting(SettingKey.MAX_NUM_SEQS).isPresent() ? sheet.need("cap.slots") : Double.MAX_VALUE;
        return batched(sheet, now, Math.min(most, times * now.engine().slots()));
    }

    /** With another number of sequences at once: a step as long as now, or as much longer as it may get. */
    private static Edges batched(FactSheet sheet, Situation now, double slots) throws Unavailable {
        double seen = now.engine().slots();
        double step = sheet.need("decode.step");
        double prompt = sheet.need("prefill.time");
        boolean known = sheet.find("model.weightBytes").isPresent();
        valid(slots <= FARTHEST * seen && (known || slots <= Math.max(seen, MOST_GUESSED)));
        // pauses of answers that found no room look like the prompts of others
        Engine same = now.engine()
                .withPrompt(sheet.find("server.preemptions").orElse(0) > 0 ? prompt / 2 : prompt)
                .withStep(batch -> step)
                .withSlots(readable(sheet, slots));
        DoubleUnaryOperator grown = Situation.growth(sheet, seen, SLOWER_STEP);
        double each = prompt / sheet.need("input.mean") + host(sheet);
        DoubleUnaryOperator longer = batch -> grown.applyAsDouble(batch) + Math.max(0, batch - seen) * each;
        return now.after(now.flow(), same, now.engine().withStep(longer).withSlots(readable(sheet, slots)));
    }

    /** More cannot write at once than are read while one answer is written. */
    private static double readable(FactSheet sheet, double slots) throws Unavailable {
        OptionalDouble budget = sheet.find("budget.tokens");
        double perStep = Math.max(1, budget.orElse(Double.MAX_VALUE) / sheet.need("input.mean"));
        return Math.min(slots, Math.max(1, perStep * (sheet.need("output.mean") - 1)));
    }

    /** What the processor spends on one sequence of a step, milliseconds: before the second generation of vLLM a lot. */
    private static double host(FactSheet sheet) {
        boolean quick = sheet.setting(SettingKey.ENGINE_VERSION)
                .map(Setting::value)
                .flatMap(EngineVersion::parse)
                .filter(version -> version.compareTo(EngineVersion.FIRST_V1) >= 0)
                .isPresent();
        return quick ? NEW_HOST : OLD_HOST;
    }

    private static boolean keptOut(FactSheet sheet) {
        return sheet.find("server.kv.fullShare").orElse(0) >= FULL;
    }

    private static Edges rate(FactSheet sheet, Situation now, double share) throws Unavailable {
        double rate = share * sheet.need("capacity.requests");
        Flow other =
                new Flow(now.flow().requests(), now.flow().tokens(), OptionalDouble.of(rate), OptionalDouble.empty());
        return now.after(other, now.engine(), now.engine().withPrompt(now.mostRead()));
    }

    private static Edges narrow(FactSheet sheet, Situation now) throws Unavailable {
        valid(Hardware.weights(sheet) == WeightType.HALF && !keptOut(sheet));
        double reading = (1 - sheet.need("decode.keptShare")) * sheet.need("decode.floor");
        valid(reading / MOST_REACHED / 2 < sheet.need("decode.step"));
        boolean quicker = Hardware.gpu(sheet).flops8Tera().isPresent();
        double prompt = sheet.need("prefill.time");
        return now.after(
                now.flow(),
                narrowed(now, reading / LEAST_REACHED, prompt / (quicker ? MOST_QUICKER : 1)),
                narrowed(now, reading / MOST_REACHED, prompt / (quicker ? LEAST_QUICKER : 1)));
    }

    /** A step spends half of its reading time less; what else is in it takes as long as before. */
    private static Engine narrowed(Situation now, double reading, double prompt) {
        DoubleUnaryOperator step = now.engine().step();
        return now.engine()
                .withPrompt(prompt)
                .withStep(batch -> step.applyAsDouble(batch) - Math.min(step.applyAsDouble(batch), reading) / 2);
    }
}
