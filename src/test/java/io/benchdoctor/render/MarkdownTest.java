package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.ReportView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Markdown as the places see it where it is pasted. */
class MarkdownTest {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
            .build();

    private static final String SHOUT =
            "@octocat #1 GH-2 !3 https://evil.example www.evil.example mailto:a@evil.example"
                    + " | a | b | ![x](http://evil.example/x.png) [y](javascript:z) <http://evil.example> **s** _e_ ~~d~~ $m$";

    @Test
    void a_run_is_a_report_in_each_language() throws IOException {
        Map<String, String> files = written("samples/burst-queue-ramp");

        assertThat(files).containsOnlyKeys("report.md", "report-en.md");
        assertThat(files.get("report.md")).startsWith("# ❌ Nghiêm trọng: ");
        Node page = PARSER.parse(files.get("report-en.md"));
        assertThat(all(page, Heading.class).filter(heading -> heading.getLevel() == 1))
                .hasSize(1);
        assertThat(all(page, FencedCodeBlock.class).map(FencedCodeBlock::getLiteral))
                .anyMatch(command -> command.startsWith("vllm serve"));
        assertThat(rows(page)).isNotEmpty();
    }

    @Test
    void several_runs_are_a_table_with_their_first_findings() throws IOException {
        Map<String, String> files = written("samples/burst-queue-ramp", "samples/healthy", "LICENSE");

        Node page = PARSER.parse(files.get("report-en.md"));
        assertThat(files.get("report-en.md")).contains("waiting in line").contains("LICENSE");
        assertThat(rows(page)).hasSizeGreaterThanOrEqualTo(2 + 1 + 1 + 1);
        assertThat(all(page, Link.class)).isEmpty();
    }

    @Test
    void a_text_from_a_log_makes_no_tag_no_link_no_picture_and_no_cell() {
        ReportView report = HtmlHostileTest.harmlessLanguage(ReportView.class);
        IndexView index = HtmlHostileTest.harmlessLanguage(IndexView.class);
        for (String text : List.of(MarkdownReport.of(report), MarkdownIndex.of(index))) {
            Node page = PARSER.parse(text);

            assertThat(all(page, Link.class)).isEmpty();
            assertThat(all(page, Image.class)).isEmpty();
            assertThat(all(page, HtmlInline.class)).isEmpty();
            assertThat(all(page, HtmlBlock.class).map(HtmlBlock::getLiteral))
                    .allMatch(html -> html.matches("</details>|<details>\\n<summary>[^<>\\n]*</summary>"));
            assertThat(text).doesNotContain("\u0000", "\u001B", "\u202E");
            cellsAreThoseOfTheHeader(page);
        }
    }

    @Test
    void the_attack_is_there_to_be_read() {
        Node page = PARSER.parse(MarkdownReport.of(HtmlHostileTest.harmlessLanguage(ReportView.class)));

        assertThat(shown(all(page, Heading.class).findFirst().orElseThrow()))
                .contains("<script>alert(1)</script>", "${7*7}");
    }

    @Test
    void a_name_an_issue_and_an_address_lead_nowhere() {
        Node page = PARSER.parse("| a | b |\n| --- | --- |\n| " + MarkdownText.cell(SHOUT) + " | x |\n\n"
                + MarkdownText.line(SHOUT) + "\n");

        assertThat(all(page, Link.class)).isEmpty();
        assertThat(all(page, Image.class)).isEmpty();
        assertThat(shown(page)).doesNotContainPattern("@\\w|#\\d|GH-\\d|!\\d|://|www\\.");
        assertThat(all(page, Code.class).map(Code::getLiteral))
                .contains("@octocat", "https://evil.example", "mailto:a@evil.example");
        cellsAreThoseOfTheHeader(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# a", "- a", "+ a", "* a", "1. a", "12) a", "> a", "=====", "---", "    a", "\ta", "```", "~~~",
                "| a |"
            })
    void a_line_begins_nothing_but_a_paragraph(String text) {
        Node page = PARSER.parse("before\n\n" + MarkdownText.line(text) + "\n\nafter\n");

        assertThat(Stream.of(Heading.class, BulletList.class, OrderedList.class, FencedCodeBlock.class)
                        .flatMap(kind -> all(page, kind)))
                .isEmpty();
        assertThat(shown(page)).contains(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"```\n# a", "````` `` ```", "~~~\nx", "a\r\nb", "`", ""})
    void a_fence_holds_what_stands_in_it(String text) {
        Node page = PARSER.parse(MarkdownText.fence("text", text) + "\nafter\n");

        assertThat(all(page, FencedCodeBlock.class).map(FencedCodeBlock::getLiteral))
                .containsExactly(Terminal.safe(text) + "\n");
    }

    @Test
    void code_in_a_text_stays_code_and_a_lone_tick_a_tick() {
        assertThat(MarkdownText.inline("use `--max_num|seqs` and `")).isEqualTo("use `--max_num|seqs` and \\`");
        assertThat(MarkdownText.cell("use `a|b`")).isEqualTo("use `a\\|b`");
        assertThat(MarkdownText.code("a``b")).isEqualTo("```a``b```");
    }

    private static Map<String, String> written(String... paths) throws IOException {
        Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
        new MarkdownRenderer().render(SampleReport.of(paths), name -> {
            files.put(name, new ByteArrayOutputStream());
            return files.get(name);
        });
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((name, bytes) -> texts.put(name, bytes.toString(StandardCharsets.UTF_8)));
        return texts;
    }

    private static void cellsAreThoseOfTheHeader(Node page) {
        List<TableRow> rows = rows(page);
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            Node table = row.getParent().getParent();
            assertThat(all(row, TableCell.class).count())
                    .isEqualTo(all(table.getFirstChild(), TableCell.class).count());
        });
    }

    private static List<TableRow> rows(Node page) {
        return all(page, TableRow.class).toList();
    }

    private static <N extends Node> Stream<N> all(Node page, Class<N> kind) {
        List<N> found = new ArrayList<>();
        for (Node node = page.getFirstChild(); node != null; node = node.getNext()) {
            if (kind.isInstance(node)) {
                found.add(kind.cast(node));
            }
            all(node, kind).forEach(found::add);
        }
        return found.stream();
    }

    private static String shown(Node node) {
        StringBuilder shown = new StringBuilder();
        all(node, Text.class).forEach(text -> shown.append(text.getLiteral()));
        return shown.toString();
    }
}
