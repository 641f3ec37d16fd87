package io.benchdoctor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchdoctor.catalog.EngineOption.Tool;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final Catalog CATALOG = Catalog.standard();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.6.3.post1, 0.6.3",
        "0.10.1, 0.10.1",
        "v0.9.0rc1, 0.9.0",
        "0.10.2.dev5+gabc123.d20250901, 0.10.2",
        "0.11, 0.11.0",
        "1.2.3+cu128, 1.2.3",
    })
    void a_version_is_read_as_logs_print_it(String text, String version) {
        assertThat(EngineVersion.parse(text)).map(EngineVersion::toString).contains(version);
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource({"0.1.dev7", "dev", "''", "unknown", "0.1.dev1+g0408efc", "main-sha-12"})
    void what_names_no_release_is_no_version(String text) {
        assertThat(EngineVersion.parse(text)).isEmpty();
    }

    @Test
    void releases_are_ordered_by_number_and_not_by_letter() {
        assertThat(new EngineVersion(0, 10, 0)).isGreaterThan(new EngineVersion(0, 9, 2));
    }

    @Test
    void every_row_has_a_source_and_the_month_it_was_looked_up() {
        assertThat(CATALOG.options()).isNotEmpty().allSatisfy(option -> {
            assertThat(option.source()).isNotBlank();
            assertThat(option.date()).matches("20\\d\\d-[01]\\d");
        });
    }

    @Test
    void no_row_stands_twice() {
        assertThat(CATALOG.options())
                .extracting(option -> option.flag() + " " + option.tool() + " " + option.engine() + " " + option.from())
                .doesNotHaveDuplicates();
    }

    @Test
    void an_option_ends_after_it_begins() {
        assertThat(CATALOG.options())
                .filteredOn(
                        option -> option.from().isPresent() && option.until().isPresent())
                .allSatisfy(option -> assertThat(option.from().get())
                        .isLessThan(option.until().get()));
    }

    @Test
    void a_name_that_never_existed_works_nowhere() {
        assertThat(CATALOG.options("--max-batch-size", Tool.SERVER))
                .isNotEmpty()
                .noneMatch(option ->
                        option.worksIn(Optional.empty()) || option.worksIn(Optional.of(new EngineVersion(0, 6, 0))));
    }

    @Test
    void a_broken_row_says_where() {
        String text = "- { flag: max-num-seqs, tool: server, source: s, date: 2026-11 }";

        assertThatThrownBy(() -> Catalog.read("options.yaml", text))
                .isInstanceOf(YamlException.class)
                .hasMessage("options.yaml:1:11: max-num-seqs is no option; it starts with hyphens");
    }
}
