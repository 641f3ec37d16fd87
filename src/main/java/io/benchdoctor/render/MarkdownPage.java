package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonView;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page of Markdown that is written from top to bottom; what is given as text is escaped. */
final class MarkdownPage {
    private final Map<String, String> words;
    private final StringBuilder page = new StringBuilder();

    /** @param words fixed labels of the page by short key */
    MarkdownPage(Map<String, String> words) {
        this.words = words;
    }

    /** The fixed label of a key. */
    String word(String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalStateException("no word page." + key);
        }
        return word;
    }

    MarkdownPage heading(int level, String text) {
        return raw("#".repeat(level) + " " + MarkdownText.inline(text));
    }

    MarkdownPage paragraph(String text) {
        return text.isBlank() ? this : raw(MarkdownText.line(text));
    }

    /** A block of Markdown of our own, followed by an empty line. */
    MarkdownPage raw(String markdown) {
        page.append(markdown).append("\n\n");
        return this;
    }

    /** Points of a list, each Markdown of our own; none makes no list. */
    MarkdownPage list(List<String> points) {
        return points.isEmpty()
                ? this
                : raw(points.stream().map(point -> "- " + point).collect(Collectors.joining("\n")));
    }

    /** A table whose every cell is text. */
    MarkdownPage table(List<String> header, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(header));
        table.append('|').append(" --- |".repeat(header.size())).append('\n');
        rows.forEach(cells -> table.append(row(cells)));
        return raw(table.toString().stripTrailing());
    }

    /** A table with its heading; nothing where it has no row. */
    MarkdownPage table(int level, ComparisonView.Table table) {
        return table.rows().isEmpty() ? this : heading(level, table.heading()).table(table.header(), table.rows());
    }

    /** What a rule found about several runs. */
    MarkdownPage finding(ComparisonView.Finding finding) {
        raw("**" + sign(finding.mark()) + MarkdownText.inline(finding.title()) + "** · "
                + MarkdownText.inline(finding.certainty()));
        finding.lay().forEach(this::paragraph);
        return this;
    }

    /** Lines to the letter; {@code kind} names their language. */
    MarkdownPage fence(String kind, String text) {
        return raw(MarkdownText.fence(kind, text).stripTrailing());
    }

    /** Begins what is closed at first. */
    MarkdownPage fold(String summary) {
        return raw("<details>\n<summary>" + MarkdownText.html(summary) + "</summary>");
    }

    MarkdownPage endFold() {
        return raw("</details>");
    }

    /** Files that were given, and what became of them. */
    MarkdownPage sources(List<ReportView.Source> sources) {
        return table(
                List.of(word("col.file"), word("col.recognised"), word("col.read")),
                sources.stream()
                        .map(source -> List.of(
                                source.path(),
                                source.recognised(),
                                sign(source.mark()) + source.status() + colon(source.detail())))
                        .toList());
    }

    private static String colon(String detail) {
        return detail.isEmpty() ? "" : ": " + detail;
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownText::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** The mark of a severity; people paste Markdown where these are drawn. */
    static String sign(Mark mark) {
        return switch (mark) {
            case CRITICAL -> "❌ ";
            case WARNING -> "⚠️ ";
            case INFO -> "ℹ️ ";
            case GOOD -> "✅ ";
            case UNDECIDED -> "❔ ";
        };
    }

    String text() {
        return page.toString().stripTrailing() + "\n";
    }
}
