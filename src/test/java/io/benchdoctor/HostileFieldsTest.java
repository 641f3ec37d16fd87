package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.parse.OwnLogs;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every text of every JSON log that we have is replaced by an attack, key by key where it stands; whatever of it reaches a
 * report is inert there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFieldsTest {
    /** A text value and not a key: no colon comes after it. Words by which a format is known are left, or nothing would be read. */
    private static final Pattern TEXT = Pattern.compile("(:\\s*|[\\[,]\\s*)\"((?:[^\"\\\\]|\\\\.){3,80})\"(?!\\s*:)");

    private static final List<String> ATTACKS = List.of(
            "=cmd|' /C calc'!A0",
            "+HYPERLINK(1,2)",
            "-2+3",
            "@SUM(1)",
            "<img src=x onerror=alert(1)>",
            "<script>alert(1)</script>",
            "\\\" onmouseover=\\\"alert(1)",
            "[x](javascript:alert(1)) ![y](http://e.example/p.png)",
            "\\u001b]0;title\\u0007\\u001b[2J",
            "\\u202egpj.exe\\u2066",
            "../../../../tmp/written-by-a-log",
            "${7*7} #{7*7} <#assign x=1>");

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ALWAYS)
    private static Path folder;

    private static final List<Program.Result> RUNS = new ArrayList<>();

    private static Path out;

    @BeforeAll
    static void attack() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        int number = 0;
        for (Map.Entry<String, List<byte[]>> format : OwnLogs.byFormat().entrySet()) {
            String log = new String(format.getValue().get(0), StandardCharsets.UTF_8);
            if (log.stripLeading().startsWith("{") || log.stripLeading().startsWith("[")) {
                for (int turn = 0; turn < 3; turn++) {
                    Path named = Files.createDirectories(in.resolve(folderName(number)));
                    Files.writeString(named.resolve(number + "=" + format.getKey() + ".json"), attacked(log, number++));
                }
            }
        }
        out = folder.resolve("out");
        RUNS.add(run("html,xlsx,json,md,csv,docx", "analyze", in));
        RUNS.add(run("html,xlsx,json,md", "compare", in, in));
        RUNS.add(run("html,xlsx,json,md,csv", "history", in));
        RUNS.add(run("html,xlsx,md", "render", out.resolve("compare.json")));
        assertThat(number).isGreaterThan(20);
    }

    private static Program.Result run(String formats, String command, Path... paths) {
        List<String> all = new ArrayList<>(List.of(command));
        Stream.of(paths).map(Path::toString).forEach(all::add);
        all.addAll(List.of("-l", "en", "-f", formats, "-o", out.toString()));
        return Program.run(all.toArray(String[]::new));
    }

    /** An attack as the name of a folder, as far as a folder can be called so. */
    private static String folderName(int number) {
        return number
                + ATTACKS.get(number % ATTACKS.size())
                        .replace("\\u001b", "\u001b")
                        .replace("\\u0007", "\u0007")
                        .replace("\\u202e", "\u202e")
                        .replace("\\u2066", "\u2066")
                        .replace("\\\"", "\"")
                        .replace('/', ':');
    }

    @Test
    void enough_of_it_is_read_to_show_something() throws IOException {
        assertThat(Files.readString(out.resolve("report.json")).split("\"status\":\"parsed\"", -1))
                .hasSizeGreaterThan(10);
        for (String file : List.of("report.json", "compare.json", "history.json", "compare.html", "history.html")) {
            assertThat(Files.readString(out.resolve(file))).as(file).contains("cmd|", "onerror", "HYPERLINK");
        }
    }

    @Test
    void a_page_runs_nothing_and_fetches_nothing() throws IOException {
        for (Path page : files(".html")) {
            Document document = Jsoup.parse(Files.readString(page));
            for (Element element : document.getAllElements()) {
                assertThat(element.normalName()).isNotIn("img", "iframe", "object", "embed", "base", "form");
                element.attributes()
                        .forEach(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on"));
                assertThat(element.attr("href")).doesNotContainPattern("^\\s*(javascript|data|https?):");
            }
            document.select("script")
                    .forEach(script -> assertThat(script.data()).doesNotContain("alert(1)"));
            assertThat(Files.readString(page)).doesNotContainPattern("[\u001b\u0007\u202e\u2066]");
        }
    }

    @Test
    void a_workbook_holds_no_formula_but_ours_and_no_link_out() throws IOException {
        for (Path file : files(".xlsx")) {
            try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
                book.forEach(sheet -> sheet.forEach(row -> row.forEach(HostileFieldsTest::checkCell)));
            }
            assertThat(Outputs.of(file.getParent()).get(file.getFileName().toString()))
                    .doesNotContain("ddeLink", "externalLink", "TargetMode=\"External\"", "\u202e");
        }
    }

    private static void checkCell(Cell cell) {
        if (cell.getCellType() == CellType.FORMULA) {
            assertThat(cell.getCellFormula()).doesNotContain("cmd", "HYPERLINK", "SUM(1)", "2+3", "!A0");
        }
        assertThat(cell.getHyperlink() == null
                        || !cell.getHyperlink().getAddress().matches("(?i)(https?|file|javascript):.*"))
                .isTrue();
    }

    @Test
    void a_memo_holds_no_field_but_the_number_of_the_page_and_no_link() throws IOException {
        Outputs.of(out).forEach((name, text) -> {
            if (name.endsWith(".docx")) {
                assertThat(text.replaceAll("<w:instrText[^>]*>\\s*(PAGE|NUMPAGES)[^<]*</w:instrText>", ""))
                        .doesNotContain("w:fldSimple", "w:instrText", "DDEAUTO", "TargetMode=\"External\"")
                        .doesNotContain("\u202e", "\u001b");
            }
        });
    }

    @Test
    void no_cell_of_the_table_begins_what_a_spreadsheet_would_run() throws IOException {
        for (Path file : files(".csv")) {
            try (Reader reader = Files.newBufferedReader(file)) {
                for (CSVRecord row : CSVFormat.DEFAULT.parse(reader)) {
                    row.forEach(cell ->
                            assertThat(cell).doesNotMatch("(?s)[=@\\t\\r].*|[+-](?![\\d.]+([eE][+-]?\\d+)?$).*"));
                }
            }
        }
    }

    @Test
    void a_report_to_paste_makes_no_picture_no_element_and_leads_nowhere() throws IOException {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        for (Path file : files(".md")) {
            Node page = parser.parse(Files.readString(file));
            page.accept(new AbstractVisitor() {
                @Override
                public void visit(Image image) {
                    throw new AssertionError(image.getDestination());
                }

                @Override
                public void visit(Link link) {
                    assertThat(link.getDestination()).doesNotMatch("(?i)(javascript|data|https?://e\\.example).*");
                }

                @Override
                public void visit(HtmlBlock html) {
                    assertThat(html.getLiteral()).doesNotContain("onerror", "<script", "<img");
                }

                @Override
                public void visit(HtmlInline html) {
                    assertThat(html.getLiteral()).doesNotContain("onerror", "<script", "<img");
                }
            });
        }
    }

    @Test
    void nothing_moves_the_cursor_or_turns_the_text_of_a_terminal() throws IOException {
        RUNS.forEach(run -> assertThat(run.out() + run.err())
                .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")
                .doesNotContain("Exception"));
        for (Path file :
                Stream.concat(files(".md").stream(), files(".csv").stream()).toList()) {
            assertThat(Files.readString(file)).doesNotContain("\u001b", "\u202e", "\u2066");
        }
    }

    @Test
    void nothing_is_written_but_under_names_of_ours() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> out.relativize(file).toString()))
                    .allMatch(
                            name -> name.matches(
                                    "(report|index|compare|history)\\.(html|xlsx|json|md|csv|docx)|runs/[0-9a-f]+(-\\d+)?\\.(html|md|docx)"));
        }
        assertThat(Path.of("/tmp/written-by-a-log")).doesNotExist();
    }

    /** Every text that is not a word of the format, each with another attack, beginning with another one each time. */
    private static String attacked(String log, int turn) {
        int[] count = {turn};
        return TEXT.matcher(log)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        isKept(found.group(2))
                                ? found.group()
                                : found.group(1) + "\"" + ATTACKS.get(count[0]++ % ATTACKS.size()) + "\""));
    }

    /** Times, units and words by which a format is known. */
    private static boolean isKept(String text) {
        return text.matches("[\\d:TZ.+ -]+|[a-z_]+|[a-z]+-[a-z]+|[A-Z_]+")
                || text.contains("2026")
                || text.contains("2025");
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
