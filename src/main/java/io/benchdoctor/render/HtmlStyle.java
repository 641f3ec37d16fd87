package io.benchdoctor.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The style sheet of one page: the common one, compacted, and the rules that depend on its languages. They stand in the
 * style sheet because the page's policy allows no style attribute and the page must work without a script.
 */
final class HtmlStyle {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern AROUND = Pattern.compile("\\s*([{};,>])\\s*|(:)\\s+");

    private HtmlStyle() {}

    /**
     * @param sheet what the page needs beyond the common style
     * @param blocks classes of tables whose rows become blocks on a phone, with the words that head each column from
     *     the second on; empty words head nothing
     * @param words of each language by its tag, in the order of the page
     */
    static String of(
            String sheet,
            Map<String, List<String>> blocks,
            Map<String, Map<String, String>> words,
            List<String> filters) {
        StringBuilder css = new StringBuilder(compact(HtmlTemplates.file("style.css") + sheet));
        for (String language : words.keySet()) {
            css.append(switched(language));
        }
        for (String filter : filters) {
            css.append(filtered(filter));
        }
        css.append("@media (max-width:640px){");
        words.forEach((language, all) -> css.append(headed(language, all, blocks)));
        return css.append("}\n").toString();
    }

    private static String compact(String css) {
        String lines = LINE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll("\n");
        return AROUND.matcher(lines).replaceAll("$1$2").replace(";}", "}").replace("}", "}\n");
    }

    private static String switched(String language) {
        String pick = "#l-" + language;
        String page = "[lang=\"" + language + "\"]";
        return pick + ":checked~.page:not(" + page + "){display:none}\n" + chosen(pick, "l-" + language);
    }

    private static String filtered(String filter) {
        String pick = "#b-" + filter;
        if (filter.equals(HtmlIndexPage.ALL)) {
            return chosen(pick, "b-" + filter);
        }
        String level = ".r-" + filter;
        String rows = pick + ":checked~.page :is(.runs tbody tr,.level):not(" + level + "){display:none}\n" + pick
                + ":checked~.page .level" + level
                + "::details-content{content-visibility:visible;block-size:auto}\n";
        return rows + chosen(pick, "b-" + filter);
    }

    private static String chosen(String pick, String label) {
        String of = "~.page label[for=\"" + label + "\"]";
        return pick + ":checked" + of + "{background:var(--text);color:var(--bg);border-color:var(--text)}\n" + pick
                + ":checked" + of + " *{color:inherit}\n" + pick + ":focus-visible" + of
                + "{outline:3px solid var(--focus);outline-offset:2px}\n";
    }

    private static String headed(String language, Map<String, String> words, Map<String, List<String>> blocks) {
        List<String> rules = new ArrayList<>();
        blocks.forEach((table, columns) -> {
            for (int i = 0; i < columns.size(); i++) {
                String word = words.get(columns.get(i));
                if (word != null) {
                    rules.add("[lang=\"" + language + "\"] ." + table + " td:nth-child(" + (i + 2)
                            + ")::before{content:\"" + quoted(word + ": ") + "\"}\n");
                }
            }
        });
        // The order of an immutable map differs from run to run, the bytes of a page must not.
        rules.sort(null);
        return String.join("", rules);
    }

    /** A word inside a string of CSS; anything but letters, digits and blanks is written as an escape. */
    private static String quoted(String word) {
        StringBuilder css = new StringBuilder();
        word.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ') {
                css.appendCodePoint(c);
            } else {
                css.append('\\').append(Integer.toHexString(c)).append(' ');
            }
        });
        return css.toString();
    }
}
