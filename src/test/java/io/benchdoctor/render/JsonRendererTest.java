package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class JsonRendererTest {
    private static final String BURST = "samples/burst-queue-ramp/bench.log";
    private static final String COLD = "samples/cold-start/result.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void each_input_and_each_run_of_several_is_a_line() throws IOException {
        List<String> lines = written(BURST, COLD).lines().toList();

        int inputs = lines.indexOf("  \"inputs\" : [");
        assertThat(lines.subList(inputs + 1, inputs + 3)).allMatch(line -> line.startsWith("{\"path\":\"samples/"));
        assertThat(lines.subList(inputs + 3, inputs + 5)).containsExactly("  ],", "  \"runs\" : [");
        assertThat(lines.subList(inputs + 5, inputs + 7)).allMatch(line -> line.startsWith("{\"id\":\""));
        assertThat(lines.subList(inputs + 7, lines.size())).containsExactly("  ]", "}");
    }

    @Test
    void a_run_among_several_says_what_it_says_alone() throws IOException {
        JsonNode both = MAPPER.readTree(written(BURST, COLD)).get("runs");

        assertThat(both).hasSize(2);
        assertThat(both.get(0))
                .isEqualTo(MAPPER.readTree(written(BURST)).get("runs").get(0));
        assertThat(both.get(1))
                .isEqualTo(MAPPER.readTree(written(COLD)).get("runs").get(0));
    }

    @Test
    void one_run_is_indented() throws IOException {
        assertThat(written(BURST))
                .contains(
                        "\n  \"inputs\" : [ {\n    \"path\" : \"" + BURST + "\",\n",
                        "\n  \"runs\" : [ {\n    \"id\" : \"");
    }

    @Test
    void nothing_at_all_is_a_document_too() throws IOException {
        assertThat(written()).contains("\n  \"inputs\" : [ ],\n  \"runs\" : [ ]\n}\n");
    }

    private static String written(String... paths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JsonRenderer().render(SampleReport.of(paths), name -> bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
