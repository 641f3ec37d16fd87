package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How the engine was set up, as far as it decides how long a step takes. */
final class EngineFacts {
    private static final String NO_GRAPHS = "NONE";
    private static final String PCIE = "PCIe-only";
    /** They look up for each token of each answer what may come next; the others know it for whole states of a grammar. */
    private static final Set<String> SLOW_GRAMMARS = Set.of("outlines", "lm-format-enforcer");

    static final List<Fact> ALL = List.of(
            new Fact(
                    "engine.eager",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when setting enforceEager is True or cudaGraphMode is NONE, 0 when either states the opposite",
                    EngineFacts::eager),
            size("engine.pipelineParallel", SettingKey.PIPELINE_PARALLEL),
            size("engine.maxLoras", SettingKey.MAX_LORAS),
            new Fact(
                    "engine.cudaGraphLimit",
                    Unit.REQUESTS,
                    Quality.EXACT,
                    "setting cudaGraphLimit * parallel.data",
                    EngineFacts::graphLimit),
            new Fact(
                    "engine.offload",
                    Unit.COUNT,
                    Quality.EXACT,
                    "setting cpuOffload: gigabytes of weights for each GPU that lie in the memory of the host",
                    s -> s.number(SettingKey.CPU_OFFLOAD)),
            sign("engine.allReduceOff", SettingKey.ALL_REDUCE_OFF, value -> true),
            sign("engine.pcieOnly", SettingKey.ALL_REDUCE_OFF, value -> value.contains(PCIE)),
            sign("engine.slowKernel", SettingKey.SLOW_KERNEL, value -> true),
            sign("engine.moeUntuned", SettingKey.MOE_CONFIG, value -> true),
            new Fact(
                    "engine.grammarSlow",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when setting grammarBackend is outlines or lm-format-enforcer",
                    s -> Symbols.flag(SLOW_GRAMMARS.contains(s.setting(SettingKey.GRAMMAR_BACKEND)
                            .orElseThrow(() -> Unavailable.because(Why.SETTING_UNKNOWN))
                            .value()
                            .toLowerCase(Locale.ROOT)))),
            sign("engine.lora", SettingKey.LORA, EngineFacts::isTrue));

    private EngineFacts() {}

    private static double eager(FactSheet sheet) throws Unavailable {
        Optional<Setting> asked = sheet.setting(SettingKey.ENFORCE_EAGER);
        Optional<Setting> graphs = sheet.setting(SettingKey.CUDA_GRAPH_MODE);
        if (asked.isEmpty() && graphs.isEmpty()) {
            throw Unavailable.because(Why.SETTING_UNKNOWN);
        }
        boolean off = asked.filter(setting -> isTrue(setting.value())).isPresent()
                || graphs.filter(setting -> setting.value().equals(NO_GRAPHS)).isPresent();
        return Symbols.flag(off);
    }

    private static Fact size(String id, SettingKey key) {
        return new Fact(id, Unit.COUNT, Quality.EXACT, "setting " + key.id(), s -> s.number(key));
    }

    private static double graphLimit(FactSheet sheet) throws Unavailable {
        double limit = sheet.number(SettingKey.CUDA_GRAPH_LIMIT);
        // an engine that records no graph has no largest one
        Symbols.valid(limit > 0);
        return limit * sheet.need("parallel.data");
    }

    /** What a server says only when it is so: a start that was read to its end without it says the opposite. */
    private static Fact sign(String id, SettingKey key, Predicate<String> test) {
        String text = "1 when setting " + key.id() + " tells it, 0 when a server's start was read without it";
        return new Fact(id, Unit.COUNT, Quality.EXACT, text, sheet -> {
            Optional<Setting> told = sheet.setting(key);
            if (told.isEmpty()
                    && sheet.setting(SettingKey.KV_CACHE_TOKENS).isEmpty()
                    && sheet.setting(SettingKey.KV_CACHE_BLOCKS).isEmpty()) {
                throw Unavailable.because(Why.NO_SERVER_LOG);
            }
            return Symbols.flag(
                    told.filter(setting -> test.test(setting.value())).isPresent());
        });
    }

    private static boolean isTrue(String value) {
        return value.toLowerCase(Locale.ROOT).equals("true");
    }
}
