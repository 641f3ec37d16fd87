package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.ModelShape;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.Flow.Engine;
import io.benchdoctor.facts.Flow.Line;
import io.benchdoctor.facts.Flow.Outcome;
import io.benchdoctor.model.SettingKey;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The run as {@link Flow} sees it: its load, its engine, and what the formula makes of them beside what was measured. A
 * formula that does not find what was measured has nothing to say about anything else.
 */
record Situation(Flow flow, Engine engine, Outcome model, Outcome measured) {
    /** As far as formula and measurement may be apart. */
    private static final double CLOSE = 0.25;
    /** A client that keeps so much of its limit in flight is what decides the load. */
    private static final double AT_LIMIT = 0.9;
    /** A limit on sequences that binds is used for at least this part. */
    static final double FILLED = 0.85;
    /** Keys and values lie scattered: reading them reaches this much less of the bandwidth than reading weights. */
    private static final double SCATTERED = 1.27;

    static Situation of(FactSheet sheet) throws Unavailable {
        // engines behind one address share the load in ways that the client's figures do not tell
        valid(sheet.find("parallel.data").orElse(1) == 1);
        Flow flow = flow(sheet);
        Engine engine = engine(sheet, flow);
        OptionalDouble tpot = sheet.find("tpot.mean");
        Outcome model = flow.through(engine);
        Outcome measured =
                new Outcome(model.line(), Symbols.rate(sheet), sheet.need("ttft.mean"), tpot.orElse(Double.NaN));
        return new Situation(flow, engine, model, measured);
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
            return new Engine(each, batch -> 0, Double.MAX_VALUE, 1);
        }
        double batch = batch(sheet, flow);
        return new Engine(sheet.need("prefill.time"), growth(sheet, batch, 1), batch(sheet, flow), 1);
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

    /** What the formula gives of a change, corrected by how it misses what was measured. */
    Outcome after(Flow other, Engine changed) throws Unavailable {
        Outcome raw = other.through(changed);
        boolean same = raw.line() == model.line();
        double tpot = corrected(raw.tpot(), model.tpot(), measured.tpot());
        if (!same) {
            valid(Double.isFinite(corrected(1, model.throughput(), measured.throughput())));
            return new Outcome(raw.line(), raw.throughput(), raw.ttft(), tpot);
        }
        double ttft = raw.line() == Line.CALM
                ? measured.ttft() + raw.ttft() - model.ttft()
                : corrected(raw.ttft(), model.ttft(), measured.ttft());
        return new Outcome(
                raw.line(), corrected(raw.throughput(), model.throughput(), measured.throughput()), ttft, tpot);
    }

    private static double corrected(double changed, double model, double measured) {
        return Math.abs(model / measured - 1) <= CLOSE ? changed * measured / model : Double.NaN;
    }
}
