package io.benchdoctor.render;

import java.util.stream.Stream;

/**
 * What may follow an end tag for it to be left out, as the standard of HTML has it; and how one looks ahead in markup.
 *
 * @param html that is looked at, up to {@code length}; not to be compared
 */
record HtmlFollowing(char[] html, int length) {
    private static final Followers[] OPTIONAL = {
        Followers.of(
                "p",
                "p div table ul ol dl h1 h2 h3 h4 h5 h6 figure details pre section article",
                "div li dd td section article details figure footer main"),
        Followers.of("td", "td th", "tr"),
        Followers.of("th", "td th", "tr"),
        Followers.of("tr", "tr", "tbody"),
        Followers.of("dd", "dt dd", "div dl"),
        Followers.of("dt", "dt dd", "div dl"),
        Followers.of("li", "li", "ul ol"),
        Followers.of("tbody", "", "table"),
    };

    /**
     * @param name of the element whose end tag may be left out; {@code begin} and {@code end} those of which one begins or one
     *     ends behind it
     */
    private record Followers(long name, long[] begin, long[] end) {
        static Followers of(String name, String begin, String end) {
            return new Followers(name(name), names(begin), names(end));
        }

        private static long[] names(String names) {
            return names.isEmpty()
                    ? new long[0]
                    : Stream.of(names.split(" ")).mapToLong(Followers::name).toArray();
        }

        private static long name(String name) {
            return new HtmlFollowing(name.toCharArray(), name.length()).name(0);
        }
    }

    /** Behind the end tag that stands there if it may be left out; else zero. */
    int endOfOptional(int at) {
        Followers followers = followers(name(at + 2));
        if (followers == null) {
            return 0;
        }
        int end = at + 2 + letters(followers.name);
        if (!isThere(end, '>')) {
            return 0;
        }
        int next = behindBlanks(end + 1);
        if (!isThere(next, '<')) {
            return 0;
        }
        boolean ends = isThere(next + 1, '/');
        long follower = name(next + (ends ? 2 : 1));
        boolean follows = ends
                ? isAmong(followers.end, follower) && isThere(next + 2 + letters(follower), '>')
                : isAmong(followers.begin, follower);
        return follows ? end + 1 : 0;
    }

    /** Null for an element whose end tag is never left out. */
    private static Followers followers(long name) {
        for (Followers followers : OPTIONAL) {
            if (followers.name == name) {
                return followers;
            }
        }
        return null;
    }

    private static boolean isAmong(long[] names, long name) {
        for (long one : names) {
            if (one == name) {
                return true;
            }
        }
        return false;
    }

    /**
     * The name of the element that begins there, its letters one after another in one number: a page has thousands of tags.
     * Zero where none begins, and for a name of more than eight letters, which none of {@link #OPTIONAL} has.
     */
    private long name(int at) {
        long name = 0;
        int end = at;
        while (end < length && isOfName(html[end])) {
            name = name << Byte.SIZE | html[end];
            end++;
        }
        return end - at <= Long.BYTES ? name : 0;
    }

    private static int letters(long name) {
        return Long.BYTES - Long.numberOfLeadingZeros(name) / Byte.SIZE;
    }

    private boolean isThere(int at, char c) {
        return at < length && html[at] == c;
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
