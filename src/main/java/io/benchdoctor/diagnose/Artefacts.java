package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.Artefact;
import io.benchdoctor.catalog.EngineVersion;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import java.util.List;
import java.util.Optional;

/** The artefacts of benchmark clients that a run shows: ways of counting that look like contradictions and are none. */
public final class Artefacts {
    private static final Artefacts STANDARD = new Artefacts(Artefact.Book.standard());

    private final List<Known> known;

    private Artefacts(Artefact.Book book) {
        Vocabulary vocabulary = Vocabulary.of(Facts.ALL);
        this.known = Artefact.read(book).stream()
                .map(row -> new Known(
                        row,
                        new Conditions(
                                        book.name(),
                                        book.text(),
                                        new RuleConditionReader(vocabulary, Limit.read(row.limits())))
                                .read(row.when())))
                .toList();
    }

    /** The catalogue that comes with the program. */
    public static Artefacts standard() {
        return STANDARD;
    }

    /**
     * One artefact that a run shows.
     *
     * @param metrics metric ids or families that it is about
     * @param from first client release that does it, where known; {@code until} the first that does not any more
     */
    public record Shown(String id, List<String> metrics, Optional<String> from, Optional<String> until) {
        public Shown {
            metrics = List.copyOf(metrics);
        }
    }

    /** Ids of all artefacts, in the order of the catalogue. */
    public List<String> ids() {
        return known.stream().map(one -> one.row().id()).toList();
    }

    /** Those that the facts show; what cannot be decided is not shown. */
    public List<Shown> in(FactSheet facts) {
        Numbers numbers = new Numbers(facts);
        return known.stream()
                .filter(one -> one.when().test(numbers) == Truth.TRUE)
                .map(one -> new Shown(
                        one.row().id(),
                        one.row().metrics(),
                        one.row().from().map(EngineVersion::toString),
                        one.row().until().map(EngineVersion::toString)))
                .toList();
    }

    private record Known(Artefact row, Condition when) {}
}
