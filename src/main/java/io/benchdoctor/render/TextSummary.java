package io.benchdoctor.render;

import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.ReportView;
import java.util.Locale;

/** A few lines for the terminal: the verdict of one run, or a line per run. Code marks are dropped. */
public final class TextSummary {
    /** Beyond this the terminal names the worst and points at the index. */
    private static final int MOST_ROWS = 20;

    private TextSummary() {}

    /** @param language tag of a shipped language, which need not be one of the report's */
    public static String of(BatchReport report, String language) {
        StringBuilder text = new StringBuilder();
        if (report.diagnoses().size() == 1) {
            run(report.view(0, language), text);
        } else {
            index(report.index(language), text);
        }
        return Terminal.safe(text.toString().replace("`", ""));
    }

    private static void run(ReportView view, StringBuilder text) {
        text.append(sign(view.verdict().mark().id()))
                .append(view.verdict().severity())
                .append(": ")
                .append(view.verdict().headline())
                .append('\n');
        text.append("  ").append(view.verdict().meaning()).append('\n');
        view.firstStep().ifPresent(step -> text.append("  ")
                .append(step.title())
                .append(' ')
                .append(step.text())
                .append('\n'));
        view.basis().forEach(basis -> text.append("  ")
                .append(sign(basis.mark().id()))
                .append(basis.text())
                .append('\n'));
        if (view.trust().verdict().equals("contradictory")) {
            text.append("  ").append(view.trust().text()).append('\n');
        }
        view.trust().artefacts().forEach(artefact -> text.append("  ")
                .append(sign("info"))
                .append(artefact.title())
                .append('\n'));
        text.append('\n');
        view.findings().forEach(finding -> text.append("  ")
                .append(finding.number())
                .append(". ")
                .append(finding.title())
                .append(" (")
                .append(finding.severity().toLowerCase(Locale.ROOT))
                .append(")\n"));
        text.append('\n');
    }

    private static void index(IndexView index, StringBuilder text) {
        text.append(index.headline()).append('\n');
        text.append("  ").append(index.summary()).append("\n\n");
        index.sweeps().all().stream().limit(MOST_ROWS).forEach(sweep -> text.append("  ")
                .append(sign(sweep.mark().id()))
                .append(sweep.name())
                .append(": ")
                .append(sweep.headline())
                .append('\n'));
        text.append(index.sweeps().all().isEmpty() ? "" : index.sweeps().all().size() > MOST_ROWS ? "  …\n\n" : "\n");
        index.rows().stream().limit(MOST_ROWS).forEach(row -> text.append("  ")
                .append(sign(row.mark().id()))
                .append(row.name())
                .append(" · ")
                .append(row.source())
                .append(": ")
                .append(row.finding())
                .append('\n'));
        if (index.rows().size() > MOST_ROWS) {
            text.append("  …\n");
        }
        text.append('\n');
    }

    /** The shapes of the report's marks, in letters that every terminal has. */
    private static String sign(String mark) {
        return switch (mark) {
            case "critical" -> "■ ";
            case "warning" -> "▲ ";
            case "info" -> "○ ";
            case "good" -> "● ";
            default -> "– ";
        };
    }
}
