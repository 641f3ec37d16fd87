package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.ModelShape;
import io.benchdoctor.facts.Change.Effect;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.Flow.Engine;
import io.benchdoctor.facts.Flow.Line;
import io.benchdoctor.facts.Flow.Outcome;
import io.benchdoctor.facts.Flow.Span;
import io.benchdoctor.model.SettingKey;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The run as {@link Flow} sees it: its load, its engine, and what the formula makes of them beside what was measured. A
 * formula that does not find what was measured has nothing to say about anything else.
 */
record Situation(Flow flow, Engine engine, Outcome model, double rate, double ttft, double tpot) {
    /** As far as formula and measurement may be apart. */
    private static final double CLOSE = 0.25;
    /** A client that keeps so much of its limit in flight is what decides the load. */
    private static final double AT_LIMIT = 0.9;
    /** A limit on sequences that binds is used for at least this part. */
    static final double FILLED = 0.85;
    /** No run repeats another to less than this, nor its waits to less than twice of it. */
    private static final double TIGHT = 0.04;

    private static final double LOOSE = 0.08;
    /** Keys and values lie scattered: reading them reaches this much less of the bandwidth than reading weights. */
    private static final double SCATTERED = 1.27;

    /** Of formulas that begin with {@link #of}. */
    static final Need NEED = Need.jointly(Situation.class, Situation::seen);

    static Situation of(FactSheet sheet) throws Unavailable {
        return sheet.jointly(Situation.class, Situation::seen);
    }

    private static Situation seen(FactSheet sheet) throws Unavailable {
        // engines behind one address share the load in ways that the client's figures do not tell
        valid(sheet.find("parallel.data").orElse(1) == 1);
        Flow flow = flow(sheet);
        Engine engine = engine(sheet, flow);
        return new Situation(
                flow,
                engine,
                flow.through(engine),
                Symbols.rate(sheet),
                sheet.need("ttft.mean"),
                sheet.find("tpot.mean").orElse(Double.NaN));
    }

    private static Flow flow(FactSheet sheet) throws Unavailable {
        OptionalDouble sent = sheet.find("requests.sent");
        double requests = sent.isPresent() ? sent.getAsDouble() : sheet.need("requests.completed");
        double tokens = sheet.need("output.mean") - 1;
        valid(tokens > 0);
        boolean held = sheet.find("load.limited").orElse(0) == 1;
        OptionalDouble rate = sheet.find("load.rate");
        if (held && (rate.isEmpty() || sheet.need("client.use") >= AT_LIMIT)) {
            return new Flow(requests, tokens, OptionalDouble.empty(), sheet.find("load.limit"));
        }
        // what nothing spread came at once; where that is not told, the waits must look like it
        valid(rate.isPresent()
                || sheet.need("load.burst") == 1
                || sheet.find("load.unlimited").orElse(0) == 1);
        return new Flow(requests, tokens, rate, OptionalDouble.empty());
    }

    private static Engine engine(FactSheet sheet, Flow flow) throws Unavailable {
        if (sheet.need("prefill.density") >= DecodeFacts.DENSE) {
            // steps are full of prompts: what the server does in a second is reading, and a step alone cannot be seen
            double each = 1000 / sheet.need("capacity.requests");
            return new Engine(each, batch -> Double.NaN, Double.MAX_VALUE, 1);
        }
        double batch = batch(sheet, flow);
        return new Engine(sheet.need("prefill.time"), growth(sheet, batch, 1), batch, 1);
    }

    /** Sequences that run at once, at most, as far as the run shows it. */
    private static double batch(FactSheet sheet, Flow flow) throws Unavailable {
        boolean stated = sheet.setting(SettingKey.MAX_NUM_SEQS).isPresent();
        boolean line = flow.rate().isEmpty() || sheet.find("load.overload").orElse(0) == 1;
        if (line) {
            return sheet.need("cap.estimate");
        }
        return stated ? sheet.need("cap.slots") : Double.MAX_VALUE;
    }

    /**
     * The time of a step by the number of its sequences: weights are read once for all, keys and values for each.
     *
     * @param batch sequences at which the step was seen
     * @param unknown how much longer a step is with more sequences when the model is not in the catalogue
     */
    static DoubleUnaryOperator growth(FactSheet sheet, double batch, double unknown) throws Unavailable {
        double step = sheet.need("decode.step");
        double seen = Math.min(batch, Math.max(1, sheet.need("decode.concurrency")));
        if (sheet.find("model.weightBytes").isEmpty()) {
            return sequences -> sequences > seen ? unknown * step : step;
        }
        ModelShape model = Hardware.model(sheet);
        double bytes = Hardware.weights(sheet).bytesPerWeight();
        double held = sheet.need("input.mean") + sheet.need("output.mean") / 2;
        double kept = model.keptValues(held) * Hardware.keptBytes(sheet) * SCATTERED;
        DoubleUnaryOperator read = sequences -> model.parametersRead(sequences) * bytes + sequences * kept;
        return sequences -> step * read.applyAsDouble(sequences) / read.applyAsDouble(seen);
    }

    /**
     * The edges of what a change brings: of a quick and of a slow engine, and of the formula as it is and as it would be if
     * it missed the change by as much as it misses the run.
     */
    Edges after(Flow other, Engine quick, Engine slow) {
        Edges edges = new Edges();
        for (Engine changed : List.of(quick, slow)) {
            Outcome raw = other.through(changed);
            boolean same = raw.line() == model.line();
            edges.add(Effect.TPOT, raw.tpot(), TIGHT);
            edges.add(Effect.TPOT, corrected(raw.tpot(), model.tpot(), tpot), TIGHT);
            Span throughput = corrected(raw.throughput(), model.throughput(), rate);
            // of a run that the formula does not find it tells nothing, be it of another kind of line
            edges.add(Effect.THROUGHPUT, same ? throughput : knownAs(raw.throughput(), throughput), TIGHT);
            edges.add(Effect.THROUGHPUT, raw.throughput(), TIGHT);
            edges.add(Effect.TTFT, same ? waited(raw) : knownAs(raw.ttft(), throughput), LOOSE);
        }
        return edges;
    }

    /**
     * What a prompt takes at most. Where answers of equal length end together, prompts are read while nobody writes, and
     * the gaps between tokens do not show it; the rate at which a full batch is worked off does.
     */
    double mostRead() {
        double atOnce = Math.min(engine.slots(), flow.requests());
        double left = 1000 / rate - flow.tokens() * engine.step().applyAsDouble(atOnce) / atOnce;
        return Math.max(engine.prompt(), left);
    }

    /** TTFT in the same kind of line: a short one is known within its bounds, a long one in proportion. */
    private Span waited(Outcome raw) {
        boolean line = raw.line() == Line.BURST || raw.line() == Line.GROWING || raw.line() == Line.HELD;
        if (line) {
            Span corrected = corrected(raw.ttft(), model.ttft(), ttft);
            return new Span(
                    Math.min(raw.ttft().least(), corrected.least()),
                    corrected.middle(),
                    Math.max(raw.ttft().most(), corrected.most()));
        }
        boolean found = ttft >= (1 - CLOSE) * model.ttft().least()
                && ttft <= (1 + CLOSE) * model.ttft().most();
        double surplus = Math.max(
                raw.ttft().middle(), raw.ttft().middle() * ttft / model.ttft().middle());
        return found ? new Span(raw.ttft().least(), raw.ttft().middle(), surplus) : Span.of(Double.NaN);
    }

    private static Span knownAs(Span span, Span found) {
        return Double.isNaN(found.middle()) ? found : span;
    }

    private static Span corrected(Span changed, Span model, double measured) {
        double ratio = measured / model.middle();
        return Math.abs(1 / ratio - 1) <= CLOSE
                ? new Span(changed.least() * ratio, changed.middle() * ratio, changed.most() * ratio)
                : Span.of(Double.NaN);
    }

    /** From the least to the most of each figure; NaN as soon as one of its candidates is. */
    static final class Edges {
        private final double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        private final double[] most = {0, 0, 0};

        private void add(Effect effect, Span span, double margin) {
            int at = effect.ordinal();
            least[at] = Math.min(least[at], span.least() * (1 - margin));
            most[at] = Math.max(most[at], span.most() * (1 + margin));
        }

        /** The edge that a user would wish for, or the other one. */
        double edge(Effect effect, boolean best) throws Unavailable {
            boolean high = best == (effect == Effect.THROUGHPUT);
            double value = high ? most[effect.ordinal()] : least[effect.ordinal()];
            valid(value > 0 && Double.isFinite(value));
            return value;
        }
    }
}
