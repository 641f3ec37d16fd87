package io.benchdoctor.saved;

import io.benchdoctor.model.Derived;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures that the logs of a run print. The n-th figure of a metric goes into the n-th summary of its source, so that the
 * most precise stays the first.
 */
final class SavedFigures {
    private static final String DERIVED = "derived.";

    private final SavedValue run;
    private final List<Run.Source> sources;
    private final Map<Place, Figures> summaries = new TreeMap<>();

    SavedFigures(SavedValue run, List<Run.Source> sources) {
        this.run = run;
        this.sources = sources;
    }

    /** Which summary a figure belongs to: the n-th of a source. */
    private record Place(int nth, int source) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return nth != other.nth ? Integer.compare(nth, other.nth) : Integer.compare(source, other.source);
        }
    }

    private record Figures(
            Map<String, Reported> reported, Map<String, Reported> unmeasured, Map<String, Derived> derived) {}

    List<RunPart> parts() throws SavedReportException {
        for (Map.Entry<String, SavedValue> metric :
                run.need("reported").fields().entrySet()) {
            Unit unit = unit(metric.getKey(), metric.getValue());
            figure(metric.getKey(), metric.getValue(), unit, 0);
            Optional<SavedValue> also = metric.getValue().find("also");
            if (also.isPresent()) {
                int nth = 1;
                for (SavedValue other : also.get().items()) {
                    figure(metric.getKey(), other, unit, nth++);
                }
            }
        }
        derived();
        List<RunPart> parts = new ArrayList<>();
        summaries.forEach((place, figures) -> {
            Run.Source source = sources.get(place.source());
            parts.add(new RunPart.BenchSummary(
                    new SourceRef(source.path(), source.firstLine()),
                    source.lastLine(),
                    source.format(),
                    figures.reported(),
                    figures.unmeasured(),
                    figures.derived()));
        });
        return parts;
    }

    private void figure(String metric, SavedValue figure, Unit unit, int nth) throws SavedReportException {
        SourceRef at = SavedInput.place(figure.need("at"));
        Reported reported =
                new Reported(quantity(figure, unit), figure.need("text").text(), at);
        Optional<SavedValue> measured = figure.find("measured");
        boolean counts = measured.isEmpty() || measured.get().flag();
        Figures figures = at(nth, at);
        (counts ? figures.reported() : figures.unmeasured()).put(metric, reported);
    }

    private void derived() throws SavedReportException {
        for (Map.Entry<String, SavedValue> fact : run.need("facts").fields().entrySet()) {
            if (fact.getKey().startsWith(DERIVED)) {
                String metric = fact.getKey().substring(DERIVED.length());
                SavedValue value = fact.getValue();
                List<SourceRef> at = SavedInput.places(value.find("at"));
                Quantity quantity = quantity(value, unit(metric, value));
                Figures figures = at.isEmpty() ? at(0, new SourceRef("", 1)) : at(0, at.get(0));
                figures.derived()
                        .put(metric, new Derived(quantity, value.need("formula").text(), at));
            }
        }
    }

    private static Unit unit(String metric, SavedValue at) throws SavedReportException {
        Optional<Unit> unit = Metric.unit(metric);
        if (unit.isEmpty()) {
            throw at.unknown(metric);
        }
        return unit.get();
    }

    private static Quantity quantity(SavedValue figure, Unit unit) throws SavedReportException {
        SavedValue symbol = figure.need("unit");
        if (!symbol.text().equals(unit.symbol())) {
            throw symbol.wrong();
        }
        return new Quantity(figure.need("value").anyNumber(), unit);
    }

    private Figures at(int nth, SourceRef at) {
        return summaries.computeIfAbsent(
                new Place(nth, source(at)), place -> new Figures(new HashMap<>(), new HashMap<>(), new HashMap<>()));
    }

    /** The stretch of the file in which the figure stands, else any of that file, else the first. */
    private int source(SourceRef at) {
        int sameFile = -1;
        for (int n = 0; n < sources.size(); n++) {
            Run.Source source = sources.get(n);
            if (source.path().equals(at.path())) {
                if (source.firstLine() <= at.line() && at.line() <= source.lastLine()) {
                    return n;
                }
                sameFile = sameFile < 0 ? n : sameFile;
            }
        }
        return Math.max(0, sameFile);
    }
}
