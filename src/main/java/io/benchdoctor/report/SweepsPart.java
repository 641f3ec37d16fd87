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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All sweeps of a batch in one language: what is said of each, and which of them lie on one chart. */
final class SweepsPart {
    /** More lines than a reader can tell apart. */
    private static final int MOST_LINES = 5;

    private final List<SweepDiagnosis> sweeps;
    private final List<FrontierSearch.Found> frontiers;
    private final Messages words;
    private final String version;
    private final SweepHomes homes;
    /** Of the sweeps that are called as another one. */
    private final Set<String> unclear;

    SweepsPart(List<SweepDiagnosis> sweeps, List<FrontierSearch.Found> frontiers, Messages words, String version) {
        this.sweeps = sweeps;
        this.frontiers = frontiers;
        this.words = words;
        this.version = version;
        this.homes = new SweepHomes(sweeps);
        this.unclear = unclear();
    }

    private Set<String> unclear() {
        Map<String, List<String>> called = new TreeMap<>();
        for (SweepDiagnosis sweep : sweeps) {
            called.computeIfAbsent(new SweepPart(sweep, Optional.empty(), words).name(), name -> new ArrayList<>())
                    .add(sweep.id());
        }
        return called.values().stream()
                .filter(sharing -> sharing.size() > 1)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private SweepPart part(SweepDiagnosis sweep) {
        return new SweepPart(sweep, unclear.contains(sweep.id()) ? homes.of(sweep) : Optional.empty(), words);
    }

    List<SweepView> views() {
        return Stream.concat(
                        sweeps.stream().map(sweep -> part(sweep).view()),
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
                part(sweeps.get(sweep)).view(),
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
        List<SweepDiagnosis> drawn = Stream.concat(
                        Stream.of(own), others.stream().limit(MOST_LINES - 1))
                .toList();
        Map<String, Long> called =
                drawn.stream().collect(Collectors.groupingBy(sweep -> called(sweep, trait), Collectors.counting()));
        for (SweepDiagnosis sweep : drawn) {
            String name = called(sweep, trait);
            lines.add(line(
                    sweep,
                    called.get(name) > 1
                            ? name + homes.of(sweep).map(", "::concat).orElse("")
                            : name));
        }
        return new SweepChart(Wording.of(words)).together(lines);
    }

    private Line line(SweepDiagnosis sweep, String name) {
        Wording wording = new Wording(sweep.runs().get(0).run(), sweep.facts(), words);
        return new Line(name, SweepChart.points(sweep, new SweepPoints(sweep.sweep(), wording)));
    }

    private String called(SweepDiagnosis sweep, String trait) {
        String label = "label.setting." + trait;
        String name = words.has(label) ? words.text(label) : trait;
        return name + "\u00A0"
                + traits(sweep).getOrDefault(trait, Wording.of(words).numbers().missing());
    }

    private static Map<String, String> traits(SweepDiagnosis sweep) {
        Lever lever = sweep.sweep().lever();
        return Likeness.without(Likeness.traits(sweep.runs().get(0).facts()), lever);
    }

    /** The only thing in which the servers of two sweeps differ that were asked the same; empty where it is none, or more. */
    private static Optional<String> difference(SweepDiagnosis one, SweepDiagnosis other) {
        if (one == other
                || one.sweep().lever() != other.sweep().lever()
                || !Likeness.isOfOneLength(
                        one.runs().get(0).facts(), other.runs().get(0).facts())) {
            return Optional.empty();
        }
        Map<String, String> here = traits(one);
        Map<String, String> there = traits(other);
        TreeSet<String> differ = new TreeSet<>(here.keySet());
        differ.addAll(there.keySet());
        differ.removeIf(trait -> here.getOrDefault(trait, "").equals(there.getOrDefault(trait, "")));
        return Optional.of(differ)
                .filter(all -> all.size() == 1)
                .map(TreeSet::first)
                .filter(Likeness::isOfServer);
    }
}
