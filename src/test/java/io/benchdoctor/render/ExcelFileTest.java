package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** What a strict reader of workbooks looks for before it opens one. */
class ExcelFileTest {
    private static final List<String> SAMPLES = List.of(
            "samples/proxy-buffering",
            "samples/burst-queue-ramp",
            "samples/failed-requests-survivorship",
            "samples/token-timings");

    @TempDir
    private Path folder;

    private final Map<String, Map<String, String>> books = new LinkedHashMap<>();

    @BeforeEach
    void write() throws IOException {
        for (String sample : SAMPLES) {
            books.put(sample, parts(Workbooks.file(folder, "vi", sample)));
        }
    }

    @Test
    void every_part_is_well_formed_and_has_a_content_type() {
        assertThat(books.values()).allSatisfy(parts -> {
            String types = parts.get("[Content_Types].xml");
            parts.forEach((name, xml) -> {
                assertThat(parses(xml)).as(name).isTrue();
                String extension = name.substring(name.lastIndexOf('.') + 1);
                assertThat(types)
                        .as(name)
                        .containsAnyOf("PartName=\"/" + name + "\"", "Extension=\"" + extension + "\"");
            });
        });
    }

    @Test
    void sheets_have_short_names_of_their_own() {
        assertThat(books.values()).allSatisfy(parts -> {
            List<String> names = found(parts.get("xl/workbook.xml"), "<sheet name=\"([^\"]*)\"");

            assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() <= 31);
            assertThat(names).noneMatch(name -> name.matches(".*[\\[\\]:*?/\\\\].*"));
        });
    }

    @Test
    void a_name_stands_for_cells_of_a_sheet_and_only_once() {
        assertThat(books.values()).allSatisfy(parts -> {
            String book = parts.get("xl/workbook.xml");
            List<String> names = found(book, "<definedName name=\"((?!_xlnm)[^\"]*)\"");
            List<String> sheets = found(book, "<sheet name=\"([^\"]*)\"");

            assertThat(names).isNotEmpty().doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+_[a-z0-9_]+"));
            assertThat(found(book, "<definedName name=\"(?!_xlnm)[^>]*>([^<]*)<"))
                    .allMatch(cells -> sheets.contains(
                            cells.substring(0, cells.indexOf('!')).replace("'", "")))
                    .noneMatch(cells -> cells.contains("#REF"));
        });
    }

    @Test
    void rows_and_cells_come_in_order_and_no_formula_is_shared() {
        books.values()
                .forEach(parts -> parts.forEach((name, xml) -> {
                    if (name.startsWith("xl/worksheets/sheet")) {
                        List<Integer> rows = found(xml, "<row r=\"(\\d+)\"").stream()
                                .map(Integer::valueOf)
                                .toList();
                        assertThat(rows).as(name).isEqualTo(new ArrayList<>(new TreeSet<>(rows)));
                        assertThat(found(xml, "<c r=\"([A-Z]+\\d+)\"")).as(name).doesNotHaveDuplicates();
                        assertThat(xml).doesNotContain("t=\"shared\"");
                    }
                }));
    }

    @Test
    void columns_of_a_table_have_names_of_their_own() {
        books.values()
                .forEach(parts -> parts.forEach((name, xml) -> {
                    if (name.startsWith("xl/tables/")) {
                        assertThat(found(xml, "<tableColumn [^>]*name=\"([^\"]*)\""))
                                .as(name)
                                .isNotEmpty()
                                .doesNotHaveDuplicates();
                    }
                }));
    }

    @Test
    void a_chart_has_a_place_a_text_that_is_read_aloud_and_cells_that_it_draws() {
        List<String> drawings = new ArrayList<>();
        books.values()
                .forEach(parts -> parts.forEach((name, xml) -> {
                    if (name.startsWith("xl/drawings/drawing")) {
                        drawings.add(name);
                        assertThat(xml).doesNotContain("descr=\"\"");
                        assertThat(found(xml, "descr=\"([^\"]*)\""))
                                .hasSameSizeAs(found(xml, "<(xdr:graphicFrame)[ >]"));
                    }
                    if (name.startsWith("xl/charts/chart")) {
                        assertThat(found(xml, "<c:f>([^<]*)</c:f>"))
                                .as(name)
                                .isNotEmpty()
                                .allMatch(cells -> cells.contains("!"));
                    }
                }));
        assertThat(drawings).isNotEmpty();
    }

    @Test
    void cells_to_change_refuse_what_is_no_limit() {
        String slo = books.get("samples/proxy-buffering").values().stream()
                .filter(xml -> xml.contains("<dataValidation "))
                .findFirst()
                .orElseThrow();

        assertThat(found(slo, "<dataValidation [^>]*sqref=\"([^\"]*)\""))
                .containsExactlyInAnyOrder("B5", "B6", "B7", "B8", "B11", "B12");
        assertThat(found(slo, "<conditionalFormatting sqref=\"([^\"]*)\"")).contains("I5:I9");
    }

    @Test
    void the_same_log_gives_the_same_bytes() throws IOException {
        Path once = Workbooks.file(folder, "vi", "samples/proxy-buffering");
        Path again = Workbooks.file(folder, "vi", "samples/proxy-buffering");

        assertThat(Files.mismatch(once, again)).isEqualTo(-1);
    }

    private static Map<String, String> parts(Path file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String xml = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(parts.put(entry.getName(), xml)).as(entry.getName()).isNull();
            }
        }
        return parts;
    }

    private static List<String> found(String xml, String pattern) {
        return Pattern.compile(pattern)
                .matcher(xml)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toList());
    }

    private static boolean parses(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return true;
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            return false;
        }
    }
}
