package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.ModelShape;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;

/**
 * Whether the model and the cards that a run states can give its figures at all. Each number here is a lower bound of what
 * physics asks for, so that a figure beyond it accuses what is stated, never the server.
 */
final class PlausibilityFacts {
    static final List<Fact> ALL = List.of(
            new Fact(
                    "decode.weightFloor",
                    Unit.MILLISECONDS,
                    Quality.BOUND,
                    "1000 * the weights that one sequence makes each of parallel.tensor cards read / gpu.bandwidth",
                    PlausibilityFacts::weightFloor),
            ratio("decode.stepOverWeights", Unit.RATIO, "decode.step", "decode.weightFloor"),
            new Fact(
                    "memory.cards",
                    Unit.BYTES,
                    Quality.EXACT,
                    "gpu.memory * parallel.tensor * pipeline size * parallel.data",
                    s -> s.need("gpu.memory") * cards(s)),
            new Fact(
                    "memory.weightShare",
                    Unit.RATIO,
                    Quality.BOUND,
                    "model.weightBytes, once for each replica of a model without experts, / memory.cards",
                    s -> quotient(weights(s), s.need("memory.cards"))),
            new Fact(
                    "memory.needShare",
                    Unit.RATIO,
                    Quality.BOUND,
                    "(those weights + decode.concurrency * keys and values of input.mean + output.mean / 2 tokens) / memory.cards",
                    s -> quotient(weights(s) + kept(s), s.need("memory.cards"))));

    private PlausibilityFacts() {}

    private static double cards(FactSheet sheet) throws Unavailable {
        return sheet.need("parallel.tensor")
                * Hardware.orOne(sheet, SettingKey.PIPELINE_PARALLEL)
                * sheet.need("parallel.data");
    }

    /** Of a model with experts a replica may hold a part only, and one sequence reads a few of them. */
    private static double weightFloor(FactSheet sheet) throws Unavailable {
        ModelShape model = Hardware.model(sheet);
        valid(model.experts().isEmpty() || sheet.need("parallel.data") == 1);
        double bytes = model.parametersRead(1) * Hardware.weights(sheet).bytesPerWeight();
        return 1000 * quotient(bytes / sheet.need("parallel.tensor"), sheet.need("gpu.bandwidth"));
    }

    /** What lies in the memory of the host needs none of the cards. */
    private static double weights(FactSheet sheet) throws Unavailable {
        valid(sheet.find("engine.offload").orElse(0) == 0);
        double copies = Hardware.model(sheet).experts().isEmpty() ? sheet.need("parallel.data") : 1;
        return sheet.need("model.weightBytes") * copies;
    }

    private static double kept(FactSheet sheet) throws Unavailable {
        double tokens = sheet.need("input.mean") + sheet.need("output.mean") / 2;
        return sheet.need("decode.concurrency") * Hardware.model(sheet).keptValues(tokens) * Hardware.keptBytes(sheet);
    }
}
