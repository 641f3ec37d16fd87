package io.benchdoctor.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The style sheet of one page: the common one, compacted, and the rules that depend on its languages. They stand in the
 * style sheet because the page's policy allows no style attribute and the page must work without a script.
 */
final class HtmlStyle {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("\\s*\\n\\s*");
    private static final String SHOWN = "{content-visibility:visible;block-size:auto}\n";
    private static final Pattern AROUND = Pattern.compile("\\s*([{};,>])\\s*|(:)\\s+");

    /** What pages of a kind have beyond it; there are a few kinds. */
    private static final Map<String, String> COMPACT = new ConcurrentHashMap<>();

    /** What every page has, compacted once. */
    private static final class Everywhere {
        private static final String STYLE = compact(HtmlTemplates.file("style.css"));
    }

    private HtmlStyle() {}

    /** What the style sheet of every page begins with. */
    static String everywhere() {
        return Everywhere.STYLE;
    }

    /**
     * @param sheet what pages of this kind need beyond the common style
     * @param rules of this page alone, compact
     * @param blocks classes of tables whose rows become blocks on a phone, with the words that head each column from
     *     the second on; empty words head nothing
     * @param words of each language by its tag, in the order of the page
     * @param picks what the reader can choose
     */
    static String of(
            String sheet,
            String rules,
            Map<String, List<String>> blocks,
            Map<String, Map<String, String>> words,
            List<HtmlPick> picks) {
        StringBuilder css = new StringBuilder(everywhere())
                .append(COMPACT.computeIfAbsent(sheet, any -> compact(any.stripLeading())))
                .append(rules);
        for (HtmlPick pick : picks) {
            for (String choice : pick.choices()) {
                css.append(effect(pick, choice));
            }
        }
        css.append(picks.isEmpty() ? "" : marked(picks));
        css.append("@media (max-width:640px){");
        words.forEach((language, all) -> css.append(headed(language, all, blocks)));
        return css.append("}\n").toString();
    }

    private static String compact(String css) {
        String lines = LINE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll("\n");
        return AROUND.matcher(lines).replaceAll("$1$2").replace(";}", "}").replace("}", "}\n");
    }

    private static String effect(HtmlPick pick, String choice) {
        String when = when(pick.name() + "-" + choice);
        return switch (pick.name()) {
            case HtmlPick.LANGUAGE -> when + " .page:not([lang=\"" + choice + "\"]){display:none}\n";
            case HtmlPick.READER -> choice.equals(HtmlPick.ENGINEER) ? opened(when) : "";
            case HtmlPick.FILTER -> choice.equals(HtmlPick.ALL) ? "" : filtered(when, ".r-" + choice);
            default -> throw new IllegalArgumentException(pick.name());
        };
    }

    /** Where scripts run, they open the folds themselves, so that each can be closed again. */
    private static String opened(String when) {
        String folds = ":root:not(.scripted)" + when.substring(":root".length()) + " details:not([open])";
        return folds + "::details-content" + SHOWN + folds + ">summary{list-style:none;cursor:auto}\n";
    }

    private static String filtered(String when, String level) {
        return when + " .page :is(.runs tbody tr,.level):not(" + level + "){display:none}\n" + when + " .page .level"
                + level + "::details-content" + SHOWN;
    }

    /** The page as it is when a button is pressed, wherever that button stands. */
    private static String when(String button) {
        return ":root:has(#" + button + ":checked)";
    }

    /** The labels of what is chosen, and of the button that the keyboard is at. */
    private static String marked(List<HtmlPick> picks) {
        List<String> chosen = new ArrayList<>();
        List<String> focused = new ArrayList<>();
        for (HtmlPick pick : picks) {
            for (String choice : pick.choices()) {
                String button = pick.name() + "-" + choice;
                chosen.add(when(button) + " label[for=" + button + "]");
                focused.add(":root:has(#" + button + ":focus-visible) label[for=" + button + "]");
            }
        }
        String labels = ":is(" + String.join(",", chosen) + ")";
        return labels + "{background:var(--text);color:var(--bg);border-color:var(--text)}\n" + labels
                + " *{color:inherit}\n:is(" + String.join(",", focused)
                + "){outline:3px solid var(--focus);outline-offset:2px}\n";
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
