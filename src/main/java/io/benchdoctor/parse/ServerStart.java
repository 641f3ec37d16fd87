package io.benchdoctor.parse;

import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a server was started, as its first lines tell. What the engine says that it does outranks what it was asked to do. */
final class ServerStart {
    /** A client's word about these is hearsay. */
    static final Set<SettingKey> SERVER_SIDE = SettingKey.ofServer();

    private static final Set<SettingKey> SERVER_SIDE_OR_MODEL = withModel();

    private static final Pattern KV_TOKENS = Pattern.compile("GPU KV cache size: ([\\d,]+) tokens");
    private static final Pattern KV_BLOCKS = Pattern.compile("# (?:GPU|cuda|rocm) blocks: (\\d+),");
    private static final Pattern TOKEN_BUDGET = Pattern.compile("max_num_batched_tokens=(\\d+)");
    /** Older servers leave the word attention out, which other backends are logged without, too. */
    private static final Pattern BACKEND = Pattern.compile(
            "Using (\\w+(?= attention backend)"
                    + "|(?:Flash Attention|Flashinfer|XFormers|ROCmFlashAttention|Triton MLA|FlashMLA|Torch SDPA)(?= backend))");

    private static final Pattern LIMIT = Pattern.compile("max_num_seqs=(\\d+)");

    private final String path;
    private final Surroundings around;
    private final HostCores cores;
    private final Map<SettingKey, Setting> asked = new EnumMap<>(SettingKey.class);
    private final Map<SettingKey, Setting> effective = new EnumMap<>(SettingKey.class);

    ServerStart(String path) {
        this.path = path;
        this.around = new Surroundings(path);
        this.cores = new HostCores(path);
    }

    /** A line that no logger wrote: the operator's shell, a launcher. */
    void readPlain(TextLine line) {
        around.read(line);
        cores.read(line.text(), line);
    }

    /** Whether with this message a server, or an engine within a process, begins anew. */
    static boolean begins(String message) {
        return message.contains("API server version")
                || message.startsWith("Initializing a")
                || message.startsWith("non-default args: ")
                || message.startsWith("args: Namespace(");
    }

    /** What shows only once requests come: a grammar that the usual backend cannot hold answers to. */
    void readServing(TextLine line, String message) {
        if (message.contains("Falling back")) {
            readSigns(message, line.number());
        }
    }

    private void readSigns(String message, int at) {
        ServerSigns.of(message)
                .forEach((key, value) -> effective.put(key, new Setting(value, new SourceRef(path, at))));
    }

    void readMessage(TextLine line, String message) {
        int at = line.number();
        readSigns(message, at);
        cores.read(message, line);
        if (message.contains("version") || message.contains("args: Namespace(") || message.contains("platform")) {
            around.read(line);
        }
        if (message.startsWith("non-default args: {")) {
            putAll(asked, PythonCall.entries(message, message.indexOf('{') + 1), at);
        } else if (message.startsWith("Initializing a")) {
            readConfig(line, message);
        } else if (message.contains("GPU KV cache size: ")) {
            put(SettingKey.KV_CACHE_TOKENS, KV_TOKENS.matcher(message), at);
        } else if (message.contains(" blocks: ")) {
            put(SettingKey.KV_CACHE_BLOCKS, KV_BLOCKS.matcher(message), at);
        } else if (message.startsWith("Chunked prefill is enabled")) {
            put(SettingKey.MAX_NUM_BATCHED_TOKENS, TOKEN_BUDGET.matcher(message), at);
            effective.put(SettingKey.CHUNKED_PREFILL, new Setting("True", new SourceRef(path, at)));
        } else if (message.startsWith("Using a slow tokenizer")) {
            effective.put(SettingKey.TOKENIZER_MODE, new Setting("slow", new SourceRef(path, at)));
        } else if (message.startsWith("Using ") && message.contains("backend")) {
            put(SettingKey.ATTENTION_BACKEND, BACKEND.matcher(message), at);
        }
    }

    /** {@code Initializing a V1 LLM engine (v0.8.5) with config: model='m', …}; its text has more than one bracket. */
    private void readConfig(TextLine line, String message) {
        around.read(line);
        int config = message.indexOf("config: ");
        if (config >= 0) {
            putAll(effective, PythonCall.arguments(message, config + "config: ".length()), line.number());
        }
        put(SettingKey.MAX_NUM_SEQS, LIMIT.matcher(message), line.number());
    }

    private void putAll(Map<SettingKey, Setting> settings, Map<String, String> arguments, int line) {
        var at = new SourceRef(path, line);
        ArgumentNames.server(arguments).forEach((key, value) -> settings.put(key, new Setting(value, at)));
    }

    private void put(SettingKey key, Matcher matcher, int line) {
        if (matcher.find()) {
            effective.put(key, new Setting(matcher.group(1).replace(",", ""), new SourceRef(path, line)));
        }
    }

    /** Everything that was told, to be asked once. */
    Map<SettingKey, Setting> settings() {
        Map<SettingKey, Setting> settings = around.take();
        settings.keySet().retainAll(SERVER_SIDE_OR_MODEL);
        settings.putAll(asked);
        settings.putAll(effective);
        cores.settings().forEach(settings::putIfAbsent);
        Setting model = settings.get(SettingKey.MODEL);
        Setting served = settings.get(SettingKey.SERVED_MODEL);
        if (model != null && served != null && served.value().equals(model.value())) {
            settings.remove(SettingKey.SERVED_MODEL);
        }
        return settings;
    }

    private static Set<SettingKey> withModel() {
        Set<SettingKey> keys = EnumSet.copyOf(SERVER_SIDE);
        keys.add(SettingKey.MODEL);
        return keys;
    }
}
