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
                for (int behind = 0; behind <= 2; behind++) {
                    byte[] text = Arrays.copyOf(START, START.length + 2 + behind);
                    Arrays.fill(text, START.length, text.length, (byte) 0xBF);
                    text[START.length] = (byte) first;
                    text[START.length + 1] = (byte) second;

                    assertThat(TextEncoding.of(text, text.length) == TextEncoding.UTF_8)
                            .as("%x %x and %d more", first, second, behind)
                            .isEqualTo(isReadable(text) || isCut(text));
                }
            }
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

    /** Whether one or two bytes more would make it readable: a head may end within a character. */
    private static boolean isCut(byte[] text) {
        for (int more = 1; more <= 2; more++) {
            byte[] longer = Arrays.copyOf(text, text.length + more);
            Arrays.fill(longer, text.length, longer.length, (byte) 0xBF);
            if (isReadable(longer)) {
                return true;
            }
        }
        return false;
    }
}
