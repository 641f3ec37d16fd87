package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.Catalog;
import io.benchdoctor.catalog.EngineOption;
import io.benchdoctor.catalog.EngineOption.Tool;
import io.benchdoctor.catalog.EngineVersion;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Hands out remedies as they apply to one run: options that its release has, commands that can be typed. */
final class Pharmacy {
    /** Engines that are not vLLM, as {@link SettingKey#ENGINE} and {@link SettingKey#BACKEND} name them. */
    private static final Set<String> OTHER_ENGINES =
            Set.of("sglang", "tgi", "lmdeploy", "tensorrt-llm", "scalellm", "deepspeed-mii", "llama.cpp", "ollama");

    private static final String SGLANG = "sglang";
    private static final String VLLM = "vllm";
    /** How commands begin that start a server; each is for one engine. */
    private static final String VLLM_SERVER = "vllm serve";

    private static final String SGLANG_SERVER = "python -m sglang.launch_server";

    private final Map<String, Remedy> remedies;
    private final Catalog catalog;
    private final Run run;
    private final FactSheet facts;
    private final Numbers numbers;
    private final Optional<EngineVersion> version;
    private final String engine;
    private final Placeholders placeholders;
    private final Set<String> given = new TreeSet<>();

    Pharmacy(Map<String, Remedy> remedies, Catalog catalog, Run run, Numbers numbers) {
        this.remedies = remedies;
        this.catalog = catalog;
        this.run = run;
        this.facts = numbers.facts();
        this.numbers = numbers;
        this.engine = engine(run);
        this.version = engine.isEmpty()
                ? run.setting(SettingKey.ENGINE_VERSION).map(Setting::value).flatMap(EngineVersion::parse)
                : Optional.empty();
        this.placeholders = new Placeholders(run, facts, version, engine, catalog);
    }

    /** The recommendations of a rule; nothing that opposes what was handed out for an earlier finding. */
    List<Recommendation> recommend(Rule rule) {
        List<Recommendation> recommendations = new ArrayList<>();
        for (String id : rule.recommend()) {
            Remedy remedy = remedies.get(id);
            if (remedy == null) {
                continue;
            }
            prepare(remedy).filter(ready -> isCompatible(remedy)).ifPresent(ready -> {
                given.add(remedy.id());
                recommendations.add(ready);
            });
        }
        return recommendations;
    }

    private boolean isCompatible(Remedy remedy) {
        return given.stream()
                .noneMatch(id -> remedy.opposes().contains(id)
                        || remedies.get(id).opposes().contains(remedy.id()));
    }

    private Optional<Recommendation> prepare(Remedy remedy) {
        boolean works = remedy.worksWhen()
                .map(when -> when.test(numbers) != Truth.FALSE)
                .orElse(true);
        List<String> flags = remedy.flags().stream()
                .filter(this::exists)
                .map(Remedy.Flag::name)
                .distinct()
                .toList();
        boolean nothingLeft = !remedy.flags().isEmpty() && flags.isEmpty();
        if (!works || nothingLeft) {
            return Optional.empty();
        }
        List<String> commands = remedy.commands().stream()
                .filter(this::isForEngine)
                .filter(this::canBeTyped)
                .map(placeholders::fill)
                .filter(this::changesSomething)
                .toList();
        Optional<Recommendation.Expected> expected = remedy.expected().stream()
                .flatMap(expectation -> expectation.in(facts).stream())
                .findFirst();
        boolean elsewhere = !engine.isEmpty()
                && remedy.commands().stream().anyMatch(command -> command.startsWith(VLLM_SERVER))
                && commands.stream().noneMatch(command -> command.startsWith(SGLANG_SERVER));
        return Optional.of(new Recommendation(remedy.id(), flags, commands, elsewhere, expected));
    }

    private boolean exists(Remedy.Flag flag) {
        if (flag.engine() == EngineOption.Engine.SGLANG) {
            return engine.equals(SGLANG);
        }
        if (flag.tool() == Tool.SERVER && !engine.isEmpty()) {
            return false;
        }
        return flag.helpsIn(version)
                && catalog.options(flag.name(), flag.tool()).stream().anyMatch(option -> option.worksIn(version));
    }

    private boolean isForEngine(Command command) {
        if (command.startsWith(SGLANG_SERVER)) {
            return engine.equals(SGLANG);
        }
        return engine.isEmpty() || !command.startsWith(VLLM_SERVER);
    }

    /** Whether the release has every option of the command that the catalogue knows. */
    private boolean canBeTyped(Command command) {
        return engine.equals(SGLANG)
                || command.options().stream().allMatch(flag -> {
                    List<EngineOption> rows = catalog.options(flag, command.tool());
                    return rows.isEmpty() || rows.stream().anyMatch(option -> option.worksIn(version));
                });
    }

    /** Whether the server does not run so already, as far as its log tells. */
    private boolean changesSomething(String command) {
        String[] words = command.split(" ");
        boolean setsSomething = false;
        for (int at = 0; at < words.length; at++) {
            Optional<SettingKey> key = words[at].startsWith("-") ? set(words[at]) : Optional.empty();
            if (key.isPresent()) {
                String value = at + 1 < words.length ? words[at + 1] : "";
                if (run.setting(key.get()).filter(stated -> isSo(stated, value)).isEmpty()) {
                    return true;
                }
                setsSomething = true;
            }
        }
        return !setsSomething;
    }

    private Optional<SettingKey> set(String option) {
        for (EngineOption row : catalog.options(option, Tool.SERVER)) {
            if (row.sets().isPresent()) {
                return row.sets();
            }
        }
        return Optional.empty();
    }

    /** An option without a value is a switch. */
    private static boolean isSo(Setting stated, String value) {
        if (value.isEmpty() || value.startsWith("--")) {
            return stated.value().equalsIgnoreCase("true");
        }
        OptionalDouble number = stated.number();
        return number.isPresent()
                ? new Setting(value, stated.at()).number().equals(number)
                : stated.value().equalsIgnoreCase(value);
    }

    /** The engine where it is known not to be vLLM, else empty. A client's backend may only name a protocol. */
    private static String engine(Run run) {
        Optional<String> stated = named(run, SettingKey.ENGINE);
        return stated.isPresent()
                ? stated.filter(engine -> !engine.contains(VLLM)).orElse("")
                : named(run, SettingKey.BACKEND).filter(OTHER_ENGINES::contains).orElse("");
    }

    private static Optional<String> named(Run run, SettingKey key) {
        return run.setting(key).map(setting -> setting.value().toLowerCase(Locale.ROOT));
    }
}
