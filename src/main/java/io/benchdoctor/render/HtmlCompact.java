package io.benchdoctor.render;

/**
 * Leaves out of a page what a browser reads without it: quotes around plain values, end tags that HTML makes optional,
 * blank lines and indentation. What stands in {@code pre} keeps every character. All of it in one pass: a page has a
 * hundred thousand characters, and a batch hundreds of pages. What is left is written over what was read.
 */
final class HtmlCompact {
    private static final String VERBATIM = "pre";
    private static final String VERBATIM_ENDS = "</pre>";
    private static final String HEAD_ENDS = "</thead>";
    private static final String BODY = "<tbody>";
    private static final String ROW = "<tr";

    /** What may stand in a value without quotes around it. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            PLAIN[c] =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_#.:+%-".indexOf(c) >= 0;
        }
    }

    private final char[] html;
    private int at;
    private int written;

    /** What was written up to here is not touched by a line end that follows. */
    private int settled;

    private boolean inTag;

    private HtmlCompact(char[] html) {
        this.html = html;
    }

    /** @param html well-formed markup of our own templates, in which every {@code <} of a text is escaped */
    static String of(String html) {
        return of(html.toCharArray());
    }

    /** The same of characters, which do not stay as they are. */
    static String of(char[] html) {
        return new HtmlCompact(html).compacted();
    }

    private String compacted() {
        int verbatimTo = 0;
        while (at < html.length) {
            char c = html[at];
            if (c == '\n' && at >= verbatimTo) {
                endLine();
            } else if (c == '<') {
                if (at >= verbatimTo && HtmlFollowing.isNamed(html, at + 1, VERBATIM)) {
                    verbatimTo = endOfVerbatim();
                }
                beginTag();
            } else if (c == '=' && inTag) {
                value();
            } else {
                inTag &= c != '>';
                copy(inTag ? endOfPlainTag() : endOfText());
            }
        }
        return new String(html, 0, written);
    }

    private void copy(int to) {
        System.arraycopy(html, at, html, written, to - at);
        written += to - at;
        at = to;
    }

    /** The next place within a tag at which something may change; the character here is none. */
    private int endOfPlainTag() {
        char[] all = html;
        int end = at + 1;
        while (end < all.length && all[end] != '=' && all[end] != '>' && all[end] != '\n' && all[end] != '<') {
            end++;
        }
        return end;
    }

    private int endOfText() {
        char[] all = html;
        int end = at + 1;
        while (end < all.length && all[end] != '<' && all[end] != '\n') {
            end++;
        }
        return end;
    }

    /** A line end stands for itself and all the blanks and line ends around it. */
    private void endLine() {
        while (written > settled && (html[written - 1] == ' ' || html[written - 1] == '\t')) {
            written--;
        }
        html[written++] = '\n';
        at++;
        while (at < html.length && HtmlFollowing.isBlank(html[at])) {
            at++;
        }
    }

    /** Behind the end of what begins here; where nothing ends it, it is markup like any other. */
    private int endOfVerbatim() {
        for (int end = at; end < html.length; end++) {
            if (html[end] == '<' && HtmlFollowing.startsWith(html, end, VERBATIM_ENDS)) {
                return end + VERBATIM_ENDS.length();
            }
        }
        return at;
    }

    /** Whether an end tag is left out depends on what follows it in the whole page. */
    private void beginTag() {
        if (at + 1 < html.length && html[at + 1] == '/') {
            int end = HtmlFollowing.endOfOptional(html, at);
            if (end > 0) {
                at = end;
                settled = written;
                return;
            }
            if (HtmlFollowing.startsWith(html, at, HEAD_ENDS)) {
                endHead();
                return;
            }
        }
        inTag = at + 1 < html.length && html[at + 1] >= 'a' && html[at + 1] <= 'z';
        html[written++] = html[at++];
    }

    /** The body of a table begins by itself where its head ends. */
    private void endHead() {
        copy(at + HEAD_ENDS.length());
        int body = HtmlFollowing.behindBlanks(html, at);
        int behind = body + BODY.length();
        if (HtmlFollowing.startsWith(html, body, BODY)
                && HtmlFollowing.startsWith(html, HtmlFollowing.behindBlanks(html, behind), ROW)) {
            at = behind;
        }
    }

    /**
     * Only within a start tag is a quote markup. Before a slash the quotes stay: without them it would belong to the value.
     */
    private void value() {
        int begin = at + 2;
        int end = begin;
        if (begin < html.length && html[at + 1] == '"') {
            while (end < html.length && html[end] < PLAIN.length && PLAIN[html[end]]) {
                end++;
            }
        }
        boolean ends = end > begin && end + 1 < html.length && html[end] == '"';
        copy(at + 1);
        if (ends && (html[end + 1] == ' ' || html[end + 1] == '>')) {
            at = begin;
            copy(end);
            at = end + 1;
        }
    }
}
