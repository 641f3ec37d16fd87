package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlWriterTest {
    private static final int ROWS = 5000;

    private static final String HEAD = "<table class=\"runs\">\n<thead><tr><th>a</th></tr></thead>\n<tbody>\n";
    private static final String END = "</tbody>\n</table>\n";
    private static final String COMMAND = "<pre class=\"log\">a  = \"b\" \n\n  c</pre>\n";

    /** Rows of any length, so that pieces end anywhere in them. */
    private static String row(int n) {
        return "<tr class=\"r-" + n + "\"><td>" + n + "</td><td>Độ trễ " + "ấ".repeat(n * 7919 % 211)
                + "</td>  \n </tr>\n";
    }

    private static String table() {
        StringBuilder table = new StringBuilder(COMMAND).append(HEAD);
        for (int n = 0; n < ROWS; n++) {
            table.append(row(n));
        }
        return table.append(END).append(COMMAND).toString();
    }

    private static String page(HtmlWriter.Part part) {
        return new String(
                PageBytes.of(out -> {
                    HtmlWriter html = HtmlWriter.to(out);
                    part.to(html);
                    html.end();
                }),
                StandardCharsets.UTF_8);
    }

    @Test
    void a_texttable_comes_out_piece_by_piece_as_it_would_as_a_whole() {
        String page = page(html -> {
            html.write("<main title=\"a\">\n");
            html.compact(body -> {
                body.write(COMMAND);
                body.write(HEAD);
                for (int n = 0; n < ROWS; n++) {
                    body.write(row(n));
                }
                body.write(END);
                body.write(COMMAND);
            });
            html.write("\n\n</main>  \n");
        });

        assertThat(page).isEqualTo("<main title=\"a\">\n" + HtmlCompact.of(table()) + "\n\n</main>  \n");
    }

    @Test
    void of_a_texttable_little_is_kept() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlWriter html = HtmlWriter.to(out);

        html.compact(body -> {
            body.write(HEAD);
            for (long given = 0; given < 4_000_000; given += 1000) {
                body.write("<tr><td>" + "x".repeat(987) + "</td>\n");
                assertThat(given - out.size()).isLessThan(100_000);
            }
        });
    }

    @Test
    void what_is_not_made_compact_is_handed_on_whatever_it_is() {
        String text = "b".repeat(1_000_000);

        assertThat(page(html -> html.write(text))).isEqualTo(text);
    }

    @Test
    void no_character_is_cut_in_two() {
        String signs = "\uD83D\uDE00".repeat(50_000);

        assertThat(page(html -> html.write("a" + signs))).isEqualTo("a" + signs);
        assertThat(page(html -> html.compact(body -> body.write("<p>a" + signs))))
                .isEqualTo("<p>a" + signs);
    }

    @Test
    void a_file_that_cannot_be_written_is_no_bug_of_a_template() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };

        assertThatThrownBy(() -> new HtmlIndexPage(new HtmlTemplates()).write(List.of(ManyRuns.in("en", 3000)), full))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("full");
    }
}
