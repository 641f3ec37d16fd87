package io.benchdoctor.render;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of the view as Markdown that says what the text says, and nothing more. A text from a log makes no link, no picture,
 * no tag, no cell, and calls nobody's name; what stands between backticks becomes code.
 */
final class MarkdownText {
    private static final char TICK = '`';

    /** Between a sign and what it would lead to: shown as nothing, and the two are no address any more. */
    private static final String APART = "&#8203;";

    private static final Pattern SIGNS = Pattern.compile("[\\\\`*_\\[\\]|~$#]");

    /** What the places where such texts are pasted make links of by themselves: addresses, and people who are called. */
    private static final Pattern ADDRESS = Pattern.compile("@\\w|://|(?<!\\w)www\\.", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** The same of issues and changes. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<=[#!@])(?=\\w)|(?<=GH-)(?=\\d)", Pattern.CASE_INSENSITIVE);

    /** What makes a list, a heading or a rule of a line that begins so. */
    private static final Pattern BEGINNING = Pattern.compile("^(?=[-+=>])|(?<=^\\d{1,9})(?=[.)](\\s|$))");

    private MarkdownText() {}

    /** A text within a line. A backtick without a partner stays a backtick. */
    static String inline(String text) {
        return text(text, false);
    }

    /** A text that begins a line. */
    static String line(String text) {
        return BEGINNING.matcher(inline(text)).replaceFirst("\\\\");
    }

    /** A text within a cell of a table, where a bar ends the cell even inside of code. */
    static String cell(String text) {
        return text(text, true);
    }

    /** What a log or a person wrote, as code to the letter. */
    static String code(String text) {
        return span(flat(text));
    }

    /** Lines to the letter, between fences that they cannot close. */
    static String fence(String kind, String text) {
        String fence = "`".repeat(Math.max(3, longestTicks(text) + 1));
        return fence + kind + "\n" + Terminal.safe(text.replace('\t', ' ')) + "\n" + fence + "\n";
    }

    /** Text inside of the few tags that Markdown knows and we write ourselves. */
    static String html(String text) {
        return HtmlText.escaped(NUMBER.matcher(flat(text).replace("`", "")).replaceAll("\u200B"));
    }

    private static String text(String text, boolean cell) {
        String flat = flat(text);
        StringBuilder markdown = new StringBuilder(flat.length() + 32);
        int at = 0;
        int open = flat.indexOf(TICK);
        while (open >= 0) {
            int close = flat.indexOf(TICK, open + 1);
            if (close < 0) {
                break;
            }
            markdown.append(plain(flat.substring(at, open), cell));
            String code = flat.substring(open + 1, close);
            markdown.append(code.isBlank() ? escaped(TICK + code + TICK) : span(code, cell));
            at = close + 1;
            open = flat.indexOf(TICK, at);
        }
        return markdown.append(plain(flat.substring(at), cell)).toString();
    }

    /** Addresses are code, which nothing follows and everyone can copy; all else is escaped. */
    private static String plain(String text, boolean cell) {
        StringBuilder plain = new StringBuilder(text.length() + 16);
        int at = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (ADDRESS.matcher(word.group()).find()) {
                plain.append(escaped(text.substring(at, word.start()))).append(span(word.group(), cell));
                at = word.end();
            }
        }
        return plain.append(escaped(text.substring(at))).toString();
    }

    private static String escaped(String text) {
        String signs =
                SIGNS.matcher(text).replaceAll((MatchResult sign) -> Matcher.quoteReplacement("\\" + sign.group()));
        return NUMBER.matcher(signs.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .replaceAll(APART);
    }

    /** A bar that ends no cell follows a stroke; where code holds strokes of its own, readers of Markdown disagree. */
    private static String span(String text, boolean cell) {
        if (cell && text.contains("|")) {
            return text.contains("\\") ? escaped(text) : span(text).replace("|", "\\|");
        }
        return span(text);
    }

    private static String span(String text) {
        String ticks = "`".repeat(longestTicks(text) + 1);
        String room = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return ticks + room + text + room + ticks;
    }

    private static int longestTicks(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == TICK ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** One line, without what moves a cursor or turns the direction of writing. */
    private static String flat(String text) {
        return Terminal.safe(text.replaceAll("[\\r\\n\\t\\u2028\\u2029]+", " ")).strip();
    }
}
