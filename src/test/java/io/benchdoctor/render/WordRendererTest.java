package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.report.BatchReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memo as its readers open it. */
class WordRendererTest {
    private static final String BURST = "samples/burst-queue-ramp";

    @Test
    void one_document_says_everything_in_both_languages_the_first_language_first() throws IOException {
        String vietnameseFirst = text(memos(SampleReport.of(BURST)).get("report.docx"));
        String englishFirst =
                text(memos(SampleReport.in(List.of("en", "vi"), BURST)).get("report.docx"));

        assertThat(vietnameseFirst)
                .startsWith("Biên bản nghiệm thu kết quả đo hiệu năng\nAcceptance memo: performance test")
                .contains(
                        "1. Đối tượng đo / What was tested",
                        "127.405,90\u00A0ms\n127,405.90\u00A0ms",
                        "Chữ ký / Signature");
        assertThat(englishFirst)
                .startsWith("Acceptance memo: performance test\nBiên bản nghiệm thu kết quả đo hiệu năng")
                .contains("1. What was tested / Đối tượng đo", "127,405.90\u00A0ms\n127.405,90\u00A0ms");
    }

    @Test
    void a_memo_that_is_asked_for_in_one_language_has_the_other_beside_it() throws IOException {
        String text = text(memos(SampleReport.in(List.of("vi"), BURST)).get("report.docx"));

        assertThat(text).contains("Kết luận / Conclusion");
    }

    @Test
    void targets_that_nobody_chose_are_called_a_proposal_and_a_burst_is_held_against_none() throws IOException {
        String healthy = text(memos(SampleReport.of("samples/healthy")).get("report.docx"));
        String burst = text(memos(SampleReport.of(BURST)).get("report.docx"));

        assertThat(healthy).contains("a proposal of the program, not an agreement between the parties");
        assertThat(burst)
                .contains("Whether the targets are met cannot be concluded from this run")
                .doesNotContain("meets every");
    }

    @Test
    void files_stand_in_it_with_their_digests() throws IOException {
        BatchReport report = SampleReport.of(BURST);

        assertThat(text(memos(report).get("report.docx")))
                .contains(report.batch().inputs().get(0).sha256(), BURST + "/bench.log");
    }

    @Test
    void the_same_logs_give_the_same_bytes() throws IOException {
        assertThat(memos(SampleReport.of(BURST)).get("report.docx"))
                .isEqualTo(memos(SampleReport.of(BURST)).get("report.docx"));
    }

    @Test
    void text_of_a_log_is_text_and_no_field_link_or_picture(@TempDir Path folder) throws IOException {
        String attack =
                "x`HYPERLINK \"http://evil.example\"` {INCLUDETEXT c:/a} \u202E\u0007\uFFFE<w:instrText>DDE</w:instrText>";
        String log = Files.readString(Path.of(BURST, "bench.log")) + "\nNamespace(model='" + attack
                + "', num_prompts=1000)\n";
        Path file = Files.writeString(folder.resolve("a <w:fldSimple w:instr=DDE> `b`.log"), log);

        byte[] memo = memos(SampleReport.of(file.toString())).get("report.docx");

        assertThat(text(memo)).contains("a <w:fldSimple w:instr=DDE> `b`.log");
        parts(memo).forEach((name, xml) -> {
            assertThat(xml)
                    .as(name)
                    .doesNotContain("<w:fldSimple", "w:hyperlink", "TargetMode", "<w:drawing", "<w:object");
            assertThat(Pattern.compile("<w:instrText[^>]*>([^<]*)<")
                            .matcher(xml)
                            .results()
                            .map(field -> field.group(1)))
                    .as(name)
                    .allMatch(List.of("PAGE", "NUMPAGES")::contains);
        });
    }

    @Test
    void every_run_of_a_batch_that_has_a_page_has_a_memo_of_its_own() throws IOException {
        BatchReport report = SampleReport.of("samples");
        List<String> pages = report.index("vi").rows().stream()
                .map(row -> row.page().replace(".html", ".docx"))
                .toList();

        assertThat(memos(report).keySet()).containsExactlyInAnyOrderElementsOf(pages);
    }

    private static Map<String, byte[]> memos(BatchReport report) throws IOException {
        Map<String, ByteArrayOutputStream> files = new TreeMap<>();
        new WordRenderer().render(report, name -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            files.put(name, file);
            return file;
        });
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((name, file) -> bytes.put(name, file.toByteArray()));
        return bytes;
    }

    private static String text(byte[] memo) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(memo));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            return words.getText();
        }
    }

    private static Map<String, String> parts(byte[] memo) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(memo))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
