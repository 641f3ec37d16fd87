package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlBytesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, (1 << 14) - 5, (1 << 14) - 1})
    void every_character_that_a_page_may_hold_is_written_as_the_library_writes_it(int before) throws IOException {
        StringBuilder all = new StringBuilder("x".repeat(before));
        for (int c = ' '; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 13) {
            if (Character.getType(c) != Character.SURROGATE && !isReplaced(c)) {
                all.appendCodePoint(c);
            }
        }

        assertThat(bytes(all.toString())).isEqualTo(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_no_page_may_hold_has_a_sign_of_its_own() throws IOException {
        assertThat(bytes("a\u0000b\u001Bc\u007Fd\u202Ee\u2067f\t\r\n"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\t\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "\uDE00\uD83D", "\uD83D\uD83D\uDE00", "\uD83Dx", "x\uDE00x"})
    void half_of_a_character_is_written_as_the_library_writes_it(String halves) throws IOException {
        assertThat(bytes(halves)).isEqualTo(halves.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isReplaced(int c) {
        return c == 0x7F || c >= 0x202A && c <= 0x202E || c == 0x2066 || c == 0x2067;
    }

    private static byte[] bytes(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlBytes(out).write(text.toCharArray(), text.length());
        return out.toByteArray();
    }
}
