package io.benchdoctor.render;

import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** Texts in two languages as runs of a paragraph, never more than text: no field, no link. */
final class WordText {
    /** A setting may be a whole list of arguments; a memo is for reading. */
    private static final int MOST_QUOTED = 160;

    private static final String BESIDE = " / ";

    /** Both languages of a value fit on a line up to this many characters. */
    private static final int ONE_LINE = 60;

    private static final char TICK = '`';
    private static final int SMALLER = 1;

    private final String firstLanguage;
    private final String secondLanguage;

    WordText(String firstLanguage, String secondLanguage) {
        this.firstLanguage = firstLanguage;
        this.secondLanguage = secondLanguage;
    }

    /** {@code one / other}, or once where both say the same. */
    void beside(XWPFParagraph paragraph, String one, String other) {
        said(paragraph, one, firstLanguage, false);
        if (!one.equals(other)) {
            said(paragraph, BESIDE + other, secondLanguage, true);
        }
    }

    /** One, and the other on a line of its own below it. */
    void below(XWPFParagraph paragraph, String one, String other) {
        said(paragraph, one, firstLanguage, false);
        if (!one.equals(other)) {
            run(paragraph, "", secondLanguage, true).addBreak();
            said(paragraph, other, secondLanguage, true);
        }
    }

    /** What a log says, as it says it; a value that is put into words has two. */
    void quoted(XWPFParagraph paragraph, String one, String other) {
        run(paragraph, shortened(one), firstLanguage, false);
        if (!one.equals(other)) {
            boolean brief = one.length() + other.length() <= ONE_LINE;
            if (!brief) {
                run(paragraph, "", secondLanguage, true).addBreak();
            }
            run(paragraph, (brief ? BESIDE : "") + shortened(other), secondLanguage, true);
        }
    }

    /** A text of ours, in which code stands between backticks; a backtick without a partner stays one. */
    private static void said(XWPFParagraph paragraph, String text, String language, boolean muted) {
        int at = 0;
        int open = text.indexOf(TICK);
        while (open >= 0 && text.indexOf(TICK, open + 1) >= 0) {
            int close = text.indexOf(TICK, open + 1);
            run(paragraph, text.substring(at, open), language, muted);
            run(paragraph, text.substring(open + 1, close), language, muted).setFontFamily(WordStyles.CODE);
            at = close + 1;
            open = text.indexOf(TICK, at);
        }
        run(paragraph, text.substring(at), language, muted);
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, String language, boolean muted) {
        XWPFRun run = paragraph.createRun();
        WordStyles.like(paragraph, run, muted ? SMALLER : 0);
        if (muted) {
            run.setColor(WordStyles.MUTED);
            run.setBold(false);
        }
        run.getCTR().getRPr().addNewLang().setVal(language);
        if (!text.isEmpty()) {
            run.setText(clean(text));
        }
        return run;
    }

    private static String shortened(String text) {
        return text.length() <= MOST_QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MOST_QUOTED - 1))) + "…";
    }

    /** What XML cannot hold, and what would turn or break the line, is shown as unreadable. */
    private static String clean(String text) {
        String flat = Terminal.safe(text.replaceAll("[\\r\\n\\t\\u2028\\u2029]+", " "));
        StringBuilder clean = new StringBuilder(flat.length());
        flat.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE || (c & 0xfffe) == 0xfffe ? 0xfffd : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
