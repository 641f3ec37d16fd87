package io.benchdoctor.parse;

import io.benchdoctor.model.RunPart.Prose;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sentences and commands around a block, the nearest of them: what a program logs by itself is none. Lives for one log. */
final class ProseLines {
    private static final int MAX_LINES = 300;
    private static final int MAX_CHARS = 400;

    /** Loggers, progress bars, tracebacks and what clients say by themselves. */
    private static final Pattern LOGGED =
            Pattern.compile("^\\s*(?:#\\s*)?(?:\\([^)]*pid=|\\[|(?:DEBUG|INFO|WARNING|Warning|ERROR)\\b"
                    + "|\\d{4}-\\d\\d-\\d\\d|Namespace\\(|Traceback|File \"|<|\\d+%\\||Starting |Skipping |Waiting for "
                    + "|Initial test run|Traffic |Burstiness |Max(?:imum)? request|tip: |Test request|Processed ).*");

    private final String path;
    private final Deque<Prose.Line> lines = new ArrayDeque<>();

    ProseLines(String path) {
        this.path = path;
    }

    void read(TextLine line) {
        String text = line.text();
        boolean tooLong = text.length() > MAX_CHARS * 4;
        if (tooLong || text.isBlank() || startsLikeLog(text) || text.contains("it/s]") || text.contains("s/it]")) {
            return;
        }
        if (!hasTwoWords(text) || LOGGED.matcher(text).matches()) {
            return;
        }
        String shown = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        lines.add(new Prose.Line(new SourceRef(path, line.number()), shown));
        if (lines.size() > MAX_LINES) {
            lines.removeFirst();
        }
    }

    /** The common case of a log of millions of lines, told without a pattern. */
    private static boolean startsLikeLog(String text) {
        char first = text.charAt(0);
        return first == '(' || first == '[' || Character.isDigit(first) || text.startsWith("INFO ");
    }

    /** Whether two words of letters follow one another; by hand, for a pattern walks a long word once for each letter. */
    private static boolean hasTwoWords(String text) {
        boolean before = false;
        boolean word = false;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters = Character.isLetter(c) ? letters + 1 : 0;
            if (Character.isWhitespace(c) && i > 0 && !Character.isWhitespace(text.charAt(i - 1))) {
                before = word;
                word = false;
            }
            word |= letters >= 2;
            if (before && word) {
                return true;
            }
        }
        return false;
    }

    /** Hands over the lines since the last time, and forgets them. */
    Optional<Prose> take() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var prose = new Prose(lines.getFirst().at(), List.copyOf(lines));
        lines.clear();
        return Optional.of(prose);
    }
}
