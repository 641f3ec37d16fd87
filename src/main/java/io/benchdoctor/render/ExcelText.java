package io.benchdoctor.render;

import io.benchdoctor.model.Shortened;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;

/** A text of a log as a cell of a workbook stores it, so that the cell shows the text and nothing else. */
final class ExcelText {
    /** More is a file that programs call broken. */
    private static final int LONGEST_CELL = SpreadsheetVersion.EXCEL2007.getMaxTextLength() - 1;

    /** How a cell spells a character that XML cannot hold; a program that reads the file puts the character there. */
    private static final Pattern SPELLED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final String UNDERLINE = "_x005F_";

    /** What is to be done at a byte of a text. */
    private static final byte[] AT = new byte[256];

    private static final byte COPY = 0;
    private static final byte SPELL = 1;
    private static final byte LOOK_CLOSER = 2;

    static {
        Arrays.fill(AT, 0, ' ', LOOK_CLOSER);
        AT['\n'] = COPY;
        AT['\t'] = COPY;
        AT['<'] = SPELL;
        AT['>'] = SPELL;
        AT['&'] = SPELL;
        // How a character that XML cannot hold begins in a cell, and those that turn the text or are none in UTF-8.
        AT['_'] = LOOK_CLOSER;
        AT[0xE2] = LOOK_CLOSER;
        AT[0xEF] = LOOK_CLOSER;
    }

    private static final byte[] LESS = ExcelBytes.ascii("&lt;");
    private static final byte[] GREATER = ExcelBytes.ascii("&gt;");
    private static final byte[] AND = ExcelBytes.ascii("&amp;");

    private ExcelText() {}

    /** Writes a text as a cell holds it. Marks of code are left out: no cell shows part of its text in other letters. */
    static void write(ExcelBytes xml, String text) {
        String bare = unmarked(text);
        byte[] utf8 = bare.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > LONGEST_CELL || !isCommon(utf8)) {
            xml.append(ExcelXml.text(stored(bare)));
            return;
        }
        int from = 0;
        for (int at = 0; at < utf8.length; at++) {
            if (AT[utf8[at] & 0xff] == SPELL) {
                xml.append(utf8, from, at).append(utf8[at] == '<' ? LESS : utf8[at] == '>' ? GREATER : AND);
                from = at + 1;
            }
        }
        xml.append(utf8, from, utf8.length);
    }

    /** Whether nothing in it needs a look at more than its single bytes; so it is with almost every sentence. */
    private static boolean isCommon(byte[] utf8) {
        for (int at = 0; at < utf8.length; at++) {
            if (AT[utf8[at] & 0xff] == LOOK_CLOSER && !isCommon(utf8, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCommon(byte[] utf8, int at) {
        int next = at + 1 < utf8.length ? utf8[at + 1] & 0xff : ' ';
        return switch (utf8[at] & 0xff) {
            case '_' -> next != 'x';
            case 0xE2 -> next > 0x81 || (utf8[at + 2] & 0xff) < (next == 0x80 ? 0xAA : 0xA6);
            case 0xEF -> next < 0xBF || (utf8[at + 2] & 0xff) < 0xBE;
            default -> false;
        };
    }

    /** What a cell shows of a sentence, as {@link #write} writes it. */
    static String shown(String text) {
        return stored(unmarked(text));
    }

    private static String unmarked(String text) {
        return text.indexOf('`') < 0 ? text : text.replace("`", "");
    }

    static String stored(String text) {
        String shown = Shortened.to(LONGEST_CELL, Terminal.straight(text));
        return shown.indexOf('_') >= 0 && SPELLED.matcher(shown).find()
                ? Shortened.to(LONGEST_CELL, SPELLED.matcher(shown).replaceAll(UNDERLINE))
                : shown;
    }
}
