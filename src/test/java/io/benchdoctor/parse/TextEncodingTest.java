package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TextEncodingTest {
    private static final byte[] START = "a line of a log ".getBytes(StandardCharsets.US_ASCII);

    /** One character beyond ASCII, rightly or wrongly spelt: a text of which no other one speaks for UTF-8. */
    @Test
    void a_text_is_utf8_where_java_can_read_its_only_character_as_such() {
        for (int first = 0x80; first <= 0xFF; first++) {
            for (int second = 1; second <= 0xBF; second++) {
                int bytes = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
                byte[] text = Arrays.copyOf(START, START.length + bytes);
                Arrays.fill(text, START.length, text.length, (byte) 0xBF);
                text[START.length] = (byte) first;
                text[START.length + 1] = (byte) second;

                assertThat(TextEncoding.of(text, text.length) == TextEncoding.UTF_8)
                        .as("%x %x", first, second)
                        .isEqualTo(isReadable(text));
            }
        }
    }

    @Test
    void a_head_may_end_within_a_character() {
        byte[] text = "a progress bar of a log: █▌".getBytes(StandardCharsets.UTF_8);

        for (int cut = 0; cut < 3; cut++) {
            assertThat(TextEncoding.of(text, text.length - cut)).isEqualTo(TextEncoding.UTF_8);
        }
    }

    private static boolean isReadable(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
