package io.benchdoctor.saved;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.Quality;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The answers about a run, and what can be asked at all. */
final class SavedFacts {
    private static final String RECOMPUTED = "recomputed.";
    private static final String DERIVED = "derived.";

    /** Tells of every fact its unit. */
    private static final FactSheet BOOK = FactSheet.given(Map.of(), Facts.ALL);

    private final SavedValue run;
    private final FactSheet book;

    SavedFacts(SavedValue run) {
        this(run, BOOK);
    }

    /** @param book of all that can be asked, of more than one run */
    SavedFacts(SavedValue run, FactSheet book) {
        this.run = run;
        this.book = book;
    }

    Map<String, FactValue> answers() throws SavedReportException {
        Map<String, FactValue> answers = new TreeMap<>();
        for (Map.Entry<String, SavedValue> fact : run.need("facts").fields().entrySet()) {
            answers.put(fact.getKey(), answer(fact.getKey(), fact.getValue()));
        }
        if (book != BOOK) {
            return answers;
        }
        for (Map.Entry<String, SavedValue> fact :
                run.need("recomputed").fields().entrySet()) {
            String id = RECOMPUTED + fact.getKey();
            answers.put(id, answer(id, fact.getValue()));
        }
        return answers;
    }

    private FactValue answer(String id, SavedValue fact) throws SavedReportException {
        Quantity quantity = quantity(id, fact);
        for (String asked : fact.need("from").texts()) {
            known(asked, fact.need("from"));
        }
        return new FactValue.Computed(
                quantity,
                fact.need("quality").oneOf(Quality.values(), Quality::id),
                fact.need("from").texts(),
                SavedInput.places(fact.find("at")));
    }

    /** {@code value} and {@code unit} of something that is measured as the fact is. */
    Quantity quantity(String id, SavedValue value) throws SavedReportException {
        Unit unit = known(id, value);
        SavedValue symbol = value.need("unit");
        if (!symbol.text().equals(unit.symbol())) {
            throw symbol.wrong();
        }
        return new Quantity(value.need("value").number(), unit);
    }

    /** The unit of a fact or metric that this version knows. */
    Unit known(String id, SavedValue at) throws SavedReportException {
        Optional<Unit> unit = id.startsWith(DERIVED) ? Metric.unit(id.substring(DERIVED.length())) : book.unit(id);
        if (unit.isEmpty()) {
            throw at.unknown(id);
        }
        return unit.get();
    }
}
