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
    private final HtmlFollowing following;
    private final int end;
    private int at;
    private int written;

    /** What was written up to here is not touched by a line end that follows. */
    private int settled;

    private boolean inTag;

    private HtmlCompact(char[] html, int from, int end, int length) {
        this.html = html;
        this.following = new HtmlFollowing(html, length);
        this.end = end;
        this.at = from;
        this.written = from;
        this.settled = from;
    }

    /** @param html well-formed markup of our own templates, in which every {@code <} of a text is escaped */
    static String of(String html) {
        char[] all = html.toCharArray();
        return new String(all, 0, of(all, 0, all.length, all.length));
    }

    /**
     * The same of a piece of such markup, where it stands.
     *
     * @param end of the piece: that of all markup, or where a row of a table begins, for nothing before it depends on more than
     *     that
     * @param length to which it can be seen what follows the piece
     * @return behind what is left of the piece
     */
    static int of(char[] html, int from, int end, int length) {
        return new HtmlCompact(html, from, end, length).compacted();
    }

    private int compacted() {
        int verbatimTo = 0;
        while (at < end) {
            char c = html[at];
            if (c == '\n' && at >= verbatimTo) {
                endLine();
            } else if (c == '<') {
                if (at >= verbatimTo && following.isNamed(at + 1, VERBATIM)) {
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
        return written;
    }

    private void copy(int to) {
        System.arraycopy(html, at, html, written, to - at);
        written += to - at;
        at = to;
    }

    /** The next place within a tag at which something may change; the character here is none. */
    private int endOfPlainTag() {
        char[] all = html;
        int next = at + 1;
        while (next < end && all[next] != '=' && all[next] != '>' && all[next] != '\n' && all[next] != '<') {
            next++;
        }
        return next;
    }

    private int endOfText() {
        char[] all = html;
        int next = at + 1;
        while (next < end && all[next] != '<' && all[next] != '\n') {
            next++;
        }
        return next;
    }

    /** A line end stands for itself and all the blanks and line ends around it. */
    private void endLine() {
        while (written > settled && (html[written - 1] == ' ' || html[written - 1] == '\t')) {
            written--;
        }
        html[written++] = '\n';
        at++;
        while (at < end && HtmlFollowing.isBlank(html[at])) {
            at++;
        }
    }

    /** Behind the end of what begins here; where nothing ends it, it is markup like any other. */
    private int endOfVerbatim() {
        for (int tag = at; tag < end; tag++) {
            if (html[tag] == '<' && following.startsWith(tag, VERBATIM_ENDS)) {
                return tag + VERBATIM_ENDS.length();
            }
        }
        return at;
    }

    /** Whether an end tag is left out depends on what follows it in the whole page. */
    private void beginTag() {
        if (at + 1 < end && html[at + 1] == '/') {
            int behind = following.endOfOptional(at);
            if (behind > 0) {
                at = behind;
                settled = written;
                return;
            }
            if (following.startsWith(at, HEAD_ENDS)) {
                endHead();
                return;
            }
        }
        inTag = at + 1 < end && html[at + 1] >= 'a' && html[at + 1] <= 'z';
        html[written++] = html[at++];
    }

    /** The body of a table begins by itself where its head ends. */
    private void endHead() {
        copy(at + HEAD_ENDS.length());
        int body = following.behindBlanks(at);
        int behind = body + BODY.length();
        if (following.startsWith(body, BODY) && following.startsWith(following.behindBlanks(behind), ROW)) {
            at = behind;
        }
    }

    /**
     * Only within a start tag is a quote markup. Before a slash the quotes stay: without them it would belong to the value.
     */
    private void value() {
        int begin = at + 2;
        int quote = begin;
        if (begin < end && html[at + 1] == '"') {
            while (quote < end && html[quote] < PLAIN.length && PLAIN[html[quote]]) {
                quote++;
            }
        }
        boolean ends = quote > begin && quote + 1 < end && html[quote] == '"';
        copy(at + 1);
        if (ends && (html[quote + 1] == ' ' || html[quote + 1] == '>')) {
            at = begin;
            copy(quote);
            at = quote + 1;
        }
    }
}
