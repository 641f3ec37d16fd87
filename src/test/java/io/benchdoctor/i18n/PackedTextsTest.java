package io.benchdoctor.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"vi", "en", "ja"})
    void every_text_of_a_language_is_found_and_no_other(String tag) {
        Map<String, String> texts = new TreeMap<>(LocaleFile.read(tag));
        PackedTexts packed = new PackedTexts(PackedTexts.pack(texts));

        texts.forEach((key, text) -> assertThat(packed.find(key)).as(key).isEqualTo(text));
        texts.keySet().forEach(key -> assertThat(packed.find(key + "?")).isNull());
        assertThat(packed.keys("")).containsExactlyElementsOf(texts.keySet());
        assertThat(packed.keys("page."))
                .containsExactlyElementsOf(texts.keySet().stream()
                        .filter(key -> key.startsWith("page."))
                        .toList());
        assertThat(packed.keys("zzz")).isEmpty();
    }

    @Test
    void what_a_user_says_stands_before_what_the_program_says() {
        PackedTexts program = new PackedTexts(PackedTexts.pack(Map.of("a.x", "ours", "a.y", "ours")));
        Texts texts = Texts.of(program, Map.of("a.x", "mine", "a.z", "mine"));

        assertThat(texts.get("a.x")).isEqualTo("mine");
        assertThat(texts.get("a.y")).isEqualTo("ours");
        assertThat(texts.get("b")).isNull();
        assertThat(texts.has("a.z")).isTrue();
        assertThat(texts.keys("a.")).containsExactly("a.x", "a.y", "a.z");
    }

    @Test
    void a_language_without_texts_has_none() {
        PackedTexts packed = new PackedTexts(PackedTexts.pack(Map.of()));

        assertThat(packed.find("a")).isNull();
        assertThat(packed.keys("a")).isEmpty();
    }
}
