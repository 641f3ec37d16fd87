package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands inside the value of an argument: be it a dictionary, JSON, an address or the engine's own print of a part of its
 * configuration.
 */
final class NestedArguments {
    /** The backends of vLLM's benchmark of structured answers take {@code json}, {@code grammar} … as names of data sets. */
    private static final String STRUCTURED_DATASET = "dataset";

    private static final String ALL = "1.0";

    /** Roles of a server that shares its requests with others, in the words of vLLM and of SGLang. */
    private static final Map<String, String> ROLES = Map.of(
            "kv_producer", "prefill",
            "kv_consumer", "decode",
            "kv_both", "both",
            "prefill", "prefill",
            "decode", "decode");

    private static final List<Inside> SERVER = List.of(
            new Inside(SettingKey.SPECULATIVE_METHOD, "speculative_config", named("method", "[\\w-]+")),
            new Inside(
                    SettingKey.SPECULATIVE_TOKENS,
                    "speculative_config",
                    named("num_spec(?:ulative)?_tokens", "\\d{1,3}")),
            new Inside(SettingKey.GRAMMAR_BACKEND, "structured_outputs_config", named("backend", "[\\w-]+")),
            new Inside(SettingKey.GRAMMAR_BACKEND, "decoding_config", named("guided_decoding_backend", "[\\w-]+")),
            new Inside(SettingKey.KV_CONNECTOR, "kv_transfer_config", named("kv_connector", "\\w+")),
            new Inside(SettingKey.KV_ROLE, "kv_transfer_config", named("kv_role", "\\w+")),
            new Inside(SettingKey.KV_ROLE, "disaggregation_mode", Pattern.compile("(\\w+)")),
            new Inside(SettingKey.OPEN_FILES, "ulimit", Pattern.compile("\\bnofile=(\\d{1,9})\\b")));

    private static final Pattern SCHEME = Pattern.compile("(https?)://");
    private static final Pattern SCHEMA = Pattern.compile(
            "guided_(?:json|regex|choice|grammar)|structured_outputs|json_schema|json_object|structural_tag");

    static final Set<SettingKey> CLIENT_KEYS = EnumSet.of(SettingKey.URL_SCHEME, SettingKey.STRUCTURED_SHARE);

    static final Set<SettingKey> SERVER_KEYS = EnumSet.of(
            SettingKey.SPECULATIVE_METHOD,
            SettingKey.SPECULATIVE_TOKENS,
            SettingKey.GRAMMAR_BACKEND,
            SettingKey.KV_CONNECTOR,
            SettingKey.KV_ROLE,
            SettingKey.OPEN_FILES);

    private NestedArguments() {}

    /** @param argument in whose value the setting stands */
    private record Inside(SettingKey key, String argument, Pattern pattern) {}

    private static Pattern named(String name, String value) {
        return Pattern.compile("\\b" + name + "['\"]?\\s*[=:]\\s*['\"]?(" + value + ")");
    }

    /** Settings of a server by its arguments. */
    static Map<SettingKey, String> server(Map<String, String> arguments) {
        Map<SettingKey, String> settings = new EnumMap<>(SettingKey.class);
        for (Inside inside : SERVER) {
            Matcher matcher = inside.pattern().matcher(arguments.getOrDefault(inside.argument(), ""));
            if (matcher.find() && !matcher.group(1).equals("None")) {
                settings.put(inside.key(), matcher.group(1));
            }
        }
        settings.computeIfPresent(SettingKey.KV_ROLE, (key, role) -> ROLES.get(role));
        return settings;
    }

    /** Settings of a client by its arguments. */
    static Map<SettingKey, String> client(Map<String, String> arguments) {
        Map<SettingKey, String> settings = new EnumMap<>(SettingKey.class);
        Matcher scheme = SCHEME.matcher(arguments.getOrDefault("base_url", ""));
        if (scheme.lookingAt()) {
            settings.put(SettingKey.URL_SCHEME, scheme.group(1));
        }
        if (SCHEMA.matcher(arguments.getOrDefault("extra_body", "")).find()) {
            settings.put(SettingKey.STRUCTURED_SHARE, ALL);
        }
        if (arguments.containsKey("structured_output_ratio") && arguments.containsKey(STRUCTURED_DATASET)) {
            settings.put(SettingKey.DATASET, arguments.get(STRUCTURED_DATASET));
        }
        return settings;
    }
}
