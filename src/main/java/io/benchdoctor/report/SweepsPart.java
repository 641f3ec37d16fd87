package io.benchdoctor.report;

import io.benchdoctor.diagnose.FrontierSearch;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.Lever;
import io.benchdoctor.facts.Likeness;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.report.ChartView.LoadCurve.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All sweeps of a batch in one language: what is said of each, and which of them lie on one chart. */
final class SweepsPart {
    /** More lines than a reader can tell apart. */
    private static final int MOST_LINES = 5;

    private final List<SweepDiagnosis> sweeps;
    private final List<FrontierSearch.Found> frontiers;
    private final Messages words;
    private final String version;

    SweepsPart(List<SweepDiagnosis> sweeps, List<FrontierSearch.Found> frontiers, Messages words, String version) {
        this.sweeps = sweeps;
        this.frontiers = frontiers;
        this.words = words;
        this.version = version;
    }

    List<SweepView> views() {
        return Stream.concat(
                        sweeps.stream().map(sweep -> new SweepPart(sweep, words).view()),
                        frontiers.stream().map(frontier -> new FrontierPart(frontier, words).view()))
                .toList();
    }

    private SweepPage page(FrontierPart part, Map<String, String> names, Set<String> pages) {
        Wording wording = Wording.of(words);
        return new SweepPage(
                words.tag(),
                words.direction(),
                words.name(),
                RunView.pageWords(words),
                part.view(),
                wording.say("sweep.section.method"),
                part.proofs().of(names, pages),
                Optional.empty(),
                RunView.foot(wording, version));
    }

    /** @param names of all runs by their ids, {@code pages} the addresses of those that have one */
    SweepPage page(int sweep, Map<String, String> names, Set<String> pages) {
        if (sweep >= sweeps.size()) {
            return page(new FrontierPart(frontiers.get(sweep - sweeps.size()), words), names, pages);
        }
        Wording wording = Wording.of(words);
        return new SweepPage(
                words.tag(),
                words.direction(),
                words.name(),
                RunView.pageWords(words),
                new SweepPart(sweeps.get(sweep), words).view(),
                wording.say("sweep.section.method"),
                SweepProofs.of(sweeps.get(sweep), words).of(names, pages),
                together(sweep),
                RunView.foot(wording, version));
    }

    /** The sweep beside those over the same lever that tell the same but for one thing; that thing is their name. */
    private Optional<ChartView> together(int sweep) {
        SweepDiagnosis own = sweeps.get(sweep);
        if (!own.sweep().lever().isLoad()) {
            return Optional.empty();
        }
        Map<String, List<SweepDiagnosis>> siblings = new TreeMap<>();
        for (SweepDiagnosis other : sweeps) {
            difference(own, other).ifPresent(trait -> siblings.computeIfAbsent(trait, key -> new ArrayList<>())
                    .add(other));
        }
        // of several things the one in which most of the others differ
        return siblings.entrySet().stream()
                .reduce((one, next) -> next.getValue().size() > one.getValue().size() ? next : one)
                .map(most -> chart(own, most.getKey(), most.getValue()));
    }

    private ChartView chart(SweepDiagnosis own, String trait, List<SweepDiagnosis> others) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(own, trait));
        others.stream().limit(MOST_LINES - 1).forEach(other -> lines.add(line(other, trait)));
        return new SweepChart(Wording.of(words)).together(lines);
    }

    private Line line(SweepDiagnosis sweep, String trait) {
        Wording wording = new Wording(sweep.runs().get(0).run(), sweep.facts(), words);
        String label = "label.setting." + trait;
        String name = words.has(label) ? words.text(label) : trait;
        return new Line(
                name + "\u00A0"
                        + traits(sweep).getOrDefault(trait, wording.numbers().missing()),
                SweepChart.points(sweep, new SweepPoints(sweep.sweep(), wording)));
    }

    private static Map<String, String> traits(SweepDiagnosis sweep) {
        Lever lever = sweep.sweep().lever();
        return Likeness.without(Likeness.traits(sweep.runs().get(0).facts()), lever);
    }

    /** The only thing in which two sweeps over one lever differ; empty where it is none, or more than one. */
    private static Optional<String> difference(SweepDiagnosis one, SweepDiagnosis other) {
        if (one == other || one.sweep().lever() != other.sweep().lever()) {
            return Optional.empty();
        }
        Map<String, String> here = traits(one);
        Map<String, String> there = traits(other);
        TreeSet<String> differ = new TreeSet<>(here.keySet());
        differ.addAll(there.keySet());
        differ.removeIf(trait -> here.getOrDefault(trait, "").equals(there.getOrDefault(trait, "")));
        return differ.size() == 1 ? Optional.of(differ.first()) : Optional.empty();
    }
}
