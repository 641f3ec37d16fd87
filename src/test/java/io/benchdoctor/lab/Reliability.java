package io.benchdoctor.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How often what is stated with a confidence is right, by tenths of confidence. */
final class Reliability {
    /** Fewer findings tell little of a tenth. */
    static final int ENOUGH = 30;

    private static final int TENTHS = 10;
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (0\\.\\d)–\\d\\.\\d \\| (0\\.\\d+) \\| ([\\d,]+) \\| (\\d\\.\\d+) \\|$");

    private final int[] findings = new int[TENTHS];
    private final int[] right = new int[TENTHS];
    private final double[] stated = new double[TENTHS];

    /**
     * A tenth of confidence.
     *
     * @param from its lower edge
     * @param stated mean confidence of its findings, and {@code right} the part of them that was
     */
    record Bin(double from, double stated, int findings, double right) {}

    void add(double confidence, boolean truth) {
        int tenth = (int) Math.min(TENTHS - 1, confidence * TENTHS);
        findings[tenth]++;
        right[tenth] += truth ? 1 : 0;
        stated[tenth] += confidence;
    }

    int findings() {
        int all = 0;
        for (int each : findings) {
            all += each;
        }
        return all;
    }

    /** What is right more often than stated, over all findings. */
    double overall() {
        double excess = 0;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            excess += right[tenth] - stated[tenth];
        }
        return excess / findings();
    }

    /** Those with enough findings. */
    List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int all = findings[tenth];
            if (all >= ENOUGH) {
                bins.add(new Bin((double) tenth / TENTHS, stated[tenth] / all, all, (double) right[tenth] / all));
            }
        }
        return bins;
    }

    String markdown() {
        StringBuilder table =
                new StringBuilder("| stated confidence | on average | findings | right |\n| --- | --- | --- | --- |\n");
        for (Bin bin : bins()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %.1f–%.1f | %.2f | %,d | %.2f |%n",
                    bin.from,
                    bin.from + 1.0 / TENTHS,
                    bin.stated,
                    bin.findings,
                    bin.right));
        }
        return table.toString();
    }

    /** The rows of such a table in a text. */
    static List<Bin> read(String text) {
        return ROW.matcher(text).results().map(Reliability::bin).toList();
    }

    private static Bin bin(MatchResult row) {
        return new Bin(
                Double.parseDouble(row.group(1)),
                Double.parseDouble(row.group(2)),
                Integer.parseInt(row.group(3).replace(",", "")),
                Double.parseDouble(row.group(4)));
    }
}
