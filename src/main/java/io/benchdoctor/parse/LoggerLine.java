package io.benchdoctor.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What vLLM's logger wrote on a line: {@code INFO 01-02 03:04:05 [loggers.py:87] message}, behind whatever prefix.
 *
 * @param stamp {@code MM-DD hh:mm:ss}
 */
record LoggerLine(String level, String stamp, String message) {
    private static final Pattern PREFIX =
            Pattern.compile("(DEBUG|INFO|WARNING|ERROR|CRITICAL) (\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) \\[?"
                    + "[\\w./-]{1,60}\\.py(?::\\d+\\]?|:) ?");

    /** The first such message of the line; empty for a line without one. */
    static Optional<LoggerLine> of(String text) {
        if (!text.contains(".py:")) {
            return Optional.empty();
        }
        Matcher prefix = PREFIX.matcher(text);
        return prefix.find() ? Optional.of(at(prefix, text)) : Optional.empty();
    }

    /** The message in which the given place lies; empty when no such prefix stands before it. */
    static Optional<LoggerLine> around(String text, int place) {
        Matcher prefix = PREFIX.matcher(text).region(0, place);
        Optional<LoggerLine> nearest = Optional.empty();
        while (prefix.find()) {
            nearest = Optional.of(at(prefix, text));
        }
        return nearest;
    }

    private static LoggerLine at(Matcher prefix, String text) {
        return new LoggerLine(prefix.group(1), prefix.group(2), text.substring(prefix.end()));
    }

    boolean isWarning() {
        return level.equals("WARNING");
    }

    /** Whether it tells of an error; of a stack trace only its first line does. */
    boolean isError() {
        boolean severe = level.equals("ERROR") || level.equals("CRITICAL");
        return severe && !message.isBlank() && message.charAt(0) != ' ' && !message.startsWith("Traceback (");
    }
}
