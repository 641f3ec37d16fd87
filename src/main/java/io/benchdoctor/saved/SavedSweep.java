package io.benchdoctor.saved;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.Demand;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Lever;
import io.benchdoctor.facts.Sweep;
import io.benchdoctor.facts.SweepCrowds.Foretold;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.facts.SweepPoint.LeftOut;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A sweep of a saved report. Everything that is said of it follows from its points, which the report holds whole. */
final class SavedSweep {
    private static final List<String> MEASURES = List.of("ttft", "tpot", "stall", "e2el");
    private static final List<String> CROWDS = List.of("sweep.crowds", "sweep.crowds.low", "sweep.crowds.high");
    private static final int FEWEST = 3;

    private final SavedValue sweep;
    private final Map<String, Diagnosis> runs;

    /** @param runs of the report by id */
    SavedSweep(SavedValue sweep, Map<String, Diagnosis> runs) {
        this.sweep = sweep;
        this.runs = runs;
    }

    SweepDiagnosis diagnosis(RuleBook rules) throws SavedReportException {
        List<Diagnosis> its = new ArrayList<>();
        for (SavedValue id : sweep.need("runs").items()) {
            its.add(run(id));
        }
        List<SweepPoint> points = new ArrayList<>();
        for (SavedValue point : sweep.need("points").items()) {
            points.add(point(point));
        }
        if (its.isEmpty() || points.size() < FEWEST) {
            throw sweep.need("points").wrong();
        }
        FactSheet first = its.get(0).facts();
        Optional<SloProfile> promise = first.sloChosen() ? Optional.of(first.slo()) : Optional.empty();
        Lever lever = sweep.need("lever").oneOf(Lever.values(), Lever::id);
        return rules.sweep(new Sweep(lever, points, demand(), promise, foretold()), its);
    }

    private Diagnosis run(SavedValue id) throws SavedReportException {
        Diagnosis run = runs.get(id.text());
        if (run == null) {
            throw id.unknown(id.text());
        }
        return run;
    }

    private SweepPoint point(SavedValue point) throws SavedReportException {
        for (SavedValue run : point.need("runs").items()) {
            run(run);
        }
        Map<String, Double> figures = new TreeMap<>();
        for (Map.Entry<String, SavedValue> figure :
                point.need("figures").fields().entrySet()) {
            figures.put(figure.getKey(), figure.getValue().number());
        }
        List<SourceRef> places = new ArrayList<>();
        for (SavedValue at : point.need("at").items()) {
            places.add(new SourceRef(at.need("path").text(), at.need("line").whole(1)));
        }
        List<String> untold = point.need("untold").texts();
        if (!MEASURES.containsAll(untold)) {
            throw point.need("untold").wrong();
        }
        for (SavedValue finding : point.need("findings").items()) {
            SavedFindings.rule(finding);
        }
        Optional<SavedValue> leftOut = point.find("leftOut");
        return new SweepPoint(
                point.need("level").anyNumber(),
                point.need("name").text(),
                point.need("runs").texts(),
                point.need("findings").texts(),
                figures,
                untold,
                places,
                leftOut.isEmpty() ? Optional.empty() : Optional.of(leftOut.get().oneOf(LeftOut.values(), LeftOut::id)));
    }

    /** What the requests of the runs told together; the points do not hold it. */
    private Optional<Foretold> foretold() throws SavedReportException {
        Map<String, SavedValue> facts = sweep.need("facts").fields();
        if (!facts.containsKey("sweep.crowds")) {
            return Optional.empty();
        }
        double[] rates = new double[CROWDS.size()];
        for (int n = 0; n < rates.length; n++) {
            rates[n] = sweep.need("facts").need(CROWDS.get(n)).need("value").number();
        }
        return Optional.of(new Foretold(rates[0], rates[1], rates[2]));
    }

    private Demand demand() throws SavedReportException {
        Map<String, SavedValue> facts = sweep.need("facts").fields();
        OptionalDouble users = facts.containsKey("sweep.demand")
                ? OptionalDouble.of(facts.get("sweep.demand").need("value").number())
                : OptionalDouble.empty();
        double think = facts.containsKey("sweep.think")
                ? facts.get("sweep.think").need("value").number()
                : 0;
        return new Demand(users, think);
    }
}
