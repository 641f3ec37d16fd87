package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.catalog.Definition;
import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.diagnose.Artefacts;
import io.benchdoctor.diagnose.Certainty;
import io.benchdoctor.diagnose.Evidence;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.facts.Fact;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.Quality;
import io.benchdoctor.facts.SweepPoint.LeftOut;
import io.benchdoctor.facts.Trust;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import io.benchdoctor.parse.Considered;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.parse.Sighting;
import io.benchdoctor.parse.Sign;
import io.benchdoctor.report.Mark;
import io.benchdoctor.saved.SavedReportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word of the house is said somewhere, and whatever can be said has its words. */
class LocaleKeysTest {
    private static final Messages WORDS = Messages.in("en");
    private static final Set<String> KEYS = WORDS.keys("");

    /** What stands between quotation marks in the programs and in the templates. */
    private static final Set<String> LITERALS = literals("src/main/java", "\"([\\w. -]+)\"");

    private static final Set<String> PAGE = literals("templates/html", "[\"']([\\w. -]+)[\"']");

    /**
     * Listed by their beginning and not by name: what a file says of itself, what the command line library asks for under
     * names of its own, ideas that do not help, and sets of targets.
     */
    private static final Pattern LISTED = Pattern.compile("_meta\\..*"
            + "|cli\\.(bench-doctor(\\.\\w+)?\\.usage\\.description|mixinStandardHelpOptions\\.\\w+)"
            + "|remedy\\.idea\\.[\\w-]+\\.(title|why)"
            + "|report\\.targets\\.profile\\.[\\w-]+");

    /** Paragraphs are counted, exit codes are numbers. */
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Test
    void every_word_is_said_somewhere() {
        Set<String> parts = parts();
        List<String> starts = Stream.concat(LITERALS.stream(), PAGE.stream().map(word -> "page." + word))
                .filter(literal -> literal.matches("[\\w-]+\\.([\\w.-]*[.-])?"))
                .toList();

        assertThat(KEYS.stream().filter(key -> !isSaid(key, starts, parts))).isEmpty();
    }

    @Test
    void a_key_that_stands_in_the_programs_exists() {
        Pattern key = Pattern.compile(
                "(finding|remedy|report|memo|chart|summary|index|label|note|unit|glossary|format)\\.[a-z].*[a-z]");

        assertThat(LITERALS.stream()
                        .filter(literal -> key.matcher(literal).matches())
                        .filter(literal ->
                                !literal.matches("(report|index)\\.(json|html|xlsx|md|csv|docx|css|js|ftlh)"))
                        .filter(literal -> !isBegun(literal)))
                .isEmpty();
    }

    @Test
    void a_word_that_a_template_or_the_workbook_asks_for_exists() {
        Set<String> page = literals("templates/html", "words\\[\"([\\w.-]+)\"\\]");
        Set<String> sheet = literals("src/main/java/io/benchdoctor/render", "word\\(words, \"([\\w-]+)\"\\)");

        assertThat(page).isNotEmpty().allMatch(word -> KEYS.contains("page." + word));
        assertThat(sheet).isNotEmpty().allMatch(word -> KEYS.contains("sheet." + word));
    }

    @Test
    void what_can_be_found_advised_noted_and_marked_has_its_words() {
        assertThat(RuleBook.standard().ids()).allSatisfy(id -> assertThat(KEYS)
                .contains(
                        "finding." + id + ".title",
                        "finding." + id + ".lay",
                        "finding." + id + ".eng",
                        "finding." + id + ".about"));
        assertThat(RuleBook.standard().remedyIds())
                .allSatisfy(id -> assertThat(KEYS).contains("remedy." + id + ".title", "remedy." + id + ".lay"));
        assertThat(SloProfiles.standard().ids()).allMatch(id -> KEYS.contains("report.targets.profile." + id));
        assertThat(LogReader.formats()).allMatch(id -> KEYS.contains("format." + id));
        for (Considered format : LogReader.known()) {
            assertThat(KEYS).contains("cli.takes." + format.formats().get(0), "cli.form." + format.form());
            format.formats().forEach(id -> assertThat(KEYS).contains("format." + id));
            assertThat(format.ways().stream()
                            .flatMap(way ->
                                    Stream.concat(way.needed().stream().flatMap(List::stream), way.barred().stream()))
                            .map(Sighting::sign))
                    .isNotEmpty()
                    .allMatch(sign -> KEYS.contains(
                            sign.kind() == Sign.Kind.SHAPE
                                    ? "cli.shape." + sign.text()
                                    : "cli.sign." + sign.kind().id()));
        }
        assertThat(Definition.standard()).allMatch(definition -> KEYS.contains("report.definition." + definition.id()));
        assertThat(LogNote.Problem.values()).allMatch(problem -> KEYS.contains("note." + problem.id()));
        assertThat(SavedReportException.Problem.values())
                .allMatch(problem -> KEYS.contains("cli.saved." + problem.id()));
        assertThat(Input.Status.values()).allMatch(status -> KEYS.contains("label.status." + status.id()));
        assertThat(Mark.values()).allMatch(mark -> KEYS.contains("label.severity." + mark.id()));
        assertThat(Certainty.values()).allMatch(certainty -> KEYS.contains("label.certainty." + certainty.id()));
        assertThat(Quality.values()).allMatch(quality -> KEYS.contains("label.quality." + quality.id()));
        assertThat(Unit.values())
                .allMatch(unit -> KEYS.contains("unit.name." + unit.name().toLowerCase(Locale.ROOT)));
    }

    /** A key is said whole, or made of a beginning that is said and of parts that are. */
    private static boolean isSaid(String key, List<String> starts, Set<String> parts) {
        return LITERALS.contains(key)
                || key.startsWith("page.") && PAGE.contains(key.substring("page.".length()))
                || key.startsWith("cli.") && LITERALS.contains(key.substring("cli.".length()))
                || LISTED.matcher(key).matches()
                || starts.stream()
                        .filter(key::startsWith)
                        .anyMatch(start -> isMadeOf(key.substring(start.length()), parts))
                || LITERALS.stream()
                        .filter(literal -> literal.contains(".") && key.startsWith(literal + "."))
                        .anyMatch(literal -> LITERALS.contains(key.substring(literal.length())));
    }

    private static boolean isMadeOf(String rest, Set<String> parts) {
        return parts.contains(rest)
                || Stream.of(rest.split("\\."))
                        .allMatch(part ->
                                parts.contains(part) || NUMBER.matcher(part).matches());
    }

    /** Whether a literal is a key, or so much of one that code can put the rest behind it. */
    private static boolean isBegun(String literal) {
        return KEYS.contains("page." + literal)
                || KEYS.contains(literal)
                || KEYS.stream().anyMatch(key -> key.startsWith(literal + "."));
    }

    /** Everything that can stand behind the beginning of a key: what can be listed, and what is written in the code. */
    private static Set<String> parts() {
        Set<String> parts = new TreeSet<>(RuleBook.standard().ids());
        Definition.standard().forEach(definition -> parts.add(definition.id()));
        parts.addAll(RuleBook.standard().remedyIds());
        parts.addAll(LogReader.formats());
        parts.addAll(Artefacts.standard().ids());
        Stream.of(Trust.Verdict.values()).map(Trust.Verdict::id).forEach(parts::add);
        Facts.ALL.stream().map(Fact::id).forEach(parts::add);
        Stream.of(LogNote.Problem.values()).map(LogNote.Problem::id).forEach(parts::add);
        Stream.of(LeftOut.values()).map(LeftOut::id).forEach(parts::add);
        Stream.of(SavedReportException.Problem.values())
                .map(SavedReportException.Problem::id)
                .forEach(parts::add);
        Stream.of(Input.Status.values()).map(Input.Status::id).forEach(parts::add);
        Stream.of(SettingKey.values()).map(SettingKey::id).forEach(parts::add);
        Stream.of(Certainty.values()).map(Certainty::id).forEach(parts::add);
        Stream.of(Severity.values()).map(Severity::id).forEach(parts::add);
        Stream.of(Evidence.Side.values()).map(Evidence.Side::id).forEach(parts::add);
        Stream.of(Quality.values()).map(Quality::id).forEach(parts::add);
        Stream.of(Mark.values()).map(Mark::id).forEach(parts::add);
        Stream.of(Sign.Kind.values()).map(Sign.Kind::id).forEach(parts::add);
        Stream.of(Unit.values())
                .map(unit -> unit.name().toLowerCase(Locale.ROOT))
                .forEach(parts::add);
        Stream.concat(LITERALS.stream(), PAGE.stream())
                .flatMap(literal -> Stream.of(literal.split("\\.")))
                .forEach(parts::add);
        return parts;
    }

    private static Set<String> literals(String folder, String pattern) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            Pattern literal = Pattern.compile(pattern);
            return files.filter(file -> file.toString().matches(".*\\.(java|ftlh)"))
                    .flatMap(file -> literal.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
