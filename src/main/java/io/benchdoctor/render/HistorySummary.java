package io.benchdoctor.render;

import io.benchdoctor.report.HistoryView;

/** A history in a few lines for a terminal. */
public final class HistorySummary {
    private static final int MOST_STRANDS = 12;

    private HistorySummary() {}

    /** Plain text, safe for a terminal. */
    public static String of(HistoryView view) {
        StringBuilder text = new StringBuilder(view.headline()).append('\n');
        view.notes().forEach(note -> text.append(note).append('\n'));
        view.strands().stream().limit(MOST_STRANDS).forEach(strand -> {
            text.append('\n')
                    .append(strand.name())
                    .append(": ")
                    .append(strand.span())
                    .append('\n');
            strand.findings().forEach(finding -> finding.lay()
                    .forEach(line -> text.append("  ").append(line).append('\n')));
        });
        if (view.strands().size() > MOST_STRANDS) {
            text.append("\n…\n");
        }
        return Terminal.safe(text.append('\n').toString().replace("`", ""));
    }
}
