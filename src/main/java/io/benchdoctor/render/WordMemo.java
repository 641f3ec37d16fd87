package io.benchdoctor.render;

import io.benchdoctor.report.MemoView;
import io.benchdoctor.report.MemoView.Cell;
import io.benchdoctor.report.MemoView.Section;
import io.benchdoctor.report.MemoView.Table;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/**
 * One memo: what is short stands in both languages on one line, all else in the first language and below it, smaller, in
 * the second. What both write alike stands once.
 */
final class WordMemo {
    /** A4 in twentieths of a point, and margins of two centimetres. */
    private static final int PAGE_WIDTH = 11906;

    private static final int PAGE_HEIGHT = 16838;
    private static final int MARGIN = 1134;
    private static final int TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN;

    /** Both languages of a name fit on a line up to this many characters. */
    private static final int ONE_LINE = 40;

    private static final String BOX = "\u2610 ";
    private static final String DOTS = " " + ".".repeat(60);

    private final XWPFDocument document;
    private final MemoView first;
    private final MemoView second;
    private final WordText text;

    WordMemo(XWPFDocument document, MemoView first, MemoView second) {
        this.document = document;
        this.first = first;
        this.second = second;
        this.text = new WordText(first.language(), second.language());
    }

    void write() {
        page();
        WordStyles.add(document);
        XWPFParagraph title = WordStyles.title(document.createParagraph());
        text.below(title, first.title(), second.title());
        for (int n = 0; n < first.sections().size(); n++) {
            section(n + 1, first.sections().get(n), second.sections().get(n));
        }
        decision(first.sections().size() + 1);
        signatures();
        WordStyles.foot(document, text, first.foot(), second.foot());
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(PAGE_WIDTH));
        size.setH(BigInteger.valueOf(PAGE_HEIGHT));
        CTPageMar margin = section.addNewPgMar();
        BigInteger width = BigInteger.valueOf(MARGIN);
        margin.setTop(width);
        margin.setBottom(width);
        margin.setLeft(width);
        margin.setRight(width);
        margin.setHeader(BigInteger.valueOf(MARGIN / 2));
        margin.setFooter(BigInteger.valueOf(MARGIN / 2));
        margin.setGutter(BigInteger.ZERO);
    }

    private void section(int number, Section one, Section other) {
        heading(number, one.heading(), other.heading());
        if (one.table().isPresent()) {
            table(one.table().get(), other.table().orElse(one.table().get()));
        }
        for (int n = 0; n < one.texts().size(); n++) {
            XWPFParagraph paragraph = WordStyles.body(document.createParagraph());
            text.below(paragraph, one.texts().get(n), other.texts().get(n));
        }
    }

    private void heading(int number, String one, String other) {
        XWPFParagraph paragraph = WordStyles.heading(document.createParagraph());
        text.beside(paragraph, number + ". " + one, other);
    }

    private void table(Table one, Table other) {
        boolean headed = !one.columns().isEmpty();
        XWPFTable table = document.createTable(
                one.rows().size() + (headed ? 1 : 0), one.widths().size());
        WordStyles.table(table, widths(one.widths()), true);
        if (headed) {
            XWPFTableRow header = table.getRow(0);
            header.setRepeatHeader(true);
            header.setCantSplitRow(true);
            for (int column = 0; column < one.columns().size(); column++) {
                XWPFTableCell cell = header.getCell(column);
                cell.setColor(WordStyles.SURFACE);
                text.below(
                        WordStyles.header(cell.getParagraphs().get(0)),
                        one.columns().get(column),
                        other.columns().get(column));
            }
        }
        for (int row = 0; row < one.rows().size(); row++) {
            XWPFTableRow line = table.getRow(row + (headed ? 1 : 0));
            line.setCantSplitRow(true);
            cells(line, one.rows().get(row), other.rows().get(row));
        }
    }

    private void cells(XWPFTableRow line, List<Cell> one, List<Cell> other) {
        for (int column = 0; column < one.size(); column++) {
            XWPFParagraph paragraph =
                    WordStyles.cell(line.getCell(column).getParagraphs().get(0));
            Cell here = one.get(column);
            Cell there = other.get(column);
            if (here.quoted()) {
                text.quoted(paragraph, here.text(), there.text());
            } else if (column == 0 && here.text().length() + there.text().length() <= ONE_LINE) {
                text.beside(paragraph, here.text(), there.text());
            } else {
                text.below(paragraph, here.text(), there.text());
            }
        }
    }

    private void decision(int number) {
        heading(number, first.decision(), second.decision());
        for (int n = 0; n < first.choices().size(); n++) {
            XWPFParagraph paragraph = WordStyles.body(document.createParagraph());
            paragraph.setKeepNext(true);
            String line = first.choices().get(n).endsWith(":") ? DOTS : "";
            text.beside(
                    paragraph, BOX + first.choices().get(n), second.choices().get(n) + line);
        }
    }

    /** Side by side, and never torn from each other. */
    private void signatures() {
        int parties = first.signers().size();
        XWPFTable table = document.createTable(1, parties);
        List<Integer> halves = new ArrayList<>();
        for (int n = 0; n < parties; n++) {
            halves.add(TEXT_WIDTH / parties);
        }
        WordStyles.table(table, halves, false);
        table.getRow(0).setCantSplitRow(true);
        for (int n = 0; n < parties; n++) {
            XWPFTableCell cell = table.getRow(0).getCell(n);
            text.beside(
                    WordStyles.signer(cell.getParagraphs().get(0)),
                    first.signers().get(n),
                    second.signers().get(n));
            for (int field = 0; field < first.fields().size(); field++) {
                XWPFParagraph line = WordStyles.field(cell.addParagraph());
                text.beside(line, first.fields().get(field), second.fields().get(field) + ": " + ".".repeat(40));
            }
            WordStyles.field(cell.addParagraph());
        }
    }

    private static List<Integer> widths(List<Integer> hundredths) {
        return hundredths.stream().map(part -> TEXT_WIDTH * part / 100).toList();
    }
}
