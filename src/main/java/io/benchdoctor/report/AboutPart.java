package io.benchdoctor.report;

import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.report.ReportView.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the run was: the settings that the logs state, and a plain word where they do not. */
final class AboutPart {
    /** Always named, also when unknown: without them no two runs can be compared. */
    private static final List<SettingKey> ESSENTIAL =
            List.of(SettingKey.MODEL, SettingKey.GPU, SettingKey.ENGINE_VERSION);

    private static final List<SettingKey> USEFUL = List.of(
            SettingKey.ENGINE,
            SettingKey.BACKEND,
            SettingKey.PLATFORM,
            SettingKey.TENSOR_PARALLEL,
            SettingKey.PIPELINE_PARALLEL,
            SettingKey.DATA_PARALLEL,
            SettingKey.QUANTIZATION,
            SettingKey.DTYPE,
            SettingKey.KV_CACHE_TYPE,
            SettingKey.KV_CACHE_TOKENS,
            SettingKey.KV_CACHE_BLOCKS,
            SettingKey.BLOCK_SIZE,
            SettingKey.GPU_MEMORY_UTILIZATION,
            SettingKey.MAX_MODEL_LENGTH,
            SettingKey.MAX_NUM_SEQS,
            SettingKey.MAX_NUM_BATCHED_TOKENS,
            SettingKey.CHUNKED_PREFILL,
            SettingKey.PREFIX_CACHING,
            SettingKey.ENFORCE_EAGER,
            SettingKey.SPECULATIVE_METHOD,
            SettingKey.SPECULATIVE_TOKENS,
            SettingKey.CUDA_GRAPH_MODE,
            SettingKey.CUDA_GRAPH_LIMIT,
            SettingKey.CPU_OFFLOAD,
            SettingKey.LORA,
            SettingKey.MAX_LORAS,
            SettingKey.TOKENIZER_MODE,
            SettingKey.ATTENTION_BACKEND,
            SettingKey.SERVED_MODEL,
            SettingKey.MAX_CONCURRENCY,
            SettingKey.DATASET,
            SettingKey.INPUT_LENGTH,
            SettingKey.OUTPUT_LENGTH,
            SettingKey.BATCH_SIZE,
            SettingKey.DATE);

    private final Page page;
    private final Wording wording;

    AboutPart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    List<Property> properties() {
        List<Property> about = new ArrayList<>();
        wording.firstLay(Map.of(), "report.about.size.value", "report.about.size.count")
                .ifPresent(size -> about.add(new Property(wording.say("report.about.size"), size)));
        about.add(new Property(wording.say("report.about.load"), load()));
        ESSENTIAL.forEach(key -> about.add(property(key).orElse(notLogged(key))));
        USEFUL.forEach(key -> property(key).ifPresent(about::add));
        return about;
    }

    /** How requests arrived, in a few words. */
    String load() {
        Optional<String> rate = wording.engineer("report.load.rate", Map.of());
        if (page.found("burst-queue-ramp") || wording.value("load.unlimited").orElse(0) == 1) {
            return wording.firstLay(
                            Map.of(),
                            wording.value("load.limited").orElse(0) == 1 ? "report.load.closed" : "report.load.burst",
                            "report.load.burst")
                    .orElseThrow();
        }
        return rate.or(() -> wording.lay("report.load.closed")).orElseGet(() -> wording.say("report.not-logged"));
    }

    private Optional<Property> property(SettingKey key) {
        return page.diagnosis()
                .run()
                .setting(key)
                .map(setting -> told(key, setting))
                .map(value -> new Property(wording.say("label.setting." + key.id()), value));
    }

    /** What a person gave is not what a log states, and is never shown as such. */
    private String told(SettingKey key, Setting setting) {
        String value = spelled(key, setting.value());
        return setting.isGiven() ? wording.say("report.given-by-hand", Map.of("value", value)) : value;
    }

    /**
     * An engine by the name that it gives itself, a date in the reader's order, an option that turns graphs off by
     * whether they are on; all else as the log writes it.
     */
    private String spelled(SettingKey key, String value) {
        if (value.equals("None") || value.equals("inf")) {
            return wording.say("report.unlimited");
        }
        if (value.equals("True") || value.equals("False")) {
            boolean on = value.equals("True") != (key == SettingKey.ENFORCE_EAGER);
            return wording.say(on ? "report.setting.on" : "report.setting.off");
        }
        if (key == SettingKey.DATE) {
            return LogDate.spelled(value, wording);
        }
        String name = "label." + key.id() + "." + value.toLowerCase(Locale.ROOT);
        return wording.words().has(name) ? wording.say(name) : value;
    }

    private Property notLogged(SettingKey key) {
        return new Property(wording.say("label.setting." + key.id()), wording.say("report.not-logged"));
    }
}
