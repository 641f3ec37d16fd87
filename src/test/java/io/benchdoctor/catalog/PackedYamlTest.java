package io.benchdoctor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PackedYamlTest {
    private static final Map<String, Map<String, String>> PROGRAM = program();

    @Test
    void every_file_of_the_program_is_packed_as_the_library_reads_it() {
        PackedYaml packed = new PackedYaml(PackedYaml.pack(PROGRAM));

        PROGRAM.forEach((folder, files) -> {
            assertThat(packed.folder(folder)).hasValue(files);
            files.forEach((name, text) -> {
                String read = text.contains("\ncases:") ? text.substring(0, text.indexOf("\ncases:") + 1) : text;
                assertThat(packed.find(name, read)).as(name).hasValue(YamlValue.parsed(name, read));
            });
        });
    }

    @Test
    void a_text_that_differs_in_a_letter_is_not_the_one_that_was_packed() {
        PackedYaml packed = new PackedYaml(PackedYaml.pack(Map.of("rules", Map.of("a.yaml", "a: 1 – ü\ncases: []"))));

        assertThat(packed.find("a.yaml", "a: 1 – ü\n")).isPresent();
        assertThat(packed.find("rules/a.yaml", "a: 1 – ü\n")).isPresent();
        assertThat(packed.find("a.yaml", "a: 1 – u\n")).isEmpty();
        assertThat(packed.find("a.yaml", "a: 1 – ü")).isEmpty();
        assertThat(packed.find("b.yaml", "a: 1 – ü\n")).isEmpty();
        assertThat(packed.folder("remedies")).isEmpty();
    }

    private static Map<String, Map<String, String>> program() {
        Map<String, Map<String, String>> folders = new TreeMap<>();
        for (String folder : new String[] {"rules", "remedies", "catalog"}) {
            folders.put(folder, YamlFolder.ofProgram(folder));
        }
        return folders;
    }
}
