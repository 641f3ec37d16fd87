package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final List<String> OTHERS = List.of("█", " ", "\u0080", "é", "\uD83D", "v", "|", "");

    @Test
    void there_is_a_place_for_every_word() {
        assertThat(Word.values()).hasSizeLessThanOrEqualTo(Long.SIZE);
    }

    @Test
    void a_text_holds_those_words_that_it_contains() {
        Random random = new Random(5);
        for (int n = 0; n < 5000; n++) {
            String text = text(random);
            Words words = Words.in(text);

            for (Word word : Word.values()) {
                assertThat(words.has(word)).as(word + " in " + text).isEqualTo(text.contains(word.text()));
            }
        }
    }

    /** Words, their beginnings and their ends, and other signs, one behind the other. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            String word = Word.values()[random.nextInt(Word.values().length)].text();
            int place = random.nextInt(word.length() + 1);
            text.append(
                    switch (random.nextInt(4)) {
                        case 0 -> word;
                        case 1 -> word.substring(place);
                        case 2 -> word.substring(0, place);
                        default -> OTHERS.get(random.nextInt(OTHERS.size()));
                    });
        }
        return text.toString();
    }

    @Test
    void some_of_them_are_told_from_others() {
        Words some = Words.of(Word.VLLM, Word.HTTP);

        assertThat(Words.in("a vllm server").hasAny(some)).isTrue();
        assertThat(Words.in("an LLM server").hasAny(some)).isFalse();
        assertThat(Stream.of(Word.values()).filter(some::has)).containsExactlyInAnyOrder(Word.VLLM, Word.HTTP);
    }
}
