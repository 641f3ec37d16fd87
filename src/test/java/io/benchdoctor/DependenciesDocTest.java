package io.benchdoctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
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

    /** A licence of which each library has its own copy, with the names of those who grant it. */
    private static final Set<String> COMMON = Set.of("Apache-2.0", "LGPL-2.1");

    @Test
    void a_licence_that_names_who_grants_it_is_there_for_each_of_its_jars() throws IOException {
        for (Map.Entry<String, String> jar : Shipped.documented().entrySet()) {
            if (!COMMON.contains(jar.getValue())) {
                String text = Files.readString(Path.of("src/dist/licenses", jar.getValue() + ".txt"));

                assertThat(text).as(jar.getKey()).containsPattern("(?m)^" + Pattern.quote(jar.getKey()) + "(\\W|$)");
                assertThat(text.substring(text.indexOf(jar.getKey())))
                        .as(jar.getKey())
                        .contains("Copyright");
            }
        }
    }

    @Test
    void the_licence_of_most_is_to_the_letter_the_one_that_lies_in_their_jars() throws IOException {
        String ours = terms(Files.readString(Path.of("src/dist/licenses/Apache-2.0.txt")));
        int compared = 0;
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            for (Path jar : jars.filter(file -> file.getFileName().toString().matches("commons-(io|csv|codec)-.*"))
                    .toList()) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    byte[] theirs = zip.getInputStream(zip.getEntry("META-INF/LICENSE.txt"))
                            .readAllBytes();
                    assertThat(ours).as(jar.toString()).isEqualTo(terms(new String(theirs, UTF_8)));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(3);
    }

    /** Without the advice behind them how to apply them, whose address has changed. */
    private static String terms(String licence) {
        return licence.substring(0, licence.indexOf("END OF TERMS")).strip().replaceAll("\\s+", " ");
    }
}
