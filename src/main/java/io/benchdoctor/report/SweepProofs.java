package io.benchdoctor.report;

import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.SweepPage.Behind;
import io.benchdoctor.report.SweepPage.Place;
import io.benchdoctor.report.SweepPage.Proof;
import io.benchdoctor.report.SweepPage.Proofs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Leads from the points of a sweep to their runs, and to the lines that their figures were read from. */
final class SweepProofs {
    /** A point of more runs or lines is proved by the pages of its runs. */
    private static final int MOST = 12;

    private final List<SweepPoint> all;
    private final List<String> called;
    private final List<String> formulas;
    private final Wording wording;
    private final String folder;

    /** @param called what each of the points is called */
    SweepProofs(List<SweepPoint> all, List<String> called, List<String> formulas, Wording wording) {
        this.all = all;
        this.called = called;
        this.formulas = formulas;
        this.wording = wording;
        this.folder = folder();
    }

    static SweepProofs of(SweepDiagnosis sweep, Messages words) {
        Wording wording = new Wording(sweep.runs().get(0).run(), sweep.facts(), words);
        SweepPoints points = new SweepPoints(sweep.sweep(), wording);
        List<SweepPoint> all = sweep.sweep().points();
        return new SweepProofs(all, all.stream().map(points::level).toList(), points.formulas(), wording);
    }

    Proofs of(Map<String, String> names, Set<String> pages) {
        return new Proofs(
                wording.say("sweep.section.proofs"),
                wording.say("sweep.proofs.note"),
                formulas,
                IntStream.range(0, all.size())
                        .mapToObj(n -> proof(all.get(n), called.get(n), names, pages))
                        .toList());
    }

    /** The folder that all its logs share; it is said nowhere, for the reader has it. */
    private String folder() {
        List<String> paths = all.stream()
                .flatMap(point -> point.at().stream())
                .map(SourceRef::path)
                .toList();
        String common = paths.isEmpty() ? "" : paths.get(0);
        for (String path : paths) {
            while (!path.startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        return common.substring(0, common.lastIndexOf('/') + 1);
    }

    private Proof proof(SweepPoint point, String level, Map<String, String> names, Set<String> pages) {
        List<Behind> runs = point.runs().stream()
                .limit(MOST)
                .map(id -> new Behind(
                        names.getOrDefault(id, id),
                        pages.contains("runs/" + id + ".html") ? "../runs/" + id + ".html" : ""))
                .toList();
        Map<String, TreeSet<Integer>> lines = new TreeMap<>();
        for (SourceRef at : point.at()) {
            lines.computeIfAbsent(at.path(), path -> new TreeSet<>()).add(at.line());
        }
        List<Place> places = lines.entrySet().stream()
                .limit(MOST)
                .map(file -> new Place(
                        file.getKey().substring(folder.length()),
                        file.getValue().stream().map(String::valueOf).collect(Collectors.joining(", "))))
                .toList();
        return new Proof(level, runs, places);
    }
}
