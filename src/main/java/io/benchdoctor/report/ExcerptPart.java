package io.benchdoctor.report;

import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.ReportView.Excerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lines of a log, verbatim, the used ones among their neighbours. */
final class ExcerptPart {
    private static final int MOST_LINES = 12;

    /** A gap of this many lines takes no more room when it is shown than when it is left out. */
    private static final int SHOWN_GAP = 1;

    private final Excerpts excerpts;

    ExcerptPart(Excerpts excerpts) {
        this.excerpts = excerpts;
    }

    /** The lines of the file in which most of the places are; empty when the text of none was kept. */
    Optional<Excerpt> of(Collection<SourceRef> places) {
        return of(places, MOST_LINES);
    }

    /** As {@link #of}, for lines that are the finding themselves: none is left out. */
    Optional<Excerpt> every(Collection<SourceRef> places) {
        return of(places, Integer.MAX_VALUE);
    }

    private Optional<Excerpt> of(Collection<SourceRef> places, int most) {
        Map<String, TreeSet<Integer>> byPath = new TreeMap<>();
        places.stream().filter(at -> excerpts.line(at).isPresent()).forEach(at -> byPath.computeIfAbsent(
                        at.path(), path -> new TreeSet<>())
                .add(at.line()));
        return byPath.entrySet().stream()
                .max(Map.Entry.comparingByValue((a, b) -> Integer.compare(a.size(), b.size())))
                .map(entry -> new Excerpt(entry.getKey(), lines(entry.getKey(), entry.getValue(), most)));
    }

    /** A stretch of a file, at most so many lines. */
    Optional<Excerpt> stretch(String path, int first, int last, Collection<SourceRef> used, int most) {
        List<Excerpt.Line> lines = excerpts.stretch(path, first, last).entrySet().stream()
                .limit(most)
                .map(line -> new Excerpt.Line(
                        line.getKey(), line.getValue(), used.contains(new SourceRef(path, line.getKey()))))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Excerpt(path, lines));
    }

    private List<Excerpt.Line> lines(String path, TreeSet<Integer> used, int most) {
        List<Excerpt.Line> lines = new ArrayList<>();
        int before = 0;
        for (int number : used) {
            if (before > 0 && number - before - 1 <= SHOWN_GAP) {
                add(path, before + 1, number - 1, lines);
            } else if (before > 0) {
                lines.add(new Excerpt.Line(0, "", false));
            }
            if (lines.size() >= most) {
                break;
            }
            lines.add(new Excerpt.Line(
                    number, excerpts.line(new SourceRef(path, number)).orElse(""), true));
            before = number;
        }
        while (lines.size() > most || lines.get(lines.size() - 1).number() == 0) {
            lines.remove(lines.size() - 1);
        }
        return List.copyOf(lines);
    }

    private void add(String path, int from, int to, List<Excerpt.Line> lines) {
        for (int n = from; n <= to; n++) {
            int number = n;
            excerpts.line(new SourceRef(path, n)).ifPresent(text -> lines.add(new Excerpt.Line(number, text, false)));
        }
    }
}
