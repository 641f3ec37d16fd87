package io.benchdoctor.parse;

import static io.benchdoctor.parse.Blocks.VLLM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is given is in the batch, with its fate; nothing that is given ends the reading. */
class LogReaderTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_is_listed_with_its_path_size_digest_and_lines() throws IOException {
        Path file = write("bench.log", VLLM);

        Input input = only(file);

        assertThat(input.path()).isEqualTo(file.toString());
        assertThat(input.format()).isEqualTo("vllm-serve-console");
        assertThat(input.status()).isEqualTo(Status.PARSED);
        assertThat(input.bytes()).isEqualTo(Files.size(file));
        assertThat(input.lines()).isEqualTo(21);
        assertThat(input.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_folder_is_read_to_its_depths_in_the_order_of_names() throws IOException {
        write("b/second.log", VLLM);
        write("a/deep/first.log", VLLM.replace("81.25", "70.00"));
        write(".hidden.log", VLLM.replace("81.25", "60.00"));

        assertThat(read(folder.toString()).batch().inputs())
                .extracting(Input::path)
                .containsExactly(folder + "/.hidden.log", folder + "/a/deep/first.log", folder + "/b/second.log");
        assertThat(read(folder + "/").batch().inputs().get(0).path()).isEqualTo(folder + "/.hidden.log");
    }

    @Test
    void a_pattern_that_no_shell_expanded_is_expanded() throws IOException {
        write("one.log", VLLM);
        write("two.log", VLLM);
        write("three.txt", VLLM);

        assertThat(read(folder + "/*.log").batch().inputs()).hasSize(2);
        assertThat(read(folder + "/*.none").batch().inputs())
                .singleElement()
                .satisfies(input -> assertThat(input.status()).isEqualTo(Status.FAILED));
    }

    @Test
    void a_name_with_a_star_in_it_is_a_name_when_there_is_such_a_file() throws IOException {
        Path file = write("rate=[1].log", VLLM);

        assertThat(only(file).status()).isEqualTo(Status.PARSED);
    }

    @Test
    void a_circle_of_links_ends() throws IOException {
        write("logs/one.log", VLLM);
        Files.createSymbolicLink(folder.resolve("logs/again"), folder);

        assertThat(read(folder.toString()).batch().inputs()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"missing.log, UNREADABLE_FILE", "empty.log, EMPTY_FILE", "blank.log, EMPTY_FILE", "nothing, EMPTY_FILE"
    })
    void what_holds_nothing_is_listed_as_failed(String name, Problem problem) throws IOException {
        write("empty.log", "");
        write("blank.log", " \n\n");
        Files.createDirectory(folder.resolve("nothing"));

        Input input = only(folder.resolve(name));

        assertThat(input.status()).isEqualTo(Status.FAILED);
        assertThat(input.notes()).extracting(note -> note.problem()).containsExactly(problem);
    }

    @Test
    void a_device_is_refused_and_never_waited_for() {
        assumeTrue(Files.exists(Path.of("/dev/zero")));

        assertThat(only(Path.of("/dev/zero")).status()).isEqualTo(Status.FAILED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"7z, 377ABCAF271C", "rar, 526172211A07", "png, 89504E47", "binary, 0000000000000001"})
    void what_is_no_text_is_named(String kind, String bytes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, HexFormat.of().parseHex(bytes));

        assertThat(only(file).notes()).singleElement().satisfies(note -> {
            assertThat(note.problem()).isEqualTo(Problem.BINARY_FILE);
            assertThat(note.detail()).isEqualTo(kind);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UTF-8, false, false",
        "UTF-8, true, false",
        "UTF-16LE, true, false",
        "UTF-16BE, true, false",
        "UTF-16LE, false, true",
        "ISO-8859-1, false, true"
    })
    void a_log_is_read_in_the_encoding_that_it_has(String charset, boolean mark, boolean guessed) throws IOException {
        String text = (mark ? "\uFEFF" : "") + "Größe des Modells: groß\n" + VLLM;
        Path file = folder.resolve("bench.log");
        Files.write(file, text.getBytes(Charset.forName(charset)));

        Input input = only(file);

        assertThat(input.format()).isEqualTo("vllm-serve-console");
        assertThat(input.notes().stream().anyMatch(note -> note.problem() == Problem.GUESSED_ENCODING))
                .isEqualTo(guessed);
    }

    @Test
    void bytes_that_spell_nothing_are_replaced_and_noted() throws IOException {
        Path file = folder.resolve("bench.log");
        byte[] text = ("đo lường: tốt, đo lường: tốt\nx\n" + VLLM).getBytes(StandardCharsets.UTF_8);
        text[new String(text, StandardCharsets.ISO_8859_1).indexOf("x\n")] = (byte) 0xFF;
        Files.write(file, text);

        assertThat(only(file).notes()).singleElement().satisfies(note -> {
            assertThat(note.problem()).isEqualTo(Problem.REPLACED_BYTES);
            assertThat(note.at().line()).isEqualTo(2);
        });
    }

    @Test
    void standard_input_is_a_log_like_any_other() {
        var input = new ByteArrayInputStream(VLLM.getBytes(StandardCharsets.UTF_8));

        LogReader.Result result = LogReader.read(List.of("-"), Optional.empty(), input);

        assertThat(result.batch().inputs()).singleElement().satisfies(found -> assertThat(found.path())
                .isEqualTo("-"));
        assertThat(result.batch().runs()).hasSize(1);
    }

    @Test
    void a_copy_of_a_file_adds_a_source_and_no_run() throws IOException {
        write("a.log", VLLM);
        write("b.log", VLLM);

        LogReader.Result result = read(folder.toString());

        assertThat(result.batch().runs()).singleElement().satisfies(run -> assertThat(run.sources())
                .hasSize(2));
        assertThat(result.batch().inputs().get(1).notes()).singleElement().satisfies(note -> {
            assertThat(note.problem()).isEqualTo(Problem.DUPLICATE_OF);
            assertThat(note.detail()).isEqualTo(folder + "/a.log");
        });
    }

    @Test
    void the_line_of_a_figure_can_be_shown() throws IOException {
        Path file = write("bench.log", "\n" + VLLM);

        assertThat(read(file.toString()).excerpts().line(new SourceRef(file.toString(), 11)))
                .hasValueSatisfying(line -> assertThat(line).startsWith("Mean TTFT (ms):  "));
        assertThat(read(file.toString()).excerpts().line(new SourceRef("elsewhere", 11)))
                .isEmpty();
    }

    @Test
    void a_run_is_called_after_its_model_and_else_after_its_file() throws IOException {
        write("a.log", VLLM);
        write("b.log", "Namespace(num_prompts=40, model='org/Tiny-1B')\n" + VLLM.replace("81.25", "70.00"));

        assertThat(read(folder.toString()).batch().runs())
                .extracting(run -> run.label())
                .containsExactly("a.log", "org/Tiny-1B");
    }

    @Test
    void the_same_figures_give_the_same_id_wherever_they_lie() throws IOException {
        Path one = write("a.log", VLLM);
        Path other = write("sub/b.md", "# Notes\n\n```\n" + VLLM + "```\n");

        String id = read(one.toString()).batch().runs().get(0).id();

        assertThat(read(other.toString()).batch().runs().get(0).id())
                .isEqualTo(id)
                .matches("[0-9a-f]{12}");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static LogReader.Result read(String path) {
        return LogReader.read(List.of(path));
    }

    private static Input only(Path file) {
        List<Input> inputs = read(file.toString()).batch().inputs();
        assertThat(inputs).hasSize(1);
        return inputs.get(0);
    }
}
