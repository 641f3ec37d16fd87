package io.benchdoctor.parse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The line by which a server says that it answered a request: nearly every line of a long log. Only the plainest are told,
 * in which nothing stands that any other reader looks for, and by hand, as they stand in the file: to make text of such a
 * line takes several times as long.
 */
final class AnswerLine {
    /** What is longer, or cut by the end of what was read so far, is told by nobody here. */
    static final int LONGEST = 256;

    private static final byte[] LEVEL = bytes("INFO:     ");
    private static final byte[] METHOD = bytes(" - \"POST ");
    private static final byte[] PROTOCOL = bytes(" HTTP/1.1\" ");
    private static final int STATUS_DIGITS = 3;

    /** What stands before the level, up to the number of a process, and behind that. */
    private static final byte[] SERVER = bytes("(APIServer pid=");

    private static final byte[] SERVER_END = bytes(") ");

    private static final List<byte[]> PATHS = List.of(bytes("/v1/completions"), bytes("/v1/chat/completions"));

    private static final Map<Integer, byte[]> PHRASES = Map.of(
                    200, " OK\n",
                    400, " Bad Request\n",
                    401, " Unauthorized\n",
                    404, " Not Found\n",
                    422, " Unprocessable Entity\n",
                    429, " Too Many Requests\n",
                    500, " Internal Server Error\n",
                    503, " Service Unavailable\n")
            .entrySet()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, phrase -> bytes(phrase.getValue())));

    private static final byte[] USUAL = PHRASES.get(200);
    private static final int USUAL_STATUS = 200;

    private final byte[] text;
    private final int to;
    private int at;
    private int status;

    /** @param to where the bytes end that were read so far */
    AnswerLine(byte[] text, int to) {
        this.text = text;
        this.to = to;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The status of the line; as it was told last. */
    int status() {
        return status;
    }

    /** Where the next line begins, behind one that begins here and tells of an answer; 0 for any other line. */
    int end(int from) {
        at = from;
        if (passes(SERVER)) {
            passDigits();
            if (!passes(SERVER_END)) {
                return 0;
            }
        }
        if (!passes(LEVEL)) {
            return 0;
        }
        passAddress();
        return passes(METHOD) && passesPath() && passes(PROTOCOL) && passesStatus() ? at : 0;
    }

    private boolean passesPath() {
        for (byte[] path : PATHS) {
            if (passes(path)) {
                return true;
            }
        }
        return false;
    }

    private boolean passesStatus() {
        int begin = at;
        passDigits();
        if (at != begin + STATUS_DIGITS) {
            return false;
        }
        status = 0;
        for (int digit = begin; digit < at; digit++) {
            status = 10 * status + text[digit] - '0';
        }
        byte[] phrase = status == USUAL_STATUS ? USUAL : PHRASES.get(status);
        return phrase != null && passes(phrase);
    }

    /** Over {@code 127.0.0.1:51094}: with one colon, so that it looks like no clock. */
    private void passAddress() {
        while (at < to && (isDigit(text[at]) || text[at] == '.')) {
            at++;
        }
        if (at < to && text[at] == ':') {
            at++;
            passDigits();
        }
    }

    private void passDigits() {
        while (at < to && isDigit(text[at])) {
            at++;
        }
    }

    private boolean passes(byte[] what) {
        int length = what.length;
        if (to - at < length) {
            return false;
        }
        for (int n = 0; n < length; n++) {
            if (text[at + n] != what[n]) {
                return false;
            }
        }
        at += length;
        return true;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
