package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependenciesDocTest {
    @Test
    void every_jar_that_is_shipped_says_what_it_is_for() throws IOException {
        String doc = Files.readString(Path.of("docs/dependencies.md"));
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            List<String> names = jars.map(jar -> jar.getFileName().toString())
                    .map(name -> name.replaceAll("-\\d.*", ""))
                    .toList();

            assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(doc).contains(name));
        }
    }
}
