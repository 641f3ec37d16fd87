package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.ModelShape;
import io.benchdoctor.catalog.WeightType;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** What a step's time is made of where card and model are known, and what it would be with one thing changed. */
final class DecodeLimitFacts {
    /** Part of a data sheet's bandwidth that reading weights reaches in practice. */
    private static final double REACHED = 0.8;
    /** A step over its floor with recorded graphs: the bandwidth that is not reached, and the processor's share. */
    private static final double USUAL = 1.5;
    /** Memory of the largest cards that are in use, bytes. */
    private static final double LARGEST = 192e9;
    /** Bytes of a number in the KV cache before it is narrowed. */
    private static final double WIDE = 2;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "decode.alone",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "1000 * bytes of the weights that one token reads / parallel.tensor / (0.8 * gpu.bandwidth)",
                    DecodeLimitFacts::alone),
            ratio("decode.slowdown", Unit.RATIO, "tpot.mean", "decode.alone"),
            new Fact(
                    "gpu.memoryTaken",
                    Unit.BYTES,
                    Quality.BOUND,
                    "model.weightBytes / parallel.tensor + server.kv.capacity * kv.bytesPerToken of one GPU;"
                            + " a card has at least as much",
                    DecodeLimitFacts::memoryTaken),
            new Fact(
                    "decode.readRate",
                    Unit.BYTES_PER_SECOND,
                    Quality.APPROXIMATE,
                    "bytes of the weights that a step of decode.concurrency / parallel.data sequences reads"
                            + " / (decode.step / 1000); over all cards of a replica",
                    s -> quotient(weightBytes(s) * 1000, s.need("decode.step"))),
            new Fact(
                    "decode.cardRate",
                    Unit.BYTES_PER_SECOND,
                    Quality.BOUND,
                    "decode.readRate / parallel.tensor, else over as many cards of 192 GB as model.weightBytes needs;"
                            + " a card reads no more than that",
                    DecodeLimitFacts::cardRate),
            new Fact(
                    "decode.keptShare",
                    Unit.SHARE,
                    Quality.APPROXIMATE,
                    "1 - bytes of the weights that a step reads / parallel.tensor / decode.stepBytes",
                    s -> 1 - weightBytes(s) / s.need("parallel.tensor") / s.need("decode.stepBytes")),
            new Fact(
                    "decode.withGraphs",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "tpot.mean - max(0, decode.step - 1.5 * decode.floor)",
                    s -> s.need("tpot.mean") - Math.max(0, s.need("decode.step") - USUAL * s.need("decode.floor"))),
            new Fact(
                    "decode.halfBytes",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "tpot.mean - (1 - decode.keptShare) * decode.floor / 0.8 / 2, where weights take 16 bits",
                    DecodeLimitFacts::halfBytes),
            new Fact(
                    "decode.halfKept",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "decode.step - decode.keptShare * decode.floor / 0.8 / 2, where keys and values take 16 bits",
                    DecodeLimitFacts::halfKept),
            new Fact(
                    "speculation.load",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "decode.crossoverShare * (speculation.tokens + 1)",
                    s -> s.need("decode.crossoverShare") * (s.need("speculation.tokens") + 1)),
            new Fact(
                    "engine.perStage",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "decode.concurrency / parallel.data / engine.pipelineParallel",
                    s -> quotient(
                            s.need("decode.concurrency") / s.need("parallel.data"),
                            s.need("engine.pipelineParallel"))));

    private DecodeLimitFacts() {}

    private static double alone(FactSheet sheet) throws Unavailable {
        double bytes = Hardware.model(sheet).parametersRead(1)
                * Hardware.weights(sheet).bytesPerWeight();
        return 1000 * bytes / sheet.need("parallel.tensor") / (REACHED * sheet.need("gpu.bandwidth"));
    }

    private static double cardRate(FactSheet sheet) throws Unavailable {
        OptionalDouble stated = sheet.find("parallel.tensor");
        double fewest = Math.ceil(sheet.need("model.weightBytes") / LARGEST);
        return sheet.need("decode.readRate") / Math.max(stated.orElse(1), fewest);
    }

    private static double memoryTaken(FactSheet sheet) throws Unavailable {
        double cards = sheet.need("parallel.tensor");
        double kept = sheet.need("server.kv.capacity") * sheet.need("kv.bytesPerToken");
        return sheet.need("model.weightBytes") / cards + kept / Hardware.keptApart(Hardware.model(sheet), cards);
    }

    /** Over all cards of a replica. */
    private static double weightBytes(FactSheet sheet) throws Unavailable {
        ModelShape model = Hardware.model(sheet);
        double sequences = sheet.need("decode.concurrency") / sheet.need("parallel.data");
        valid(sequences > 0);
        return model.parametersRead(sequences) * Hardware.weights(sheet).bytesPerWeight();
    }

    private static double halfBytes(FactSheet sheet) throws Unavailable {
        valid(Hardware.weights(sheet) == WeightType.HALF);
        double reading = (1 - sheet.need("decode.keptShare")) * sheet.need("decode.floor") / REACHED;
        return sheet.need("tpot.mean") - reading / 2;
    }

    private static double halfKept(FactSheet sheet) throws Unavailable {
        valid(Hardware.keptBytes(sheet) == WIDE);
        double reading = sheet.need("decode.keptShare") * sheet.need("decode.floor") / REACHED;
        return sheet.need("decode.step") - reading / 2;
    }
}
