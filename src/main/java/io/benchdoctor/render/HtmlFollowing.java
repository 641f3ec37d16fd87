package io.benchdoctor.render;

import java.util.Map;
import java.util.Set;

/**
 * What may follow an end tag for it to be left out, as the standard of HTML has it; and how one looks ahead in markup.
 *
 * @param html that is looked at, up to {@code length}; not to be compared
 */
record HtmlFollowing(char[] html, int length) {
    private static final Map<String, Followers> OPTIONAL = Map.of(
            "p",
            new Followers(
                    Set.of(
                            "p", "div", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "figure",
                            "details", "pre", "section", "article"),
                    Set.of("div", "li", "dd", "td", "section", "article", "details", "figure", "footer", "main")),
            "td",
            new Followers(Set.of("td", "th"), Set.of("tr")),
            "th",
            new Followers(Set.of("td", "th"), Set.of("tr")),
            "tr",
            new Followers(Set.of("tr"), Set.of("tbody")),
            "dd",
            new Followers(Set.of("dt", "dd"), Set.of("div", "dl")),
            "dt",
            new Followers(Set.of("dt", "dd"), Set.of("div", "dl")),
            "li",
            new Followers(Set.of("li"), Set.of("ul", "ol")),
            "tbody",
            new Followers(Set.of(), Set.of("table")));

    /** Elements of which one begins or one ends behind the end tag. */
    private record Followers(Set<String> begin, Set<String> end) {}

    /** Behind the end tag that stands there if it may be left out; else zero. */
    int endOfOptional(int at) {
        String name = name(at + 2);
        int end = at + 2 + name.length();
        Followers followers = OPTIONAL.get(name);
        if (followers == null || !startsWith(end, ">")) {
            return 0;
        }
        int next = behindBlanks(end + 1);
        if (!startsWith(next, "<")) {
            return 0;
        }
        boolean ends = startsWith(next, "</");
        String follower = name(next + (ends ? 2 : 1));
        boolean follows = ends
                ? followers.end.contains(follower) && startsWith(next + 2 + follower.length(), ">")
                : followers.begin.contains(follower);
        return follows ? end + 1 : 0;
    }

    /** The name of the element that begins there; empty where none does. */
    private String name(int at) {
        int end = at;
        while (end < length && isOfName(html[end])) {
            end++;
        }
        return end > at ? new String(html, at, end - at) : "";
    }

    /** Whether an element of this name begins there. */
    boolean isNamed(int at, String name) {
        int end = at + name.length();
        return startsWith(at, name) && (end == length || !isOfName(html[end]));
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_';
    }

    int behindBlanks(int from) {
        int at = from;
        while (at < length && isBlank(html[at])) {
            at++;
        }
        return at;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    boolean startsWith(int at, String what) {
        if (at + what.length() > length) {
            return false;
        }
        for (int n = 0; n < what.length(); n++) {
            if (html[at + n] != what.charAt(n)) {
                return false;
            }
        }
        return true;
    }
}
