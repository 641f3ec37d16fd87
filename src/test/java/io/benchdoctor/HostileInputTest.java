package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Whatever is given, the program says what became of it and goes on; it never fails by itself. */
class HostileInputTest {
    private static final Path BLOCK = Path.of("samples/healthy/bench.log");
    private static final Path RESULT = Path.of("samples/cold-start/result.json");
    private static final String MODEL = "example/model-8b";

    @TempDir
    private Path folder;

    private Path in;
    private String block;
    private String result;

    @BeforeEach
    void read() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        block = Files.readString(BLOCK);
        result = Files.readString(RESULT);
    }

    @Test
    void things_that_are_no_files_are_told_and_the_rest_is_read() throws IOException {
        write("good.log", block);
        write("empty.log", "");
        Files.createSymbolicLink(in.resolve("dangling.log"), Path.of("/no/such/file"));
        Files.createSymbolicLink(in.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(in.resolve("self"), in);
        Files.createSymbolicLink(in.resolve("endless"), Path.of("/dev/zero"));
        Path hollow = Files.createDirectory(folder.resolve("hollow"));

        Map<String, String> fates = fates(3, in.toString(), hollow.toString(), folder + "/missing.log");

        assertThat(fates)
                .containsOnly(
                        Map.entry("good.log", "parsed"),
                        Map.entry("empty.log", "failed"),
                        Map.entry("dangling.log", "failed"),
                        Map.entry("circle", "failed"),
                        Map.entry("endless", "failed"),
                        Map.entry("hollow", "failed"),
                        Map.entry("missing.log", "failed"));
    }

    @Test
    void bytes_that_are_no_text_are_told_from_text_in_any_encoding() throws IOException {
        byte[] noise = new byte[4000];
        new java.util.Random(7).nextBytes(noise);
        write("noise.log", noise);
        write("zeros.log", new byte[5000]);
        write("packed-twice.gz", gzip(gzip(block.getBytes(StandardCharsets.UTF_8))));
        for (String charset : new String[] {"UTF-16", "UTF-16LE", "UTF-16BE"}) {
            write(charset + ".log", block.getBytes(Charset.forName(charset)));
        }
        write("latin.log", block.replace("model", "modèle-ß").getBytes(StandardCharsets.ISO_8859_1));
        write("broken.json", result.replace(MODEL, "m\u00ffdel").getBytes(StandardCharsets.ISO_8859_1));

        Map<String, String> fates = fates(0, in.toString());

        assertThat(fates)
                .containsEntry("noise.log", "unrecognised")
                .containsEntry("zeros.log", "unrecognised")
                .containsEntry("packed-twice.gz", "parsed");
        assertThat(fates.values().stream().filter("parsed"::equals)).hasSize(6);
    }

    @Test
    void a_cut_or_impossible_number_is_named_and_never_read_as_whole() throws IOException {
        String mean = "Mean TTFT (ms):                          27.84";
        String[] wrong = {"NaN", "-1.00", "1e400", "1e308", "9".repeat(1500), "9".repeat(10_000), "fast", "1.2.3"};
        for (int i = 0; i < wrong.length; i++) {
            String row = "Mean TTFT (ms):                          " + wrong[i];
            assertThat(block).contains(mean);
            write("block" + i + ".log", block.replace(mean, row));
        }
        for (String value : new String[] {"NaN", "-1", "1e400", "\"fast\"", "[]", "{}", "true"}) {
            String json = result.replaceFirst("\"mean_ttft_ms\": [0-9.]+", "\"mean_ttft_ms\": " + value);
            write("json" + in.toFile().list().length + ".json", json);
        }

        Map<String, String> fates = fates(3, in.toString());

        assertThat(fates).hasSize(15);
        assertThat(fates.values()).containsOnly("partial");
    }

    @Test
    void of_what_was_cut_before_its_first_figure_nothing_was_read() throws IOException {
        write("cut.json", result.substring(0, result.indexOf("\"duration\"") + 14));
        write("cut.gz", java.util.Arrays.copyOf(gzip(block.getBytes(StandardCharsets.UTF_8)), 60));

        assertThat(fates(3, in.toString()).values()).containsOnly("failed");
    }

    @Test
    void size_and_depth_cost_no_more_than_time() throws IOException {
        write("deep.json", "[".repeat(200_000));
        write("deep-object.json", "{\"a\":".repeat(200_000));
        write("deep-inside.json", result.replaceFirst("\\}\\s*$", ", \"x\": " + "[".repeat(5000) + "}"));
        write("million-keys.json", keys(1_000_000, i -> "k" + i));
        write("keys-of-one-hash.json", keys(1 << 16, HostileInputTest::ofOneHash));
        write(
                "million-keys-inside.json",
                result.replaceFirst("\\}\\s*$", ", \"x\": " + keys(1_000_000, i -> "k" + i) + "}"));
        write("fields.log", "a, ".repeat(300_000) + "\n" + block);
        write("arguments.log", "Namespace(" + "a=1, ".repeat(200_000) + ")\n" + block);
        write("letters.log", ("a".repeat(1500) + "\n").repeat(200) + block);
        write("rulers.log", "=".repeat(300_000) + "Serving Benchmark Result\n" + block);
        write("dashes.log", block.replace("Mean TTFT", "-".repeat(1900) + "x\nMean TTFT"));
        write("copies.log", block.repeat(200));
        write("model.log", block.replace(MODEL, "m".repeat(300_000)));

        Map<String, String> fates = fates(3, in.toString());

        assertThat(fates).hasSize(13);
        assertThat(Files.size(folder.resolve("out/report.json"))).isLessThan(3_000_000);
    }

    private static String keys(int count, IntFunction<String> key) {
        StringBuilder object = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            object.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(key.apply(i))
                    .append("\":")
                    .append(i);
        }
        return object.append('}').toString();
    }

    /** Different for each number, and all the same to a table that goes by the hash of Java's texts. */
    private static String ofOneHash(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    @Test
    void names_and_texts_of_a_log_are_inert_everywhere() throws IOException {
        String[] models = {
            "<script>alert(1)</script>",
            "=cmd|calc!A0",
            "@SUM(1)",
            "${7*7}",
            "#{x}",
            "{0}",
            "it''s {count, plural, other{#}}",
            "`a` **b** [c](javascript:d)",
            "\\u001b[31mred",
            "\\u202egnp.exe",
            "\\ud83d\\ude00 \\u2764",
            "\\ud800",
            "]]> &amp; <!--",
            "a\\nb\\rc"
        };
        for (int i = 0; i < models.length; i++) {
            write(
                    "result" + i + ".json",
                    result.replace(MODEL, models[i]).replace("\"completed\": 80", "\"completed\": " + (i + 1)));
        }
        write("new\nline \u001b[31m<img src=x onerror=alert(1)>.log", block);
        write("=cmd|x.log", "no result\n");
        write("{0} ${x} `y`.log", "");

        Program.Result run = run(in.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out() + run.err()).doesNotContain("\u001b", "\u202e").doesNotContain("Exception");
        checkReport();
        for (Path page : files(".html")) {
            assertThat(Files.readString(page))
                    .contains("Content-Security-Policy")
                    .doesNotContain("<script>alert", "<img src=x", "\u001b");
        }
        for (Path book : files(".xlsx")) {
            checkWorkbook(book);
        }
    }

    @Test
    void an_output_that_cannot_be_written_is_wrong_usage() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "x");

        Program.Result run = Program.run("analyze", BLOCK.toString(), "-o", file.toString());

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(file.toString()).doesNotContain("Exception:", "\tat ");
        assertThat(Files.readString(file)).isEqualTo("x");
    }

    @Test
    void another_process_may_be_writing_the_same_folder() throws IOException {
        Files.createDirectories(folder.resolve("out/.report.json.part"));
        write("good.log", block);

        assertThat(fates(0, in.toString())).hasSize(1);
    }

    /** Runs, checks what always holds, and gives what became of each input by its file's name. */
    private Map<String, String> fates(int code, String... paths) throws IOException {
        Program.Result run = run(paths, "-f", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(code);
        Map<String, String> fates = new TreeMap<>();
        for (JsonNode input : checkReport()) {
            String path = input.get("path").asString();
            boolean silent = input.get("status").asString().equals("parsed");
            assertThat(silent || input.get("message").isString()).as(path).isTrue();
            fates.put(
                    path.substring(path.lastIndexOf('/') + 1),
                    input.get("status").asString());
        }
        return fates;
    }

    private Program.Result run(String path) {
        return run(new String[] {path});
    }

    private Program.Result run(String[] paths, String... options) {
        return Program.run(
                Stream.of(Stream.of("analyze"), Stream.of(paths), Stream.of(options), Stream.of("-o", folder + "/out"))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    private JsonNode checkReport() throws IOException {
        String report = Files.readString(folder.resolve("out/report.json"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/main/resources/schema/report.schema.json")), InputFormat.JSON);
        assertThat(schema.validate(report, InputFormat.JSON)).isEmpty();
        return new ObjectMapper().readTree(report).get("inputs");
    }

    private static void checkWorkbook(Path file) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(HostileInputTest::checkCell)));
        }
    }

    /** The only formulas are differences of two cells of ours. */
    private static void checkCell(Cell cell) {
        if (cell.getCellType() == CellType.FORMULA) {
            assertThat(cell.getCellFormula()).matches("[A-Z]+\\d+-[A-Z]+\\d+");
        }
    }

    private java.util.List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(in.resolve(name), bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
