package io.benchdoctor.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Of a release: the list of what is in it says the same as our own list, and nothing is in it that we may not pass on. */
class BillOfMaterialsCheck {
    /** Passed on as part of our own work. */
    private static final Set<String> FREE = Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Unicode-3.0");

    /** Passed on as a jar of its own that whoever likes may exchange. */
    private static final Map<String, String> APART = Map.of("jfreechart", "LGPL-2.1");

    private static final Map<String, String> LICENCES = new TreeMap<>();
    private static String bom;

    @BeforeAll
    static void read() throws IOException {
        bom = Files.readString(Path.of("target/bom.json"));
        for (JsonNode component : new ObjectMapper().readTree(bom).get("components")) {
            List<String> names = component.get("licenses").findValues("license").stream()
                    .map(licence -> licence.has("id")
                            ? licence.get("id").asString()
                            : licence.get("name").asString())
                    .toList();
            LICENCES.put(component.get("name").asString(), String.join(" or ", names));
        }
    }

    @Test
    void it_lists_the_jars_that_are_shipped_and_no_other() throws IOException {
        assertThat(LICENCES.keySet()).containsExactlyInAnyOrderElementsOf(Shipped.jars());
    }

    @Test
    void every_library_declares_the_licence_that_our_list_states() throws IOException {
        Map<String, String> stated = Shipped.documented();

        LICENCES.forEach((jar, declared) -> {
            if (APART.containsKey(jar)) {
                assertThat(declared).as(jar).containsIgnoringCase("lesser general public");
                assertThat(stated.get(jar)).as(jar).isEqualTo(APART.get(jar));
            } else {
                assertThat(stated.get(jar)).as(jar).isEqualTo(declared);
            }
        });
    }

    @Test
    void every_licence_lets_us_pass_the_library_on() {
        LICENCES.forEach((jar, declared) -> assertThat(FREE.contains(declared) || APART.containsKey(jar))
                .as(jar + " " + declared)
                .isTrue());
    }

    @Test
    void it_tells_neither_when_nor_where_it_was_made() {
        assertThat(bom)
                .doesNotContain("\"timestamp\"", System.getProperty("user.dir"), System.getProperty("user.name") + "@");
    }
}
