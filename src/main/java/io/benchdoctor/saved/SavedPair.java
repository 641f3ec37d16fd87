package io.benchdoctor.saved;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Kind;
import io.benchdoctor.diagnose.PairDiagnosis;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.diagnose.Verdict;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Difference;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.PairFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Two sides of a saved comparison, held against each other. What differs between them follows from their runs. */
final class SavedPair {
    /** Tells of every fact its unit. */
    private static final FactSheet BOOK = FactSheet.given(Map.of(), PairFacts.ALL);

    private final SavedValue pair;
    private final Map<String, Diagnosis> base;
    private final Map<String, Diagnosis> now;
    private final SavedFacts facts;

    /** @param base runs of the base by id, {@code now} those of the other side */
    SavedPair(SavedValue pair, Map<String, Diagnosis> base, Map<String, Diagnosis> now) {
        this.pair = pair;
        this.base = base;
        this.now = now;
        this.facts = new SavedFacts(pair, BOOK);
    }

    /** Which value of an element is its id. */
    @FunctionalInterface
    interface Id {
        SavedValue of(SavedValue element) throws SavedReportException;
    }

    /** The runs that are named, at least one. */
    static List<Diagnosis> among(Map<String, Diagnosis> runs, SavedValue named, Id id) throws SavedReportException {
        List<Diagnosis> found = new ArrayList<>();
        for (SavedValue element : named.items()) {
            SavedValue name = id.of(element);
            Diagnosis run = runs.get(name.text());
            if (run == null) {
                throw name.unknown(name.text());
            }
            found.add(run);
        }
        if (found.isEmpty()) {
            throw named.wrong();
        }
        return found;
    }

    PairDiagnosis diagnosis() throws SavedReportException {
        Set<String> declared = new TreeSet<>();
        for (SavedValue name : pair.need("declared").items()) {
            if (!Difference.names().contains(name.text())) {
                throw name.unknown(name.text());
            }
            declared.add(name.text());
        }
        List<Verdict.NotJudged> open = new ArrayList<>();
        for (SavedValue verdict : pair.need("notJudged").items()) {
            open.add(new Verdict.NotJudged(SavedFindings.rule(verdict.need("id")), missing(verdict)));
        }
        Map<String, FactValue> answers = facts.answers();
        checked(answers);
        return PairDiagnosis.saved(
                among(base, pair.need("base"), run -> run.need("id")),
                among(now, pair.need("new"), run -> run.need("id")),
                declared,
                answers,
                findings(),
                open,
                pair.need("relevant").number());
    }

    /** A change without what changed would stop whoever looks at it. */
    private void checked(Map<String, FactValue> answers) throws SavedReportException {
        for (ComparedMetric metric : ComparedMetric.ALL) {
            boolean whole = answers.containsKey(PairFacts.BASE + metric.id())
                    && answers.containsKey(PairFacts.NEW + metric.id());
            if (answers.containsKey(PairFacts.CHANGE + metric.id()) && !whole) {
                throw pair.need("facts").wrong();
            }
        }
    }

    private Set<String> missing(SavedValue of) throws SavedReportException {
        Set<String> missing = new TreeSet<>(of.need("missing").texts());
        for (String fact : missing) {
            facts.known(fact, of);
        }
        return missing;
    }

    private List<Finding> findings() throws SavedReportException {
        List<Finding> findings = new ArrayList<>();
        for (SavedValue finding : pair.need("findings").items()) {
            List<Recommendation> recommendations = new ArrayList<>();
            for (SavedValue id : finding.need("recommendations").items()) {
                recommendations.add(
                        new Recommendation(SavedFindings.rule(id), List.of(), List.of(), false, Optional.empty()));
            }
            findings.add(new Finding(
                    finding.need("rank").whole(1),
                    SavedFindings.rule(finding.need("id")),
                    finding.need("form").whole(1),
                    finding.need("kind").oneOf(Kind.values(), Kind::id),
                    finding.need("severity").oneOf(Severity.values(), Severity::id),
                    SavedFindings.share(finding.need("confidence")),
                    finding.need("cause").flag(),
                    new SavedFindings(facts).evidence(finding.need("evidence")),
                    missing(finding),
                    recommendations,
                    "",
                    OptionalDouble.empty()));
        }
        return findings;
    }
}
