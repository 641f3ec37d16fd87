package io.benchdoctor.render;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** How the memo looks: one typeface that has every Vietnamese letter everywhere, one colour, lines instead of boxes. */
final class WordStyles {
    static final String MUTED = "56606D";
    static final String SURFACE = "F5F6F8";
    static final String CODE = "Consolas";
    private static final String LINE = "D5DAE1";
    private static final String TYPEFACE = "Times New Roman";

    private static final String TITLE = "Title";
    private static final String HEADING = "Heading1";
    private static final String BODY = "Body";
    private static final String CELL = "Cell";
    private static final String HEADER = "Header";
    private static final String FIELD = "Field";
    private static final String FOOT = "Foot";

    private WordStyles() {}

    static void add(XWPFDocument document) {
        for (String id : List.of(TITLE, HEADING, BODY, CELL, HEADER, FIELD, FOOT)) {
            CTStyle style = CTStyle.Factory.newInstance();
            style.setStyleId(id);
            style.setType(STStyleType.PARAGRAPH);
            style.addNewName().setVal(id.equals(HEADING) ? "heading 1" : id);
            style.addNewQFormat();
            if (id.equals(HEADING)) {
                style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.ZERO);
            }
            document.createStyles().addStyle(new XWPFStyle(style));
        }
    }

    static XWPFParagraph title(XWPFParagraph paragraph) {
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        return styled(paragraph, TITLE, 0, 120);
    }

    static XWPFParagraph heading(XWPFParagraph paragraph) {
        styled(paragraph, HEADING, 180, 60).setKeepNext(true);
        return paragraph;
    }

    static XWPFParagraph body(XWPFParagraph paragraph) {
        return styled(paragraph, BODY, 60, 40);
    }

    static XWPFParagraph cell(XWPFParagraph paragraph) {
        return styled(paragraph, CELL, 20, 20);
    }

    static XWPFParagraph header(XWPFParagraph paragraph) {
        return styled(paragraph, HEADER, 20, 20);
    }

    static XWPFParagraph signer(XWPFParagraph paragraph) {
        return styled(paragraph, HEADER, 160, 20);
    }

    /** A line to write on by hand. */
    static XWPFParagraph field(XWPFParagraph paragraph) {
        return styled(paragraph, FIELD, 160, 0);
    }

    private static XWPFParagraph styled(XWPFParagraph paragraph, String style, int before, int after) {
        paragraph.setStyle(style);
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    /** Makes a run look like its paragraph, {@code smaller} points less. */
    static void like(XWPFParagraph paragraph, XWPFRun run, int smaller) {
        run.setFontFamily(TYPEFACE);
        String style = paragraph.getStyle();
        int size = style.equals(TITLE) ? 16 : style.equals(HEADING) ? 12 : style.equals(FOOT) ? 8 : 10;
        run.setFontSize(style.equals(TITLE) && smaller > 0 ? 12 : size - smaller);
        run.setBold(List.of(TITLE, HEADING, HEADER).contains(style));
    }

    /** @param widths of the columns in twentieths of a point */
    static void table(XWPFTable table, List<Integer> widths, boolean ruled) {
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.setWidth(widths.stream().mapToInt(Integer::intValue).sum());
        var grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        widths.forEach(width -> grid.addNewGridCol().setW(BigInteger.valueOf(width)));
        table.getRows().forEach(row -> {
            for (int column = 0; column < widths.size(); column++) {
                var properties = row.getCell(column).getCTTc().isSetTcPr()
                        ? row.getCell(column).getCTTc().getTcPr()
                        : row.getCell(column).getCTTc().addNewTcPr();
                CTTblWidth width = properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
                width.setType(STTblWidth.DXA);
                width.setW(BigInteger.valueOf(widths.get(column)));
            }
        });
        XWPFTable.XWPFBorderType type = ruled ? XWPFTable.XWPFBorderType.SINGLE : XWPFTable.XWPFBorderType.NONE;
        XWPFTable.XWPFBorderType none = XWPFTable.XWPFBorderType.NONE;
        table.setTopBorder(type, 4, 0, LINE);
        table.setBottomBorder(type, 4, 0, LINE);
        table.setInsideHBorder(type, 4, 0, LINE);
        table.setLeftBorder(none, 0, 0, LINE);
        table.setRightBorder(none, 0, 0, LINE);
        table.setInsideVBorder(none, 0, 0, LINE);
    }

    /** What made the memo, and the number of the page: loose sheets of one memo must be told from another's. */
    static void foot(XWPFDocument document, WordText text, String one, String other) {
        XWPFFooter footer = document.createFooter(HeaderFooterType.DEFAULT);
        XWPFParagraph paragraph = styled(footer.createParagraph(), FOOT, 0, 0);
        text.below(paragraph, one, other);
        XWPFParagraph page = styled(footer.createParagraph(), FOOT, 0, 0);
        page.setAlignment(ParagraphAlignment.RIGHT);
        count(page, "PAGE");
        run(page).setText("/");
        count(page, "NUMPAGES");
    }

    private static void count(XWPFParagraph paragraph, String what) {
        run(paragraph).getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        run(paragraph).getCTR().addNewInstrText().setStringValue(what);
        run(paragraph).getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
        run(paragraph).setText("1");
        run(paragraph).getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    private static XWPFRun run(XWPFParagraph paragraph) {
        XWPFRun run = paragraph.createRun();
        like(paragraph, run, 0);
        run.setColor(MUTED);
        return run;
    }
}
