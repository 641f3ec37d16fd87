package io.benchdoctor.render;

import io.benchdoctor.diagnose.History;
import io.benchdoctor.diagnose.History.Happening;
import io.benchdoctor.diagnose.History.Judged;
import io.benchdoctor.diagnose.History.Strand;
import io.benchdoctor.facts.Course;
import io.benchdoctor.report.HistoryReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** Writes {@code history.csv}: a line per load, night and metric, the same in every language; as RFC 4180 has it, in UTF-8. */
final class CsvHistory implements RunsRenderer<HistoryReport> {
    private static final String LINE_END = CSVFormat.RFC4180.getRecordSeparator();

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public boolean isOneFile(int languages) {
        return true;
    }

    @Override
    public void render(HistoryReport report, Destination out) throws IOException {
        try (Writer csv = new OutputStreamWriter(out.open("history.csv"), StandardCharsets.UTF_8)) {
            csv.write(line(Stream.of("series", "load", "night", "runs", "metric", "unit", "value", "event", "change")));
            int number = 1;
            for (Strand strand : report.history().strands()) {
                for (Judged judged : strand.courses()) {
                    write(csv, number, strand, judged);
                }
                number++;
            }
        }
    }

    private static void write(Writer csv, int number, Strand strand, Judged judged) throws IOException {
        Course course = judged.course();
        for (int k = 0; k < course.nights().size(); k++) {
            int at = course.nights().get(k);
            History.Night night = strand.nights().get(at);
            Stream<Happening> here =
                    judged.happenings().stream().filter(what -> what.event().first() == at);
            Happening event = here.findFirst().orElse(null);
            csv.write(line(Stream.of(
                    Integer.toString(number),
                    CsvCell.text(strand.load()),
                    CsvCell.text(night.name()),
                    Integer.toString(night.runs().size()),
                    course.metric().id(),
                    course.metric().unit().symbol(),
                    CsvCell.number(course.values().get(k)),
                    event == null ? "" : kind(event),
                    event == null ? "" : CsvCell.number(event.event().change()))));
        }
    }

    /** {@code worse}, {@code better}, with {@code drift-} before where the level creeps from here on. */
    private static String kind(Happening happening) {
        return (happening.event().drift() ? "drift-" : "") + (happening.worse() ? "worse" : "better");
    }

    private static String line(Stream<String> cells) {
        return CSVFormat.RFC4180.format(cells.toArray()) + LINE_END;
    }
}
