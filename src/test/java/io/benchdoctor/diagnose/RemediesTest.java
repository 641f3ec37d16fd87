package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.benchdoctor.catalog.Catalog;
import io.benchdoctor.catalog.EngineOption;
import io.benchdoctor.catalog.EngineOption.Tool;
import io.benchdoctor.facts.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds of every remedy; this class knows none. */
class RemediesTest {
    private static final RuleBook BOOK = RuleBook.standard();
    private static final Catalog CATALOG = Catalog.standard();

    @TestFactory
    Stream<DynamicTest> every_flag_stands_in_the_catalogue_for_the_releases_claimed() {
        return each(remedy -> assertThat(remedy.flags())
                .allSatisfy(flag -> assertThat(CATALOG.options(flag.name(), flag.tool()))
                        .as(flag.name())
                        .anySatisfy(option -> assertThat(covers(option, flag)).isTrue())));
    }

    @TestFactory
    Stream<DynamicTest> every_option_in_a_command_stands_in_the_catalogue() {
        return each(remedy -> remedy.commands()
                .forEach(command -> Stream.of(command.text().split("[ =]"))
                        .filter(word -> word.startsWith("--"))
                        .forEach(flag -> assertThat(CATALOG.options(flag, command.tool()))
                                .as(flag)
                                .isNotEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> everything_expected_is_a_fact() {
        Vocabulary vocabulary = Vocabulary.of(Facts.ALL);
        return each(remedy -> assertThat(remedy.expected()).allSatisfy(expected -> {
            assertThat(vocabulary.unit(expected.fact())).as(expected.fact()).isPresent();
            assertThat(vocabulary.unit(expected.predictedBy()))
                    .as(expected.predictedBy())
                    .isPresent();
        }));
    }

    @TestFactory
    Stream<DynamicTest> what_a_remedy_opposes_exists_and_is_another() {
        return each(remedy -> assertThat(BOOK.remedies().keySet())
                .containsAll(remedy.opposes())
                .satisfies(ids -> assertThat(remedy.opposes()).doesNotContain(remedy.id())));
    }

    @TestFactory
    Stream<DynamicTest> no_rule_recommends_a_thing_and_its_opposite() {
        return BOOK.files().stream()
                .map(RuleFile::rule)
                .map(rule -> dynamicTest(rule.id(), () -> {
                    Stream<String> opposed = rule.recommend().stream()
                            .filter(BOOK.remedies()::containsKey)
                            .flatMap(id -> BOOK.remedies().get(id).opposes().stream());

                    assertThat(opposed.filter(rule.recommend()::contains)).isEmpty();
                }));
    }

    @Test
    void what_is_recommended_is_a_remedy_and_every_remedy_is_recommended() {
        TreeSet<String> recommended = new TreeSet<>();
        BOOK.files().forEach(file -> recommended.addAll(file.rule().recommend()));

        assertThat(recommended).isEqualTo(new TreeSet<>(BOOK.remedies().keySet()));
    }

    @Test
    void the_remedies_of_the_program_are_those_of_the_source_folder() throws IOException {
        try (Stream<Path> paths = Files.list(Path.of("src/main/resources/remedies"))) {
            assertThat(BOOK.remedyIds())
                    .containsExactlyElementsOf(paths.map(Path::getFileName)
                            .map(path -> path.toString().replace(".yaml", ""))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void a_placeholder_that_nobody_can_fill_is_refused_with_its_place() {
        String text = "id: x\ncommands:\n  - \"vllm serve {modle}\"\n";

        assertThatThrownBy(() -> RemedyFile.read("x.yaml", text, Vocabulary.of(List.of())))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining(
                        "x.yaml:3:5: no placeholder is named {modle}; there are bench, faster, fewer, input");
    }

    /** Whether the book says that the option works wherever the remedy says that it helps. */
    private static boolean covers(EngineOption option, Remedy.Flag flag) {
        boolean engine = option.engine() == EngineOption.Engine.ANY
                || option.engine() == flag.engine()
                || flag.engine() == EngineOption.Engine.ANY && option.engine() != EngineOption.Engine.SGLANG;
        boolean from = flag.from()
                .map(first ->
                        option.from().map(has -> has.compareTo(first) <= 0).orElse(true))
                .orElse(true);
        boolean until = flag.until()
                .map(gone -> option.until().map(end -> end.compareTo(gone) >= 0).orElse(true))
                .orElse(true);
        return option.exists() && engine && from && until;
    }

    private static Stream<DynamicTest> each(Consumer<Remedy> check) {
        return BOOK.remedyIds().stream()
                .map(id -> dynamicTest(id, () -> check.accept(BOOK.remedies().get(id))));
    }

    @Test
    void the_client_takes_the_options_of_its_own_command() {
        assertThat(Command.of("{bench} --request-rate 3").tool()).isEqualTo(Tool.CLIENT);
        assertThat(Command.of("vllm serve {model}").tool()).isEqualTo(Tool.SERVER);
    }
}
