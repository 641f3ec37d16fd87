package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependenciesDocTest {
    @Test
    void every_jar_that_is_shipped_says_what_it_is_for_and_no_other_is_listed() throws IOException {
        assertThat(Shipped.documented().keySet()).isNotEmpty().containsExactlyInAnyOrderElementsOf(Shipped.jars());
    }

    @Test
    void the_text_of_every_licence_is_shipped_and_no_other() throws IOException {
        Map<String, String> licences = Shipped.documented();
        try (Stream<Path> texts = Files.list(Path.of("src/dist/licenses"))) {
            Set<String> names = new HashSet<>();
            texts.forEach(text -> names.add(text.getFileName().toString().replace(".txt", "")));

            assertThat(names).containsExactlyInAnyOrderElementsOf(new HashSet<>(licences.values()));
        }
        for (String licence : new HashSet<>(licences.values())) {
            assertThat(Files.size(Path.of("src/dist/licenses", licence + ".txt")))
                    .as(licence)
                    .isGreaterThan(500);
        }
    }
}
