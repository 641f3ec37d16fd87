package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonView;
import io.benchdoctor.report.ComparisonView.Pair;
import io.benchdoctor.report.Mark;

/** A comparison in a few lines for a terminal. */
public final class CompareSummary {
    private static final int MOST_PAIRS = 12;

    private CompareSummary() {}

    /** Plain text, safe for a terminal. */
    public static String of(ComparisonView view) {
        StringBuilder text = new StringBuilder();
        view.pairs().stream().limit(MOST_PAIRS).forEach(pair -> write(pair, text));
        if (view.pairs().size() > MOST_PAIRS) {
            text.append("  …\n\n");
        }
        view.alone().forEach(line -> text.append(line).append('\n'));
        return Terminal.safe(text.toString().replace("`", ""));
    }

    private static void write(Pair pair, StringBuilder text) {
        text.append(sign(pair.mark())).append(pair.headline()).append('\n');
        text.append("  ").append(pair.name()).append('\n');
        pair.findings().forEach(finding -> finding.lay()
                .forEach(line -> text.append("  ").append(line).append('\n')));
        text.append("  ").append(pair.basis()).append("\n\n");
    }

    /** The shapes of the report's marks, in letters that every terminal has. */
    private static String sign(Mark mark) {
        return switch (mark) {
            case CRITICAL -> "■ ";
            case WARNING -> "▲ ";
            case INFO -> "○ ";
            case GOOD -> "● ";
            case UNDECIDED -> "– ";
        };
    }
}
