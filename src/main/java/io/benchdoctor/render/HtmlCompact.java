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
    private static final Pattern TAG = Pattern.compile("<[a-z][^<>]*>");

    /** Before a slash the quotes stay: without them it would belong to the value. */
    private static final Pattern QUOTED = Pattern.compile("=\"([\\w#.:+%-]+)\"(?=[ >])");

    private static final Pattern BLANK = Pattern.compile("[ \\t]*\\n\\s*");

    /** Paragraphs first: what ends them may be an end tag that is left out in its turn. */
    private static final List<Pattern> OPTIONAL = List.of(
            Pattern.compile("</p>(?=\\s*(?:<(?:p|div|table|ul|ol|dl|h[1-6]|figure|details|pre|section|article)\\b"
                    + "|</(?:div|li|dd|td|section|article|details|figure|footer|main)>))"),
            Pattern.compile("</t[dh]>(?=\\s*(?:<t[dh]\\b|</tr>))"),
            Pattern.compile("</tr>(?=\\s*(?:<tr\\b|</tbody>))"),
            Pattern.compile("</d[td]>(?=\\s*(?:<d[td]\\b|</div>|</dl>))"),
            Pattern.compile("</li>(?=\\s*(?:<li\\b|</[uo]l>))"),
            Pattern.compile("(?<=</thead>)\\s*<tbody>(?=\\s*<tr\\b)|</tbody>(?=\\s*</table>)"));

    private HtmlCompact() {}

    /** @param html well-formed markup of our own templates, in which every {@code <} of a text is escaped */
    static String of(String html) {
        StringBuilder out = new StringBuilder(html.length());
        Matcher verbatim = VERBATIM.matcher(html);
        int at = 0;
        while (verbatim.find()) {
            out.append(BLANK.matcher(html.substring(at, verbatim.start())).replaceAll("\n"));
            out.append(verbatim.group());
            at = verbatim.end();
        }
        out.append(BLANK.matcher(html.substring(at)).replaceAll("\n"));
        String compact = TAG.matcher(out)
                .replaceAll(tag ->
                        Matcher.quoteReplacement(QUOTED.matcher(tag.group()).replaceAll("=$1")));
        for (Pattern end : OPTIONAL) {
            compact = end.matcher(compact).replaceAll("");
        }
        return compact;
    }
}
