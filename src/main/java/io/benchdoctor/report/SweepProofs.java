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

/** Leads from the points of a sweep to their runs, and to the lines that their figures were read from. */
final class SweepProofs {
    /** A point of more runs or lines is proved by the pages of its runs. */
    private static final int MOST = 12;

    private final SweepDiagnosis sweep;
    private final Wording wording;
    private final SweepPoints points;
    private final String folder;

    SweepProofs(SweepDiagnosis sweep, Messages words) {
        this.sweep = sweep;
        this.wording = new Wording(sweep.runs().get(0).run(), sweep.facts(), words);
        this.points = new SweepPoints(sweep.sweep(), wording);
        this.folder = folder();
    }

    Proofs of(Map<String, String> names, Set<String> pages) {
        return new Proofs(
                wording.say("sweep.section.proofs"),
                wording.say("sweep.proofs.note"),
                points.formulas(),
                sweep.sweep().points().stream()
                        .map(point -> proof(point, names, pages))
                        .toList());
    }

    /** The folder that all its logs share; it is said nowhere, for the reader has it. */
    private String folder() {
        List<String> paths = sweep.sweep().points().stream()
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

    private Proof proof(SweepPoint point, Map<String, String> names, Set<String> pages) {
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
        return new Proof(points.level(point), runs, places);
    }
}
