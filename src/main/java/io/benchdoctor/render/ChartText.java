package io.benchdoctor.render;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How wide a text will be in a font that we do not know. The reader's system font draws it; this table is that of a wide
 * one with slack, so that what we place side by side does not touch, and the machine that writes the report needs no
 * font at all.
 */
final class ChartText {
    /** Pixels; nothing on a page is smaller. */
    static final int SIZE = 14;
    /** From baseline to baseline; Vietnamese stacks two marks on a capital. */
    static final double LINE = 18;

    /** System fonts differ by about this much. */
    private static final double SLACK = 1.1;

    private static final double BOLD = 1.07;
    /** Thousandths of the font size for the letters that are not of ordinary width. */
    private static final double ORDINARY = 580;

    private static final String NARROW = "iljI.,:;'’|! \u00A0·";
    private static final double NARROW_WIDTH = 275;
    private static final String SLIM = "frt()[]/-\"“”*";
    private static final double SLIM_WIDTH = 385;
    private static final String MEDIUM = "csvxyzkJ–";
    private static final double MEDIUM_WIDTH = 510;
    private static final String BROAD = "ABCDEFGHKLNOPQRSTUVXYZ&~+=<>→←";
    private static final double BROAD_WIDTH = 670;
    private static final String WIDE = "mwMW%@—";
    private static final double WIDE_WIDTH = 900;
    /** Ideographs and pictures fill their square. */
    private static final int FIRST_SQUARE = 0x2E80;

    private static final double SQUARE_WIDTH = 1000;

    /** The end of Latin letters with marks. */
    private static final int KNOWN = 0x1F00;

    private ChartText() {}

    /** Pixels at {@link #SIZE}, rather too many than too few. */
    static double width(String text, boolean bold) {
        double thousandths = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            thousandths += c < KNOWN ? Letters.WIDTHS[c] : letter(c);
            at += Character.charCount(c);
        }
        return thousandths / 1000 * SIZE * SLACK * (bold ? BOLD : 1);
    }

    /** Broken at spaces, never at a no-break space; a word that is wider than the line keeps its line. */
    static List<String> wrap(String text, double width, boolean bold) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n")) {
            String line = "";
            for (String word : paragraph.strip().split(" +")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && width(longer, bold) > width) {
                    lines.add(line);
                    longer = word;
                }
                line = longer;
            }
            lines.add(line);
        }
        lines.removeIf(String::isEmpty);
        return List.copyOf(lines);
    }

    /** Letters and marks of Latin scripts, Vietnamese ones included: each is looked up once, for labels are tried in many widths. */
    private static final class Letters {
        private static final double[] WIDTHS =
                IntStream.range(0, KNOWN).mapToDouble(ChartText::letter).toArray();
    }

    /** A letter with the marks that are composed with it; those stand above or below and take no width. */
    private static double letter(int c) {
        String letter = Character.toString(c);
        return Normalizer.isNormalized(letter, Normalizer.Form.NFD)
                ? advance(c)
                : Normalizer.normalize(letter, Normalizer.Form.NFD)
                        .codePoints()
                        .mapToDouble(ChartText::advance)
                        .sum();
    }

    private static double advance(int c) {
        if (Character.getType(c) == Character.NON_SPACING_MARK) {
            return 0;
        }
        if (c >= FIRST_SQUARE) {
            return SQUARE_WIDTH;
        }
        if (NARROW.indexOf(c) >= 0) {
            return NARROW_WIDTH;
        }
        if (SLIM.indexOf(c) >= 0) {
            return SLIM_WIDTH;
        }
        if (MEDIUM.indexOf(c) >= 0) {
            return MEDIUM_WIDTH;
        }
        if (BROAD.indexOf(c) >= 0) {
            return BROAD_WIDTH;
        }
        return WIDE.indexOf(c) >= 0 ? WIDE_WIDTH : ORDINARY;
    }
}
