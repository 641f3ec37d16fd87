package io.benchdoctor.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Vietnamese as it is written: the tone in its place, no word that means something else, no English left over. */
class VietnameseTest {
    private static final Pattern LOOK_ALIKES =
            Pattern.compile("[\\u00F0\\u00D0\\u0189\\u0340\\u0341\\u0300-\\u036F\\p{IsCyrillic}\\p{IsGreek}]");
    private static final Pattern NEW_STYLE_TONE =
            Pattern.compile("(?iu)(?<!q)(oá|oà|oả|oã|oạ|oé|oè|oẻ|oẽ|oẹ|uý|uỳ|uỷ|uỹ|uỵ)(?!\\p{L})");
    private static final Pattern BANNED = Pattern.compile("(?iu)(?<!\\p{L})(tỉ lệ|tỉ số|điểm chuẩn|mã thông báo|"
            + "bách phân vị|đường cơ sở|hồi quy hiệu năng|máy khách|khẩu phần|miligiây|quý khách|chúng tôi|"
            + "tối ưu batch size|lên tới|tăng \\d+ lần|giảm \\d+ lần)(?!\\p{L})");
    private static final Pattern SYLLABLE = Pattern.compile("(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
            + "(oai|oay|uay|uây|oeo|uya|uyê|uyu|iêu|yêu|ươi|ươu|uôi|iê|yê|ươ|uô|oa|oă|oe|uâ|uê|uy|uơ|"
            + "ai|ay|ây|ao|au|âu|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|ya|oo|[aăâeêioôơuưy])"
            + "(ch|ng|nh|[cmnpt])?");
    private static final Set<String> ENGLISH_PAIR =
            Set.of(("the in to on do no an me he at by it be not that than but run out as if").split(" "));

    /** Acronyms, names and kept terms of the termbase; names of programs and formats that a log can come from. */
    private static final Set<String> ALLOWED =
            Set.of(("TTFT TPOT ITL E2E E2EL P50 P75 P90 P95 P99 P GPU CPU KV OOM EOS "
                            + "FIFO SLO SLA API HTTP JSON JSONL CSV HTML PDF XLSX CUDA ROCm MoE TP PP DP EP FP8 FP16 BF16 INT8 INT4 "
                            + "RAG IT UTF ZIP YAML Markdown Bench Doctor OpenAI SGLang TensorRT LLM GenAI Perf GuideLLM "
                            + "AIPerf Triton TGI LMDeploy llm perf inference InferenceX evalscope EvalScope Locust Python "
                            + "LoRA byte KiB MiB GiB FLOP TFLOP SHA STT vLLM NVIDIA Little Kleinrock Prometheus Grafana Excel token prompt batch prefill decode log proxy "
                            + "gateway replica preemption kernel attention cache continuous batching chunked speculative "
                            + "decoding roofline tensor ms GB MB throughput median tail latency jitter timeout goodput burst "
                            + "open loop closed benchmark client headroom streaming scheduler block prefix caching draft "
                            + "model tokenizer warm up cold start dtype baseline regression logarit n N b c k x A B C D")
                    .split(" "));

    private final Map<String, String> texts = prose();

    @Test
    void letters_are_vietnamese_letters_and_composed() {
        texts.forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern(LOOK_ALIKES));
    }

    @Test
    void the_tone_mark_stands_in_its_traditional_place() {
        texts.forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern(NEW_STYLE_TONE));
    }

    @Test
    void no_word_is_used_that_means_something_else() {
        texts.forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern(BANNED));
    }

    @Test
    void no_english_is_left_over() {
        List<String> foreign = new ArrayList<>();

        texts.forEach((key, text) -> {
            List<String> words = isProse(key)
                    ? Pattern.compile("[^\\p{L}\\p{N}]+").splitAsStream(text).toList()
                    : List.of();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                boolean fine = word.isEmpty() || word.matches("\\d.*") || isAllowed(word) || isSyllable(word);
                boolean pair = i > 0 && ENGLISH_PAIR.contains(words.get(i - 1)) && ENGLISH_PAIR.contains(word);
                if (!fine || pair) {
                    foreign.add(key + ": " + word + " in: " + text);
                }
            }
        });

        assertThat(foreign).isEmpty();
    }

    /** Definitions name the English term, help texts name options, and a search word is for the program. */
    private static boolean isProse(String key) {
        boolean glossary = key.startsWith("glossary.") && (key.endsWith(".exact") || key.endsWith(".word"));
        return !glossary && !key.startsWith("cli.");
    }

    @Test
    void a_number_and_its_unit_are_held_together() {
        texts.forEach((key, text) ->
                assertThat(text).as(key).doesNotContainPattern("\\d (ms|giây|phút|giờ|GB|token/giây|yêu cầu/giây)"));
    }

    @Test
    void numbers_are_written_with_a_decimal_comma_and_no_word_in_capitals() {
        texts.forEach((key, text) -> {
            assertThat(text.replace("P99.9", ""))
                    .as(key)
                    .doesNotContainPattern("(?<![\\d.])\\d+\\.(\\d{1,2}|\\d{4,})(?![\\d.])");
            assertThat(text).as(key).doesNotContainPattern("\\p{Lu}*[À-ỸĐ&&\\p{Lu}]\\p{Lu}+");
        });
    }

    /** A kept term may begin a sentence. */
    private static boolean isAllowed(String word) {
        return word.matches("P\\d+")
                || ALLOWED.contains(word)
                || ALLOWED.contains(word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1));
    }

    private static boolean isSyllable(String word) {
        String bare = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
        return SYLLABLE.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC)).matches();
    }

    /** Texts without code, arguments, keywords of plurals and quoted log lines. */
    private static Map<String, String> prose() {
        Map<String, String> prose = new TreeMap<>();
        LocaleFile.read("vi").forEach((key, text) -> {
            if (!key.startsWith("_")) {
                prose.put(key, stripped(text));
            }
        });
        return prose;
    }

    private static String stripped(String text) {
        return text.replaceAll("`[^`]*`", "…")
                .replaceAll("“[^”]*”", "…")
                .replaceAll("\\{\\w+\\}", "…")
                .replaceAll("\\{\\w+, (plural|select),", "{")
                .replaceAll("(?<=[ {}])(=\\d+|[a-z-]+) \\{", " {");
    }
}
