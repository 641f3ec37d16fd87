package io.benchdoctor.report;

import io.benchdoctor.catalog.GpuCatalog;
import io.benchdoctor.catalog.PlainWords;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can stand in a report that goes to strangers: numbers, versions, plain words, and the names that everybody knows, of
 * cards, models and those who publish them.
 */
final class Nameless {
    private static final Pattern NUMBER = Pattern.compile(
            "[\\d.,:]+(e[+-]?\\d+)?"
                    + "|\\d[\\d.,]*(ms|us|ns|s|m|h|min|b|kb|mb|gb|tb|kib|mib|gib|tib|k|x|tok|rps|hz|mhz|ghz|st|nd|rd|th)"
                    + "|\\d+([-T]\\d+)+[\\d.:]*(Z|\\+\\d+)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern VERSION = Pattern.compile("v?\\d+(\\.\\d+)+((a|b|rc|\\.?post|\\.?dev)\\d+)*");

    /** A file of a program, as its log lines name it. */
    private static final Pattern PROGRAM_FILE = Pattern.compile("(\\w+)\\.(py|cpp|cc|cu|rs|json|jsonl|csv|log|txt)");

    private static final Pattern CARD = Pattern.compile(
            "(nvidia-)?(\\d{1,2}x)?[A-Za-z]{1,4}\\d{1,4}[A-Za-z]{0,2}(-(sxm\\d?|pcie|nvl|hbm\\w{1,2}|\\d{2,3}gb))*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SIZE =
            Pattern.compile("v?\\d+(x\\d+)?[bmke]?|a\\d+b|r\\d|\\d+bit|e\\db", Pattern.CASE_INSENSITIVE);

    private static final Set<String> FAMILIES = Set.of(
            "llama",
            "llama2",
            "llama3",
            "llama4",
            "qwen",
            "qwen1",
            "qwen2",
            "qwen3",
            "mistral",
            "mixtral",
            "ministral",
            "codestral",
            "devstral",
            "deepseek",
            "gemma",
            "phi",
            "gpt",
            "opt",
            "falcon",
            "yi",
            "glm",
            "chatglm",
            "kimi",
            "minimax",
            "granite",
            "olmo",
            "nemotron",
            "command",
            "vicuna",
            "tinyllama",
            "codellama",
            "starcoder",
            "internlm",
            "baichuan",
            "qwq",
            "smollm",
            "exaone",
            "vinallama",
            "phogpt");

    private static final Set<String> KINDS = Set.of(
            "meta",
            "instruct",
            "chat",
            "base",
            "it",
            "coder",
            "code",
            "distill",
            "preview",
            "thinking",
            "reasoning",
            "awq",
            "gptq",
            "gguf",
            "hf",
            "fp8",
            "fp4",
            "fp16",
            "bf16",
            "int4",
            "int8",
            "w8a8",
            "w4a16",
            "mxfp4",
            "nvfp4",
            "turbo",
            "mini",
            "small",
            "medium",
            "large",
            "lite",
            "vl",
            "moe",
            "oss",
            "math",
            "dynamic",
            "super",
            "ultra",
            "nano",
            "scout",
            "maverick",
            "next");

    private static final Set<String> PUBLISHERS = Set.of(
            "meta-llama",
            "qwen",
            "mistralai",
            "google",
            "deepseek-ai",
            "microsoft",
            "nvidia",
            "openai",
            "facebook",
            "tiiuae",
            "01-ai",
            "thudm",
            "zai-org",
            "moonshotai",
            "minimaxai",
            "cohereforai",
            "coherelabs",
            "ibm-granite",
            "allenai",
            "internlm",
            "baichuan-inc",
            "neuralmagic",
            "redhatai",
            "thebloke",
            "unsloth",
            "nousresearch",
            "lmsys",
            "bigcode",
            "huggingfacetb",
            "huggingfaceh4",
            "tinyllama",
            "vinai",
            "casperhansen",
            "hugging-quants",
            "eleutherai",
            "databricks",
            "lgai-exaone",
            "upstage",
            "amd",
            "intel",
            "apple",
            "example");

    private static final Set<String> ENDPOINTS = Set.of(
            "/metrics",
            "/health",
            "/generate",
            "/v1/completions",
            "/v1/chat/completions",
            "/v1/models",
            "/v1/embeddings",
            "/ping");

    private Nameless() {}

    /** Whether a word or number tells nobody's name. */
    static boolean is(String word) {
        if (word.length() < 2
                || NUMBER.matcher(word).matches()
                || VERSION.matcher(word).matches()
                || PlainWords.has(word)) {
            return true;
        }
        var file = PROGRAM_FILE.matcher(word);
        return isIdentifier(word) || isCard(word) || file.matches() && isIdentifier(file.group(1));
    }

    /** {@code max_num_seqs}, {@code EngineCore}, {@code --max-num-seqs}: of plain words alone, joined as programs join them. */
    private static boolean isIdentifier(String word) {
        String parts = word.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_");
        return Stream.of(parts.split("_"))
                .allMatch(part -> part.isEmpty()
                        || PlainWords.has(part)
                        || NUMBER.matcher(part).matches());
    }

    private static boolean isCard(String word) {
        return CARD.matcher(word).matches() && GpuCatalog.standard().find(word).isPresent();
    }

    /** The name of a model that everybody can have, such as {@code Llama-3.1-8B-Instruct}. */
    static boolean isModel(String name) {
        String[] parts = name.toLowerCase(Locale.ROOT).split("[-._]");
        return Stream.of(parts).anyMatch(FAMILIES::contains)
                && Stream.of(parts)
                        .allMatch(part -> FAMILIES.contains(part)
                                || KINDS.contains(part)
                                || SIZE.matcher(part).matches());
    }

    /** Whether such models are published under this name. */
    static boolean isPublisher(String name) {
        return PUBLISHERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** An address within every server of the kind. */
    static boolean isEndpoint(String path) {
        return ENDPOINTS.contains(path);
    }
}
