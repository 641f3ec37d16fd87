package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every sample goes through the whole house; {@code src/test/approved} is what a person approved. {@code -Dapprove=true}
 * writes it anew: read the difference.
 */
class SamplesTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final Path APPROVED = Path.of("src/test/approved");

    @TestFactory
    Stream<DynamicTest> a_sample_gives_the_report_that_was_approved() throws IOException {
        return folders().stream()
                .map(sample -> dynamicTest(sample.getFileName().toString(), () -> {
                    String report = text(sample, "json", "en");
                    Path approved = APPROVED.resolve(sample.getFileName()).resolve("report.json");
                    if (Boolean.getBoolean("approve")) {
                        Files.createDirectories(approved.getParent());
                        Files.writeString(approved, report);
                    }

                    assertThat(report).isEqualTo(Files.readString(approved));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_report_keeps_its_schema() throws IOException {
        Schema schema = schema();
        return folders().stream()
                .map(sample -> dynamicTest(sample.getFileName().toString(), () -> assertThat(
                                schema.validate(text(sample, "json", "vi"), InputFormat.JSON))
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_sample_is_diagnosed_with_what_ails_it() throws IOException {
        return folders().stream()
                .map(sample -> sample.getFileName().toString())
                .filter(name -> Files.exists(Path.of("src/main/resources/rules", name + ".yaml")))
                .map(name -> dynamicTest(name, () -> assertThat(text(SAMPLES.resolve(name), "json", "en"))
                        .containsPattern("\"id\" : \"" + name + "\",\\s+\"form\"")));
    }

    @Test
    void the_showcase_page_is_what_was_approved_in_each_language() throws IOException {
        for (String language : List.of("vi", "en")) {
            String page = text(SAMPLES.resolve("burst-queue-ramp"), "html", language);
            Path approved = APPROVED.resolve("showcase/report." + language + ".html");
            if (Boolean.getBoolean("approve")) {
                Files.createDirectories(approved.getParent());
                Files.writeString(approved, page);
            }

            assertThat(page).isEqualTo(Files.readString(approved));
        }
    }

    private static String text(Path sample, String format, String language) throws IOException {
        Program.Result result = Program.run("analyze", sample.toString(), "-f", format, "-l", language, "-o", "-");
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private static Schema schema() throws IOException {
        String text = Files.readString(Path.of("src/main/resources/schema/report.schema.json"), StandardCharsets.UTF_8);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
