package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.report.WorkbookView;
import java.util.List;
import java.util.Map;

/** Every term: as the language says it, as English does, in plain words, and exactly. */
final class ExcelGlossary {
    private static final List<String> HEADER = List.of("term", "english", "plain", "exact");

    private ExcelGlossary() {}

    static void write(
            ExcelBook book, ExcelStyles styles, Map<String, String> words, String run, List<WorkbookView.Entry> terms) {
        ExcelSheet sheet = new ExcelSheet(book, styles, word(words, "glossary"), 34, 28, 70, 70);
        sheet.table(word(words, "glossary"), ExcelSheet.words(words, HEADER), 1);
        sheet.frame().hideGrid();
        sheet.lined();
        for (WorkbookView.Entry term : terms) {
            sheet.row()
                    .text(0, term.name(), styles.strong())
                    .text(1, term.english())
                    .text(2, term.text())
                    .text(3, term.exact());
        }
        sheet.footer(run);
        sheet.endTable("tblGlossary", HEADER.size());
    }
}
