package io.benchdoctor.parse;

import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the lines before a block say about how its run was made. The nearest line counts, and none from before an earlier
 * block: a page may tell of many runs. Lives for one log.
 */
final class Surroundings {
    /** {@code 04-Feb-2025 19:54:39}, an ISO time, or a logger's month-day behind its level; a year only where written. */
    private static final Pattern STAMP = Pattern.compile("(?:^|[\\s\\[(])(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d"
            + "|\\d\\d-[A-Z][a-z]{2}-\\d{4} \\d\\d:\\d\\d:\\d\\d"
            + "|(?<=(?:DEBUG|INFO|WARNING|ERROR) )\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)");

    private static final Pattern PLATFORM = Pattern.compile("Automatically detected platform (\\w+)");
    private static final Pattern VERSION = Pattern.compile("(?:vLLM (?:API server )?version:? |LLM engine \\(v"
            + "|vllm==|vllm-openai:v|^vllm +)(\\d+\\.\\d+[\\w.+]*)");
    private static final Pattern GPU = Pattern.compile(
            "GPU \\d+: (.+?) \\(UUID|\\|\\s+\\d+\\s+((?:NVIDIA|Tesla|GeForce|AMD|Quadro)[^|]*?)\\s+(?:On|Off|N/A)\\b");
    private static final Pattern RATE = Pattern.compile("Traffic request rate: *(inf|[\\d.]*\\d)");
    private static final Pattern BURSTINESS = Pattern.compile("Burstiness factor: *([\\d.]*\\d)");
    private static final Pattern LIMIT = Pattern.compile("Max(?:imum)? request concurrency: *(None|\\d+)");

    /** Engines by the words that headings and commands use for them. */
    private static final Map<String, String> ENGINES = Map.of(
            "vllm", "vllm",
            "sglang", "sglang",
            "tensorrt-llm", "tensorrt-llm",
            "trt-llm", "tensorrt-llm",
            "lmdeploy", "lmdeploy",
            "mindie", "mindie",
            "llama.cpp", "llama.cpp");

    private static final Map<String, String> SERVER_PROGRAMS = Map.of(
            Word.VLLM_SERVE.text(), "vllm",
            Word.VLLM_ENTRY.text(), "vllm",
            Word.SGLANG_SERVER.text(), "sglang",
            Word.TRTLLM_SERVE.text(), "tensorrt-llm",
            Word.LMDEPLOY_SERVE.text(), "lmdeploy");

    private static final Words CLIENT_PROGRAMS = Words.of(
            Word.SERVE_CLIENT, Word.SERVING_SCRIPT, Word.STRUCTURED_SCRIPT, Word.GUIDED_SCRIPT, Word.SGLANG_CLIENT);

    private static final Words PROGRAMS = Words.of(
            Word.SERVE_CLIENT,
            Word.SERVING_SCRIPT,
            Word.STRUCTURED_SCRIPT,
            Word.GUIDED_SCRIPT,
            Word.SGLANG_CLIENT,
            Word.VLLM_SERVE,
            Word.VLLM_ENTRY,
            Word.SGLANG_SERVER,
            Word.TRTLLM_SERVE,
            Word.LMDEPLOY_SERVE);

    private static final Words OF_ENGINE_VERSION = Words.of(Word.VLLM, Word.LLM);

    /** An argument in a list; what a client alone is told. */
    private static final Pattern ARGUMENT = Pattern.compile("- [\"']?--[a-z][a-z0-9-]+");

    private static final Set<String> CLIENT_ONLY = Set.of("num_prompts", "request_rate", "dataset_name");

    /** All arguments of a client take some ten thousand characters; a longer line is a prompt or a list of timings. */
    private static final int MAX_CHARS = 100_000;

    private static final int MAX_COMMAND_CHARS = 8000;

    /** Behind the name of a pod, a process and a level there still is a stamp; behind this, there is a message. */
    private static final int STAMP_WITHIN = 120;

    /** Lines wait until somebody asks what they said: four readers look around in a log, and most of them find nothing. */
    private static final int MOST_WAITING = 400;

    private static final int MOST_WAITING_CHARS = 200_000;

    private final String path;
    private final List<TextLine> waiting = new ArrayList<>();
    private int waitingChars;
    private Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
    private final List<Map<SettingKey, Setting>> clients = new ArrayList<>();
    private final ShellVariables variables = new ShellVariables();
    private boolean otherEngines;
    private Optional<TextLine> lastStamped = Optional.empty();
    private String command = "";
    private int commandLine;
    private String arguments = "";
    private int argumentsLine;

    Surroundings(String path) {
        this.path = path;
    }

    /** Hands over what the lines since the last block said, and forgets it. */
    Map<SettingKey, Setting> take() {
        return takeClaims().last();
    }

    /** The same, where it is not known yet which of several commands made the block. */
    ClientClaims takeClaims() {
        readWaiting();
        endCommand();
        endArguments();
        lastStamped.ifPresent(line -> put(SettingKey.DATE, STAMP.matcher(line.text()), line));
        lastStamped = Optional.empty();
        var taken = new ClientClaims(clients, settings);
        settings = new EnumMap<>(SettingKey.class);
        clients.clear();
        return taken;
    }

    /** Whether the text names engines other than vLLM: then a block without a name may be any of theirs. */
    boolean namesOtherEngines() {
        readWaiting();
        return otherEngines;
    }

    /** Whether a client starts here, so that what follows belongs to another run than what stood before. */
    static boolean startsRun(TextLine line) {
        return line.has(Word.NAMESPACE) && line.has(Word.NUM_PROMPTS)
                || line.has(Word.FIRST_REQUEST)
                || line.hasAny(CLIENT_PROGRAMS) && line.has(Word.OPTION);
    }

    /** Whether something begun goes on with the next line. */
    boolean isOpen() {
        readWaiting();
        return !command.isEmpty() || !arguments.isEmpty();
    }

    /** Takes note of a line that says nothing but its time. */
    void stamped(TextLine line) {
        readWaiting();
        lastStamped = Optional.of(line);
    }

    void read(TextLine line) {
        waiting.add(line);
        waitingChars += line.text().length();
        if (waiting.size() >= MOST_WAITING || waitingChars >= MOST_WAITING_CHARS) {
            readWaiting();
        }
    }

    private void readWaiting() {
        if (!waiting.isEmpty()) {
            waiting.forEach(this::readNow);
            waiting.clear();
            waitingChars = 0;
        }
    }

    private void readNow(TextLine line) {
        String text = line.text();
        if (!command.isEmpty()) {
            command += " " + text.strip();
            continueCommand();
            return;
        }
        if (text.length() > MAX_CHARS) {
            return;
        }
        if (hasClock(text)) {
            lastStamped = Optional.of(line);
        }
        if (line.has(Word.NAMESPACE)) {
            String call = Word.NAMESPACE.text();
            readNamespace(line, PythonCall.arguments(text, text.indexOf(call) + call.length()));
            return;
        }
        readStatements(line);
        readHeading(line);
        variables.read(text);
        readArgument(line);
        if (line.hasAny(PROGRAMS)) {
            command = text.strip();
            commandLine = line.number();
            continueCommand();
        }
    }

    /** Whether {@code hh:mm:ss} stands near the beginning, where loggers put it; found without a pattern for speed. */
    private static boolean hasClock(String text) {
        int end = Math.min(text.length(), STAMP_WITHIN) - 2;
        int colon = text.indexOf(':');
        while (colon > 1 && colon + 3 < end) {
            if (text.charAt(colon + 3) == ':' && Character.isDigit(text.charAt(colon - 1))) {
                return true;
            }
            colon = text.indexOf(':', colon + 1);
        }
        return false;
    }

    private void readStatements(TextLine line) {
        String text = line.text();
        if (line.has(Word.PLATFORM)) {
            put(SettingKey.PLATFORM, PLATFORM.matcher(text), line);
        } else if (line.has(Word.REQUEST_RATE)) {
            put(SettingKey.REQUEST_RATE, RATE.matcher(text), line);
        } else if (line.has(Word.BURSTINESS)) {
            put(SettingKey.BURSTINESS, BURSTINESS.matcher(text), line);
        } else if (line.has(Word.CONCURRENCY)) {
            put(SettingKey.MAX_CONCURRENCY, LIMIT.matcher(text), line);
        } else if (line.has(Word.UUID) || text.indexOf('|') >= 0) {
            put(SettingKey.GPU, GPU.matcher(text), line);
        }
        if (line.hasAny(OF_ENGINE_VERSION)) {
            put(SettingKey.ENGINE_VERSION, VERSION.matcher(text), line);
        }
    }

    private void put(SettingKey key, Matcher matcher, TextLine line) {
        if (matcher.find()) {
            String value = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            settings.put(key, new Setting(value, new SourceRef(path, line.number())));
        }
    }

    private void putAll(Map<SettingKey, String> stated, int line) {
        var at = new SourceRef(path, line);
        stated.forEach((key, value) -> settings.put(key, new Setting(value, at)));
    }

    private void readNamespace(TextLine line, Map<String, String> arguments) {
        if (arguments.containsKey("num_prompts")) {
            readClient(ArgumentNames.client(arguments), line.number());
        } else {
            readServer(ArgumentNames.server(arguments), line.number());
        }
    }

    /** A heading that names one engine says whose figures follow; one that names two compares them. */
    private void readHeading(TextLine line) {
        String text = line.text().stripLeading();
        if (!text.startsWith("#")) {
            return;
        }
        List<String> named = List.of(text.toLowerCase(Locale.ROOT).split("[\\s#*:,/()`]+")).stream()
                .map(ENGINES::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        otherEngines |= named.stream().anyMatch(engine -> !engine.equals("vllm"));
        if (named.size() == 1) {
            putAll(Map.of(SettingKey.ENGINE, named.get(0)), line.number());
        }
    }

    private void continueCommand() {
        boolean more = command.endsWith("\\") && command.length() < MAX_COMMAND_CHARS;
        if (more) {
            command = command.substring(0, command.length() - 1);
        } else {
            endCommand();
        }
    }

    private void endCommand() {
        if (command.isEmpty()) {
            return;
        }
        CommandLine parsed = CommandLine.of(variables.fill(command));
        if (Words.in(command).hasAny(CLIENT_PROGRAMS)) {
            readClient(ArgumentNames.client(parsed.options()), commandLine);
        } else {
            readServer(parsed);
        }
        command = "";
    }

    /** An item of the list in which a manifest keeps the arguments of a container: {@code - --num-prompts=100}. */
    private void readArgument(TextLine line) {
        String text = line.text().strip();
        boolean item = text.startsWith("- ");
        if (item && (!arguments.isEmpty() || ARGUMENT.matcher(text).lookingAt())) {
            argumentsLine = arguments.isEmpty() ? line.number() : argumentsLine;
            arguments += " " + text.substring(2);
        }
        if (!item || arguments.length() > MAX_COMMAND_CHARS) {
            endArguments();
        }
    }

    private void endArguments() {
        if (arguments.isEmpty()) {
            return;
        }
        Map<String, String> options = CommandLine.of(variables.fill(arguments)).options();
        if (CLIENT_ONLY.stream().anyMatch(options::containsKey)) {
            readClient(ArgumentNames.client(options), argumentsLine);
        } else {
            readServer(ArgumentNames.server(options), argumentsLine);
        }
        arguments = "";
    }

    /** The arguments of a later client replace those of an earlier one; a sentence that names a client states none. */
    private void readClient(Map<SettingKey, String> stated, int line) {
        if (!stated.isEmpty()) {
            settings.keySet().removeAll(ArgumentNames.clientKeys());
            Map<SettingKey, Setting> client = new EnumMap<>(SettingKey.class);
            var at = new SourceRef(path, line);
            stated.forEach((key, value) -> client.put(key, new Setting(value, at)));
            clients.add(client);
        }
    }

    /** A later server has arguments of its own, and none of an earlier one. */
    private void readServer(Map<SettingKey, String> stated, int line) {
        if (!stated.isEmpty()) {
            settings.keySet().removeAll(ArgumentNames.serverKeys());
            putAll(stated, line);
        }
    }

    private void readServer(CommandLine parsed) {
        readServer(ArgumentNames.server(parsed.options()), commandLine);
        SERVER_PROGRAMS.forEach((program, engine) -> {
            if (command.contains(program)) {
                otherEngines |= !engine.equals("vllm");
                putAll(Map.of(SettingKey.ENGINE, engine), commandLine);
            }
        });
        int serve = parsed.words().indexOf("serve");
        if (serve >= 0 && serve + 1 < parsed.words().size()) {
            putAll(ArgumentNames.server(Map.of("model", parsed.words().get(serve + 1))), commandLine);
        }
    }
}
