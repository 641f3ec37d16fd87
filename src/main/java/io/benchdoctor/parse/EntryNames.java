package io.benchdoctor.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of the files in one archive as they are shown. Nothing is ever written under them, and none leads elsewhere. */
final class EntryNames {
    /** What no file system takes. */
    private static final int MAX_CHARS = 4096;

    private static final int SHOWN_CHARS = 200;

    /** Characters that are not seen, or that turn the order of those around them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private static final Pattern ELSEWHERE =
            Pattern.compile("[/\\\\].*|[A-Za-z]:[/\\\\].*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");

    private final Map<String, Integer> seen = new HashMap<>();

    /**
     * A name.
     *
     * @param shown unlike all others of the archive
     * @param limit the keyword of what is wrong with it; empty for an honest name
     */
    record Named(String shown, Optional<String> limit) {
        /** Folders before what lies beside them, as they are walked on disk. */
        String order() {
            return shown.replace('/', '\u0000');
        }
    }

    Named of(String name) {
        String plain = name;
        while (plain.startsWith("./")) {
            plain = plain.substring(2);
        }
        boolean odd = plain.isEmpty()
                || plain.length() > MAX_CHARS
                || CONTROL.matcher(plain).find()
                || ELSEWHERE.matcher(plain).matches();
        String cut = plain.length() > MAX_CHARS ? plain.substring(0, SHOWN_CHARS) + "…" : plain;
        String shown = UNSEEN.matcher(cut).replaceAll("\uFFFD");
        int times = seen.merge(shown, 1, Integer::sum);
        if (times > 1) {
            return new Named(shown + "#" + times, Optional.of("duplicate"));
        }
        return new Named(shown, odd ? Optional.of("path") : Optional.empty());
    }
}
