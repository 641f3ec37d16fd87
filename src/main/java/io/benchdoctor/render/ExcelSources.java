package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.Run;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every file that was given: what it was taken for, whether it could be read, and the runs that it tells of. */
final class ExcelSources {
    private static final List<String> HEADER = List.of(
            "path", "format", "status", "message", "bytes", "sha256", "first-line", "last-line", "run", "joined");
    private static final int COLUMNS = 10;

    private ExcelSources() {}

    static void write(
            ExcelBook book, ExcelStyles styles, Map<String, String> words, BatchReport report, String language) {
        ExcelSheet sheet = new ExcelSheet(book, styles, word(words, "sources"), 50, 24, 14, 50, 14, 68, 10, 10, 24, 60);
        sheet.table(word(words, "sources"), ExcelSheet.words(words, HEADER), 1);
        List<Line> lines = lines(report, report.inputMessages(language));
        sheet.later(lines.size(), (row, n) -> {
            Line line = lines.get(n);
            input(row, styles, words, line.input, line.message);
            line.use.ifPresent(use -> row.count(6, use.source.firstLine())
                    .count(7, use.source.lastLine())
                    .text(8, use.run.label())
                    .text(9, report.joined(use.source, language)));
        });
        sheet.footer(word(words, "sources"));
        sheet.endTable("tblSources", COLUMNS);
    }

    /** One for each run that an input tells of, or one that tells of none. */
    private record Line(Input input, String message, Optional<Use> use) {}

    private static List<Line> lines(BatchReport report, List<String> messages) {
        Map<String, List<Use>> uses = uses(report);
        List<Line> lines = new ArrayList<>();
        Iterator<String> message = messages.iterator();
        for (Input input : report.batch().inputs()) {
            String said = message.next();
            List<Use> told = uses.getOrDefault(input.path(), List.of());
            if (told.isEmpty()) {
                lines.add(new Line(input, said, Optional.empty()));
            }
            told.forEach(use -> lines.add(new Line(input, said, Optional.of(use))));
        }
        return lines;
    }

    private static void input(
            ExcelSheet.Row row, ExcelStyles styles, Map<String, String> words, Input input, String message) {
        row.text(0, input.path())
                .text(1, input.format())
                .mark(
                        2,
                        mark(input.status()),
                        word(words, "status." + input.status().id()))
                .text(3, message)
                .count(4, input.bytes())
                .text(5, input.sha256(), styles.muted());
    }

    private static Mark mark(Input.Status status) {
        return switch (status) {
            case PARSED -> Mark.GOOD;
            case PARTIAL, FAILED -> Mark.WARNING;
            case UNRECOGNISED -> Mark.UNDECIDED;
        };
    }

    private record Use(Run run, Run.Source source) {}

    private static Map<String, List<Use>> uses(BatchReport report) {
        Map<String, List<Use>> uses = new HashMap<>();
        report.batch().runs().forEach(run -> run.sources()
                .forEach(source -> uses.computeIfAbsent(source.path(), path -> new ArrayList<>())
                        .add(new Use(run, source))));
        return uses;
    }
}
