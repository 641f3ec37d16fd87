package io.benchdoctor.parse;

import java.util.Map;

/**
 * The line by which a server says that it answered a request: nearly every line of a long log. Only the plainest are told,
 * in which nothing stands that any other reader looks for, and by hand: each reader takes as long for the line as this.
 */
final class AnswerLine {
    private static final String LEVEL = "INFO:     ";
    private static final String METHOD = " - \"POST ";
    private static final String PROTOCOL = " HTTP/1.1\" ";
    private static final int STATUS_DIGITS = 3;

    /** What stands before the level, up to the number of a process. */
    private static final String SERVER = "(APIServer pid=";

    private static final String[] PATHS = {"/v1/completions", "/v1/chat/completions"};

    private static final Map<Integer, String> PHRASES = Map.of(
            200, " OK",
            400, " Bad Request",
            401, " Unauthorized",
            404, " Not Found",
            422, " Unprocessable Entity",
            429, " Too Many Requests",
            500, " Internal Server Error",
            503, " Service Unavailable");

    private AnswerLine() {}

    /** The status of the answer; 0 for any other line, and for one that is told in another way. */
    static int status(TextLine line) {
        String text = line.text();
        int level = text.startsWith(SERVER) ? behindDigits(text, SERVER.length()) : 0;
        boolean prefixed = level > 0;
        if (!line.ended() || prefixed && !text.startsWith(") ", level)) {
            return 0;
        }
        int address = level + (prefixed ? 2 : 0);
        if (!text.startsWith(LEVEL, address)) {
            return 0;
        }
        int method = behindAddress(text, address + LEVEL.length());
        return text.startsWith(METHOD, method) ? status(text, method + METHOD.length()) : 0;
    }

    private static int status(String text, int at) {
        for (String path : PATHS) {
            int status = at + path.length() + PROTOCOL.length();
            if (text.startsWith(path, at)
                    && text.startsWith(PROTOCOL, at + path.length())
                    && behindDigits(text, status) == status + STATUS_DIGITS) {
                int code = Integer.parseInt(text, status, status + STATUS_DIGITS, 10);
                String phrase = PHRASES.get(code);
                boolean whole = phrase != null && text.startsWith(phrase, status + STATUS_DIGITS);
                return whole && text.length() == status + STATUS_DIGITS + phrase.length() ? code : 0;
            }
        }
        return 0;
    }

    private static int behindDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Behind {@code 127.0.0.1:51094}: with one colon, so that it looks like no clock. */
    private static int behindAddress(String text, int from) {
        int at = from;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return text.startsWith(":", at) ? behindDigits(text, at + 1) : at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
