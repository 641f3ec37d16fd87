package io.benchdoctor.report;

import io.benchdoctor.facts.Fact;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.Kept;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ReportView.Proof;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Every figure that the page tells, with its formula and the lines it stands on; and what their formulas ask for. */
final class ProofsPart {
    private static final String RECOMPUTED = "recomputed.";

    /** As many lines as one looks up. */
    private static final int MOST_PLACES = 8;

    private final Wording wording;
    private final Labels labels;

    private final Map<String, Made> made = new HashMap<>();

    /** Where every request stands by itself; what is recomputed stands on all of it. */
    private final Optional<Proof.Place> timings;

    ProofsPart(Page page) {
        this.wording = page.wording();
        this.labels = new Labels(wording);
        this.timings = timings(page.diagnosis().run(), wording.facts());
    }

    /** To be asked when everything else was put into words. @param scores figures that are told as they are */
    List<Proof> proofs(Collection<ReportView.Score> scores) {
        Set<String> ids = new TreeSet<>();
        Set<String> told = new TreeSet<>(wording.told());
        scores.forEach(score -> told.add(score.id()));
        // Checks are shown one by one where the page says whether its figures agree.
        told.removeIf(id -> id.startsWith("check"));
        told.forEach(id -> source(id).from().forEach(from -> ids.add(plain(from))));
        ids.addAll(told);
        List<Proof> proofs = new ArrayList<>();
        ids.forEach(id -> proof(id).ifPresent(proofs::add));
        return proofs;
    }

    private static String plain(String id) {
        return id.startsWith(RECOMPUTED) ? id.substring(RECOMPUTED.length()) : id;
    }

    private Optional<Proof> proof(String id) {
        Optional<Quantity> quantity = wording.quantity(id);
        List<Proof.Place> places = places(id);
        if (quantity.isEmpty() || places.isEmpty() || isYesOrNo(quantity.get())) {
            return Optional.empty();
        }
        return Optional.of(new Proof(
                id,
                labels.of(id),
                labels.figure(quantity.get()),
                source(id).fact().map(labels::formula).orElse(""),
                places.stream().limit(MOST_PLACES).toList(),
                Math.max(0, places.size() - MOST_PLACES)));
    }

    /** Where every request of a run stands by itself. */
    static Optional<Proof.Place> timings(Run run, FactSheet facts) {
        OptionalInt number = Kept.source(facts);
        if (number.isPresent()) {
            Run.Source source = run.sources().get(number.getAsInt());
            return Optional.of(new Proof.Place(source.path(), source.firstLine(), source.lastLine()));
        }
        return run.timings().map(RequestTimings::source).map(at -> new Proof.Place(at.path(), at.line(), at.line()));
    }

    private List<Proof.Place> places(String id) {
        List<Proof.Place> places = wording.places(List.of(id)).stream()
                .map(at -> new Proof.Place(at.path(), at.line(), at.line()))
                .toList();
        return places.isEmpty() && isRecomputed(id) ? timings.stream().toList() : places;
    }

    private boolean isRecomputed(String id) {
        return id.startsWith(RECOMPUTED)
                || wording.facts().get(id) instanceof FactValue.Computed computed
                        && computed.from().stream().anyMatch(this::isRecomputed);
    }

    private static boolean isYesOrNo(Quantity quantity) {
        return quantity.unit() == Unit.COUNT && (quantity.value() == 0 || quantity.value() == 1);
    }

    /**
     * The fact whose formula a figure was made by, if any, and the facts it asks for; a metric is what was recomputed, printed
     * or derived, whichever there is.
     */
    private record Made(Optional<Fact> fact, List<String> from) {}

    /** Asked twice for each figure. */
    private Made source(String id) {
        Made known = made.get(id);
        if (known == null) {
            known = newSource(id);
            made.put(id, known);
        }
        return known;
    }

    private Made newSource(String id) {
        FactValue value = wording.facts().get(id);
        List<String> from = value instanceof FactValue.Computed computed ? computed.from() : List.of();
        Optional<Fact> fact = wording.facts().fact(id);
        if (fact.isPresent()) {
            return new Made(
                    fact, from.stream().filter(f -> !f.startsWith("reported.")).toList());
        }
        return from.size() == 1 && !from.get(0).startsWith("reported.")
                ? source(from.get(0))
                : new Made(fact, List.of());
    }
}
