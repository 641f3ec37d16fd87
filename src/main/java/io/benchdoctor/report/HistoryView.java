package io.benchdoctor.report;

import io.benchdoctor.report.ComparisonView.Table;
import java.util.List;
import java.util.Map;

/**
 * What a history says, in the reader's language and in the order it is read. A renderer adds no word to it.
 *
 * @param headline the worst that happened, in a sentence; {@code notes} what was left out and by whose rules it was judged
 * @param sources what became of every file
 */
public record HistoryView(
        String language,
        String direction,
        String languageName,
        Map<String, String> words,
        String title,
        Mark mark,
        String headline,
        List<String> notes,
        List<Strand> strands,
        Table sources,
        String foot) {
    public HistoryView {
        words = Map.copyOf(words);
        notes = List.copyOf(notes);
        strands = List.copyOf(strands);
    }

    /**
     * The nights of one load.
     *
     * @param load in the words of the settings; empty where the runs do not tell
     * @param sentences what happened, a sentence each; one that says that nothing did where nothing did
     * @param happenings as a table, {@code courses} every metric with its level and noise
     */
    public record Strand(
            String name,
            String load,
            Mark mark,
            String span,
            List<String> sentences,
            Table happenings,
            Table courses,
            List<Line> lines) {
        public Strand {
            sentences = List.copyOf(sentences);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A metric to be drawn.
     *
     * @param nights of the whole strand
     * @param at night of each value
     * @param events nights at which a line is drawn, {@code worse} of each
     * @param low and {@code high}: what noise alone reaches around the present level
     * @param unit of the values, {@code first} and {@code last}: names of the first and last night
     * @param described what the picture shows, for who does not see it
     */
    public record Line(
            String metric,
            String unit,
            int nights,
            List<Integer> at,
            List<Double> values,
            List<Integer> events,
            List<Boolean> worse,
            double low,
            double high,
            String first,
            String last,
            String described) {
        public Line {
            at = List.copyOf(at);
            values = List.copyOf(values);
            events = List.copyOf(events);
            worse = List.copyOf(worse);
        }
    }
}
