package io.benchdoctor.render;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of a page what a browser reads without it: quotes around plain values, end tags that HTML makes optional,
 * blank lines and indentation. What stands in {@code pre} keeps every character.
 */
final class HtmlCompact {
    private static final Pattern VERBATIM = Pattern.compile("<pre\\b.*?</pre>", Pattern.DOTALL);

    private static final String VALUE = "=\"";

    private static final String END = "</";

    /** Paragraphs first: what ends them may be an end tag that is left out in its turn. */
    private static final List<Tag> OPTIONAL = List.of(
            new Tag(
                    "</p>",
                    "</p>(?=\\s*(?:<(?:p|div|table|ul|ol|dl|h[1-6]|figure|details|pre|section|article)\\b"
                            + "|</(?:div|li|dd|td|section|article|details|figure|footer|main)>))",
                    ""),
            new Tag("</t", "</t[dh]>(?=\\s*(?:<t[dh]\\b|</tr>))", ""),
            new Tag("</tr>", "</tr>(?=\\s*(?:<tr\\b|</tbody>))", ""),
            new Tag("</d", "</d[td]>(?=\\s*(?:<d[td]\\b|</div>|</dl>))", ""),
            new Tag("</li>", "</li>(?=\\s*(?:<li\\b|</[uo]l>))", ""),
            new Tag("</thead>", "</thead>\\s*<tbody>(?=\\s*<tr\\b)", "</thead>"),
            new Tag("</tbody>", "</tbody>(?=\\s*</table>)", ""));

    private HtmlCompact() {}

    /** @param html well-formed markup of our own templates, in which every {@code <} of a text is escaped */
    static String of(String html) {
        StringBuilder out = new StringBuilder(html.length());
        Matcher verbatim = VERBATIM.matcher(html);
        int at = 0;
        while (verbatim.find()) {
            addWithoutBlanks(out, html.substring(at, verbatim.start()));
            out.append(verbatim.group());
            at = verbatim.end();
        }
        addWithoutBlanks(out, html.substring(at));
        return withoutOptional(withoutQuotes(out.toString()));
    }

    /** A line end stands for itself and all the blanks and line ends around it. */
    private static void addWithoutBlanks(StringBuilder out, String html) {
        int from = 0;
        for (int line = html.indexOf('\n'); line >= 0; line = html.indexOf('\n', from)) {
            int end = line;
            while (end > from && (html.charAt(end - 1) == ' ' || html.charAt(end - 1) == '\t')) {
                end--;
            }
            out.append(html, from, end).append('\n');
            from = line + 1;
            while (from < html.length() && isBlank(html.charAt(from))) {
                from++;
            }
        }
        out.append(html, from, html.length());
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Only within a start tag is a quote markup; there is nothing of it in most of them. */
    private static String withoutQuotes(String html) {
        StringBuilder out = new StringBuilder(html.length());
        int from = 0;
        for (int value = html.indexOf(VALUE); value >= 0; value = html.indexOf(VALUE, value + 1)) {
            int end = endOfPlain(html, value + VALUE.length());
            if (end < 0) {
                continue;
            }
            int begin = html.lastIndexOf('<', value);
            if (begin >= 0
                    && html.charAt(begin + 1) >= 'a'
                    && html.charAt(begin + 1) <= 'z'
                    && isWithin(html, begin, value)) {
                out.append(html, from, value).append('=').append(html, value + VALUE.length(), end);
                from = end + 1;
            }
        }
        return out.append(html, from, html.length()).toString();
    }

    /**
     * Where the quote is that ends a value which needs none; negative where there is no such value. Before a slash the quotes
     * stay: without them it would belong to the value.
     */
    private static int endOfPlain(String html, int begin) {
        int end = begin;
        while (end < html.length() && isPlain(html.charAt(end))) {
            end++;
        }
        boolean ends = end > begin && end + 1 < html.length() && html.charAt(end) == '"';
        return ends && (html.charAt(end + 1) == ' ' || html.charAt(end + 1) == '>') ? end : -1;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_#.:+%-".indexOf(c) >= 0;
    }

    /** Whether the tag that begins there is open still, and ends before another begins. */
    private static boolean isWithin(String html, int begin, int value) {
        int end = html.indexOf('>', begin);
        int next = html.indexOf('<', begin + 1);
        return end > value && (next < 0 || next > end);
    }

    /**
     * A tag that may be left out.
     *
     * @param begin what it begins with: to look for that alone is ten times as fast
     * @param what whole, with what must follow
     */
    private record Tag(String begin, Pattern what, String instead) {
        Tag(String begin, String what, String instead) {
            this(begin, Pattern.compile(what), instead);
        }

        /** Whether it stands there and may be left out. */
        boolean isAt(String html, int at) {
            return html.startsWith(begin, at);
        }
    }

    /** Each is left out or not by what follows it in the whole page, so all of them are sought in one pass. */
    private static String withoutOptional(String html) {
        StringBuilder out = new StringBuilder(html.length());
        List<Matcher> tags =
                OPTIONAL.stream().map(tag -> tag.what().matcher(html)).toList();
        int from = 0;
        for (int at = html.indexOf(END); at >= 0; at = html.indexOf(END, at + 1)) {
            for (int n = 0; n < tags.size() && at >= from; n++) {
                Tag tag = OPTIONAL.get(n);
                if (tag.isAt(html, at) && tags.get(n).region(at, html.length()).lookingAt()) {
                    out.append(html, from, at).append(tag.instead());
                    from = tags.get(n).end();
                }
            }
        }
        return out.append(html, from, html.length()).toString();
    }
}
