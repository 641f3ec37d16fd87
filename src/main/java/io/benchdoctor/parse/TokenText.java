package io.benchdoctor.parse;

import io.benchdoctor.parse.TokenTimings.Kind;
import io.benchdoctor.parse.TokenTimings.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Token timings as plain text, one event per line. */
final class TokenText {
    /** Free text with numbers in it must not become timings. */
    private static final double MATCHING = 0.95;

    private static final int LINES_OF_ONE_REQUEST = 3;
    /** Lines looked at for recognition. */
    private static final int LINES_SEEN = 200;

    private final TokenRow row = new TokenRow();
    private final StringBuilder text = new StringBuilder();
    private final TokenRows rows;

    private TokenText(TokenRows rows) {
        this.rows = rows;
    }

    /** Whether a text says that it is one, or has hardly any line that is none. */
    static boolean recognizes(String text) {
        if (!text.contains(TokenDirectives.MARK) && !beginsSo(text)) {
            return false;
        }
        List<String> head = text.lines().limit(LINES_SEEN).map(String::strip).toList();
        boolean directive = head.stream().anyMatch(TokenDirectives::isDirective);
        List<String> lines = head.stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty() || TokenTimings.line(lines.get(0)).isEmpty()) {
            return directive;
        }
        List<Line> matching =
                lines.stream().map(TokenTimings::line).flatMap(Optional::stream).toList();
        Map<String, Long> requests =
                matching.stream().collect(Collectors.groupingBy(Line::request, Collectors.counting()));
        return directive
                || matching.size() >= MATCHING * lines.size()
                        && requests.values().stream().anyMatch(count -> count >= LINES_OF_ONE_REQUEST);
    }

    /** Whether the first line is one; of most texts there is no need to look at another. */
    private static boolean beginsSo(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .flatMap(TokenTimings::line)
                .isPresent();
    }

    /** Reads the whole log; the number of its lines. */
    static int read(LogSource source, TokenLog log) throws IOException {
        TokenText reader = new TokenText(log.rows('.'));
        int number = 0;
        try (BufferedReader lines = TextOf.reader(source)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.strip().startsWith("#")) {
                    log.directives().take(line, number);
                } else if (!line.isBlank()) {
                    reader.line(line, number);
                }
            }
        }
        log.end(reader.rows);
        return number;
    }

    private void line(String line, int number) {
        Optional<Line> read = TokenTimings.line(line);
        if (read.isEmpty()) {
            rows.unreadable(number);
            return;
        }
        text.setLength(0);
        row.begin(text);
        put(TokenRole.REQUEST, read.get().request());
        put(TokenRole.INDEX, read.get().index());
        put(TokenRole.TIME, read.get().time());
        put(TokenRole.TOKENS, read.get().count());
        put(TokenRole.EVENT, event(read.get().kind()));
        put(TokenRole.ERROR, read.get().reason());
        rows.row(row, number);
    }

    private static String event(Kind kind) {
        return switch (kind) {
            case SENT -> "sent";
            case TOKEN -> "";
            case END -> "end";
            case FAIL -> "fail";
        };
    }

    private void put(TokenRole role, String value) {
        if (!value.isEmpty()) {
            int start = text.length();
            text.append(value);
            row.put(role, 0, start, text.length());
        }
    }
}
