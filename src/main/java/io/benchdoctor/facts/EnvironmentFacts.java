package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.ModelShape;
import io.benchdoctor.facts.Fact.Formula;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What card and model allow: the fastest step, the fastest reading of prompts, the place for keys and values. */
final class EnvironmentFacts {
    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final double GIGA = 1e9;
    private static final double TERA = 1e12;

    /** What vLLM keeps of a card for activations, graphs and communication; its own start lines show 1 to 3 GiB. */
    private static final double RESERVED = 2 * GIB;

    private static final Set<SettingKey> SERVER_SIDE = EnumSet.of(
            SettingKey.DATA_PARALLEL,
            SettingKey.TENSOR_PARALLEL,
            SettingKey.KV_CACHE_TOKENS,
            SettingKey.KV_CACHE_BLOCKS);

    static final List<Fact> ALL = List.of(
            fact(
                    "gpu.memory",
                    Unit.BYTES,
                    Quality.EXACT,
                    "memory of setting gpu in the catalogue",
                    s -> Hardware.gpu(s).memoryGibibytes() * GIB),
            fact(
                    "gpu.bandwidth",
                    Unit.BYTES_PER_SECOND,
                    Quality.EXACT,
                    "memory bandwidth of setting gpu in the catalogue",
                    s -> Hardware.gpu(s).bandwidthGigabytes() * GIGA),
            fact(
                    "gpu.compute",
                    Unit.OPERATIONS_PER_SECOND,
                    Quality.EXACT,
                    "dense arithmetic of setting gpu in the catalogue, at the width of the weights",
                    s -> Hardware.gpu(s).computeTera(Hardware.weights(s)) * TERA),
            fact(
                    "parallel.tensor",
                    Unit.COUNT,
                    Quality.EXACT,
                    "setting tensorParallel",
                    s -> s.number(SettingKey.TENSOR_PARALLEL)),
            fact(
                    "parallel.data",
                    Unit.COUNT,
                    Quality.EXACT,
                    "setting dataParallel, else 1 where another setting of the server is stated",
                    EnvironmentFacts::replicas),
            fact(
                    "model.weightBytes",
                    Unit.BYTES,
                    Quality.APPROXIMATE,
                    "parameters of setting model in the catalogue * bytes per weight (16-bit 2, 8-bit 1, 4-bit 0.575)",
                    s -> Hardware.model(s).parameters() * Hardware.weights(s).bytesPerWeight()),
            fact(
                    "model.activeParameters",
                    Unit.COUNT,
                    Quality.EXACT,
                    "parameters that one token goes through, of setting model in the catalogue",
                    s -> Hardware.model(s).activeParameters()),
            fact(
                    "kv.bytesPerToken",
                    Unit.BYTES,
                    Quality.EXACT,
                    "values per token of setting model in the catalogue * bytes of setting kvCacheType (fp8 1, else 2)",
                    s -> Hardware.model(s).keptValues(1) * Hardware.keptBytes(s)),
            fact(
                    "decode.stepBytes",
                    Unit.BYTES,
                    Quality.BOUND,
                    "per GPU: weights that a step of decode.concurrency / parallel.data sequences reads, at 16 bits 2 bytes,"
                            + " + their keys and values at input.mean + output.mean / 2 tokens",
                    EnvironmentFacts::stepBytes),
            fact(
                    "decode.floor",
                    Unit.MILLISECONDS,
                    Quality.BOUND,
                    "1000 * max(decode.stepBytes / gpu.bandwidth, 2 * model.activeParameters * decode.concurrency"
                            + " / parallel.data / (gpu.compute * parallel.tensor))",
                    EnvironmentFacts::floor),
            ratio("decode.stepOverFloor", Unit.RATIO, "decode.step", "decode.floor"),
            fact(
                    "decode.crossover",
                    Unit.REQUESTS,
                    Quality.APPROXIMATE,
                    "gpu.compute / gpu.bandwidth * bytes per weight / 2; of one replica",
                    s -> s.need("gpu.compute")
                            / s.need("gpu.bandwidth")
                            * Hardware.weights(s).bytesPerWeight()
                            / 2),
            fact(
                    "decode.crossoverShare",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "decode.concurrency / parallel.data / decode.crossover",
                    s -> s.need("decode.concurrency") / s.need("parallel.data") / s.need("decode.crossover")),
            fact(
                    "prefill.ceiling",
                    Unit.TOKENS_PER_SECOND,
                    Quality.BOUND,
                    "gpu.compute * parallel.tensor * pipeline size * parallel.data / (2 * model.activeParameters)",
                    s -> s.need("parallel.data") * replicaCeiling(s)),
            fact(
                    "prefill.ceilingShare",
                    Unit.RATIO,
                    Quality.BOUND,
                    "tokens.input / duration / prefill.ceiling",
                    s -> quotient(s.need("tokens.input"), s.need("duration")) / s.need("prefill.ceiling")),
            fact(
                    "prefill.floor",
                    Unit.MILLISECONDS,
                    Quality.BOUND,
                    "1000 * input.mean * parallel.data / prefill.ceiling",
                    s -> 1000 * s.need("input.mean") * s.need("parallel.data") / s.need("prefill.ceiling")),
            ratio("prefill.timeOverFloor", Unit.RATIO, "prefill.time", "prefill.floor"),
            fact(
                    "kv.capacityEstimated",
                    Unit.TOKENS,
                    Quality.APPROXIMATE,
                    "per replica: (gpu.memory * setting gpuMemoryUtilization - model.weightBytes / GPUs - 2 GiB)"
                            + " / kv.bytesPerToken of one GPU",
                    EnvironmentFacts::capacity));

    private EnvironmentFacts() {}

    private static Fact fact(String id, Unit unit, Quality quality, String text, Formula formula) {
        return new Fact(id, unit, quality, text, formula);
    }

    /** Who states the size of a copy of the model, or of its cache, and no number of copies, has one. */
    private static double replicas(FactSheet sheet) throws Unavailable {
        if (SERVER_SIDE.stream().noneMatch(key -> sheet.setting(key).isPresent())) {
            throw Unavailable.because(Why.SETTING_UNKNOWN);
        }
        return Hardware.orOne(sheet, SettingKey.DATA_PARALLEL);
    }

    private static double stepBytes(FactSheet sheet) throws Unavailable {
        ModelShape model = Hardware.model(sheet);
        double cards = sheet.need("parallel.tensor");
        double sequences = sheet.need("decode.concurrency") / sheet.need("parallel.data");
        valid(sequences > 0 && isWhole(sheet, model));
        double tokens =
                sheet.find("input.mean").orElse(0) + sheet.find("output.mean").orElse(0) / 2;
        double weights =
                model.parametersRead(sequences) * Hardware.weights(sheet).bytesPerWeight() / cards;
        double kept = model.keptValues(tokens) * Hardware.keptBytes(sheet) / Hardware.keptApart(model, cards);
        return weights + sequences * kept;
    }

    private static double floor(FactSheet sheet) throws Unavailable {
        double reading = sheet.need("decode.stepBytes") / sheet.need("gpu.bandwidth");
        double sequences = sheet.need("decode.concurrency") / sheet.need("parallel.data");
        double computing = 2
                * sheet.need("model.activeParameters")
                * sequences
                / (sheet.need("gpu.compute") * sheet.need("parallel.tensor"));
        return 1000 * Math.max(reading, computing);
    }

    private static double replicaCeiling(FactSheet sheet) throws Unavailable {
        double cards = sheet.need("parallel.tensor") * Hardware.orOne(sheet, SettingKey.PIPELINE_PARALLEL);
        return sheet.need("gpu.compute") * cards / (2 * sheet.need("model.activeParameters"));
    }

    private static double capacity(FactSheet sheet) throws Unavailable {
        ModelShape model = Hardware.model(sheet);
        // layers of two kinds share the memory in ways that a release decides
        valid(model.window().isEmpty() && isWhole(sheet, model));
        double tensor = sheet.need("parallel.tensor");
        double stages = Hardware.orOne(sheet, SettingKey.PIPELINE_PARALLEL);
        double free = sheet.need("gpu.memory") * sheet.number(SettingKey.GPU_MEMORY_UTILIZATION)
                - sheet.need("model.weightBytes") / (tensor * stages)
                - RESERVED;
        valid(free > 0);
        return free / (sheet.need("kv.bytesPerToken") / (Hardware.keptApart(model, tensor) * stages));
    }

    /** Whether each replica holds the model by itself: experts may be shared out among replicas. */
    private static boolean isWhole(FactSheet sheet, ModelShape model) throws Unavailable {
        return model.experts().isEmpty() || sheet.need("parallel.data") == 1;
    }
}
