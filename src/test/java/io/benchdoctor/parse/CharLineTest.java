package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CharLineTest {
    @Test
    void lines_are_those_of_the_standard_reader_however_the_text_arrives() {
        qt().withFixedSeed(5)
                .forAll(
                        lists().of(integers().between(0, 4)).ofSizeBetween(0, 40),
                        integers().between(1, 3))
                .checkAssert((letters, atOnce) -> {
                    String text = letters.stream()
                            .map(letter -> "ab\n\r,".substring(letter, letter + 1))
                            .collect(Collectors.joining());

                    assertThat(lines(trickle(text, atOnce)))
                            .isEqualTo(new BufferedReader(new StringReader(text))
                                    .lines()
                                    .toList());
                });
    }

    @Test
    void a_line_longer_than_the_buffer_is_one_line() {
        String longLine = "x".repeat(200_000);

        assertThat(lines(new StringReader("a\n" + longLine + "\r\nb"))).containsExactly("a", longLine, "b");
    }

    @Test
    void a_field_is_seen_where_it_lies() throws IOException {
        CharLine line = new CharLine(new StringReader("first\na,b"));
        line.next();
        line.next();

        assertThat(line.number()).isEqualTo(2);
        assertThat(line.charAt(1)).isEqualTo(',');
        assertThat(line.subSequence(2, 3).toString()).isEqualTo("b");
        assertThat(line.next()).isFalse();
        assertThat(line.number()).isEqualTo(2);
    }

    private static List<String> lines(Reader text) {
        try {
            List<String> lines = new ArrayList<>();
            CharLine line = new CharLine(text);
            while (line.next()) {
                lines.add(line.toString());
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader trickle(String text, int atOnce) {
        return new StringReader(text) {
            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, atOnce));
            }
        };
    }
}
