package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.parse.OwnLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people asked and a model answered is in many logs and in no output. */
class PromptsTest {
    private static final String SECRET = "zorblax";
    private static final String EVERY_FORMAT = String.join(",", Formats.ALL);

    /** Names under which tools save prompts and answers. */
    private static final List<String> KEYS = List.of(
            "prompt",
            "generated_text",
            "generated_texts",
            "output_text",
            "response_text",
            "completion",
            "messages",
            "request_args",
            "content",
            "user_prompt",
            "answer");

    private static final String LINES = """
            INFO 03-04 10:00:00 [logger.py:39] Received request cmpl-1: prompt: 'zorblax one', params: SamplingParams(n=1)
            INFO 03-04 10:00:00 [async_llm_engine.py:1] Added request 1, prompt="zorblax two"
            Prompt: zorblax three
            Generated text: ' zorblax four'
            {"prompt": "zorblax five", "messages": [{"role": "user", "content": "zorblax six"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void no_prompt_and_no_answer_of_any_format_reaches_an_output() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        int count = 0;
        for (Map.Entry<String, List<byte[]>> format : OwnLogs.byFormat().entrySet()) {
            for (byte[] bytes : format.getValue()) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                Files.writeString(logs.resolve(format.getKey() + "-" + count++ + ".log"), spoken(text));
            }
        }

        Program.Result result = Program.run(
                "analyze",
                logs.toString(),
                "-f",
                EVERY_FORMAT,
                "-o",
                folder.resolve("out").toString());

        assertThat(result.out() + result.err()).doesNotContain(SECRET);
        Map<String, String> outputs = Outputs.of(folder.resolve("out"));
        assertThat(outputs.get("report.csv").lines()).hasSizeGreaterThan(20);
        outputs.forEach(
                (name, text) -> assertThat(text.contains(SECRET)).as(name).isFalse());
    }

    @Test
    void a_line_beside_a_figure_that_holds_a_prompt_is_shown_up_to_it() throws IOException {
        String block = Files.readString(Path.of("samples/healthy/bench.log"));
        Path log = Files.writeString(
                folder.resolve("bench.log"),
                block.replace("Mean TTFT (ms)", "Prompt: 'zorblax seven', n=1\nMean TTFT (ms)"));

        Program.run(
                "analyze",
                log.toString(),
                "-f",
                EVERY_FORMAT,
                "-o",
                folder.resolve("out").toString());

        Map<String, String> outputs = Outputs.of(folder.resolve("out"));
        assertThat(outputs.get("report.html")).contains("Prompt: …");
        outputs.forEach(
                (name, text) -> assertThat(text.contains(SECRET)).as(name).isFalse());
    }

    /** The same log with prompts and answers wherever its format has room for them. */
    private static String spoken(String text) {
        boolean json =
                text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
        return json ? inEveryObject(text) : text.replaceAll("(?m)$\n", "\n" + LINES);
    }

    private static String inEveryObject(String json) {
        String fields = Stream.of(KEYS)
                .flatMap(List::stream)
                .map(key -> "\"" + key + "\": \"zorblax " + key + "\", ")
                .reduce("", String::concat);
        StringBuilder spoken = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            quoted ^= c == '"' && json.charAt(Math.max(0, i - 1)) != '\\';
            spoken.append(c);
            boolean empty = json.substring(i + 1).stripLeading().startsWith("}");
            if (c == '{' && !quoted && !empty) {
                spoken.append(fields);
            }
        }
        return spoken.toString();
    }
}
