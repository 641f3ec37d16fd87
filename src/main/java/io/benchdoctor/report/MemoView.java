package io.benchdoctor.report;

import java.util.List;
import java.util.Optional;

/**
 * What two parties sign about one run, in one language: what was tested, on what, the result against the targets, a
 * conclusion, a place for decision and signatures. Views of one run in two languages have the same sections with the same
 * rows, so that a renderer can set them beside each other. Texts that are not quoted may hold code between backticks.
 *
 * @param language BCP 47 tag
 * @param signers who signs, with the {@code fields} that each fills in by hand
 */
public record MemoView(
        String language,
        String title,
        List<Section> sections,
        String decision,
        List<String> choices,
        List<String> signers,
        List<String> fields,
        String foot) {

    /** A numbered part: a table, where it has one, and sentences below it. */
    public record Section(String heading, Optional<Table> table, List<String> texts) {}

    /**
     * @param columns headings; empty where the first cell of a row names it
     * @param widths of the columns in hundredths of the page
     */
    public record Table(List<String> columns, List<Integer> widths, List<List<Cell>> rows) {}

    /** @param quoted whether it is a text of the logs, which is shown as it is and means nothing */
    public record Cell(String text, boolean quoted) {}
}
