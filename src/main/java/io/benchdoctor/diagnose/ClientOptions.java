package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.Catalog;
import io.benchdoctor.catalog.EngineOption.Tool;
import io.benchdoctor.catalog.EngineVersion;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.SettingKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the client of a run was told to send, as options of vLLM's client: a test that is repeated with other prompts or
 * under another load is another test. An option that the release lacks is left out.
 */
final class ClientOptions {
    /** Prompts that the client reads from a file, or fetches by name. */
    private static final Set<String> READ = Set.of("sharegpt", "burstgpt", "sonnet", "custom", "hf", "spec_bench");
    /** Prompts that the client makes itself, by options of their own. */
    private static final Set<String> MADE = Set.of("random-mm", "random-rerank", "prefix_repetition");

    /** Two digits of a rate are noise, four are what people ask for. */
    private static final int DIGITS = 4;

    private final Run run;
    private final FactSheet facts;
    private final Catalog catalog;
    private final Optional<EngineVersion> version;

    /** @param version of the client; empty takes today's */
    ClientOptions(Run run, FactSheet facts, Catalog catalog, Optional<EngineVersion> version) {
        this.run = run;
        this.facts = facts;
        this.catalog = catalog;
        this.version = version;
    }

    /**
     * The prompts of the run. Of prompts that no release of the client can make again, and of those that no log names,
     * only the lengths are repeated.
     *
     * @param input tokens of a prompt, or the word that stands for them
     * @param output tokens of an answer, or the word that stands for them
     */
    String workload(String input, String output) {
        String dataset = run.setting(SettingKey.DATASET)
                .map(setting -> setting.value().toLowerCase(Locale.ROOT))
                .orElse("");
        if (READ.contains(dataset)) {
            return written(List.of(Map.entry("--dataset-name", dataset), Map.entry("--dataset-path", "DATASET")));
        }
        return MADE.contains(dataset)
                ? written(List.of(Map.entry("--dataset-name", dataset)))
                : written(List.of(
                        Map.entry("--dataset-name", "random"),
                        Map.entry("--random-input-len", input),
                        Map.entry("--random-output-len", output),
                        Map.entry("--ignore-eos", "")));
    }

    /** How the prompts were sent; nothing where all were sent at once, or where no log tells. */
    String load() {
        String rate = known("load.rate")
                .map(value -> written(List.of(Map.entry("--request-rate", Placeholders.rounded(value, DIGITS)))))
                .orElse("");
        String limit = known("load.limit")
                .map(value -> written(List.of(Map.entry("--max-concurrency", Placeholders.rounded(value, DIGITS)))))
                .orElse("");
        return (rate + " " + limit).strip();
    }

    private Optional<Double> known(String id) {
        OptionalDouble value = facts.find(id);
        return value.isPresent() && Double.isFinite(value.getAsDouble()) && value.getAsDouble() > 0
                ? Optional.of(value.getAsDouble())
                : Optional.empty();
    }

    private String written(List<Map.Entry<String, String>> options) {
        return options.stream()
                .filter(option ->
                        catalog.options(option.getKey(), Tool.CLIENT).stream().anyMatch(row -> row.worksIn(version)))
                .map(option -> (option.getKey() + " " + option.getValue()).strip())
                .collect(Collectors.joining(" "));
    }
}
