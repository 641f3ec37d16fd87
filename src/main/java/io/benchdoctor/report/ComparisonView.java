package io.benchdoctor.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a comparison says, in the reader's language and in the order it is read. A renderer adds no word to it.
 *
 * @param words fixed labels of every page by short key
 * @param sheets names of the sheets of a workbook: summary, metrics, files
 * @param metricColumns heads of the metrics as numbers: name, base, new, change, low, high, verdict, unit, run
 * @param alone sentences about runs that have no partner
 * @param sources what became of every file
 */
public record ComparisonView(
        String language,
        String direction,
        String languageName,
        Map<String, String> words,
        String title,
        List<String> sheets,
        List<String> metricColumns,
        List<Pair> pairs,
        List<String> alone,
        Table sources,
        String foot)
        implements PageView {
    public ComparisonView {
        words = Map.copyOf(words);
        sheets = List.copyOf(sheets);
        metricColumns = List.copyOf(metricColumns);
        pairs = List.copyOf(pairs);
        alone = List.copyOf(alone);
    }

    @Override
    public String pageTitle() {
        return pairs.isEmpty() ? title : pairs.get(0).headline() + " – " + title;
    }

    /** A table with its heading; empty rows for one that is left out. */
    public record Table(String heading, List<String> header, List<List<String>> rows) {
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Two sides held against each other.
     *
     * @param outcome {@code regression}, {@code improvement}, {@code same}, {@code unknown} or {@code unfair}
     * @param verdict the outcome in a word, {@code headline} in a sentence, {@code meaning} what it means
     * @param basis what chance was told from
     * @param metrics the rows behind {@code metricTable}
     * @param steps what to do, first things first
     */
    public record Pair(
            String name,
            String outcome,
            Mark mark,
            String verdict,
            String headline,
            String meaning,
            String basis,
            List<Finding> findings,
            Table metricTable,
            List<Metric> metrics,
            Table differences,
            Table changes,
            String stepsHeading,
            List<String> steps) {
        public Pair {
            findings = List.copyOf(findings);
            metrics = List.copyOf(metrics);
            steps = List.copyOf(steps);
        }
    }

    /** What a rule found about the pair. */
    public record Finding(
            String id, Mark mark, String severity, String certainty, String title, List<String> lay, String engineer) {
        public Finding {
            lay = List.copyOf(lay);
        }
    }

    /**
     * One metric, in words and in numbers.
     *
     * @param change as a part; {@code low} and {@code high} the ends of its interval, empty where chance is not known
     * @param unit as a column of its own
     * @param verdict {@code better}, {@code worse}, {@code same} or {@code unknown}, {@code said} in words
     */
    public record Metric(
            String id,
            String name,
            double base,
            double now,
            double change,
            OptionalDouble low,
            OptionalDouble high,
            String unit,
            String verdict,
            String said) {}
}
