package io.benchdoctor.parse;

import io.benchdoctor.model.GapColumn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object on its way to the parser, out of which the long lists of plain numbers are lifted: the parser sees empty lists
 * and as many line ends as they held, and is spared of nearly all bytes. Whatever is not plain makes the stream {@link NotPlain}:
 * then the log is read again by the parser alone, which tells the same of a plain one.
 */
final class LiftedLists extends InputStream {
    private static final int MOST_KEY_BYTES = 32;

    private final NumberBytes bytes;
    private final Map<String, Doubles> flat = new HashMap<>();
    private final Map<String, GapColumn.Builder> nested = new HashMap<>();
    private final Map<String, Boolean> wanted;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean mayBeKey;
    private boolean closed;
    private final byte[] name = new byte[MOST_KEY_BYTES];
    private int nameLength;
    /** A key that was read and waits for its colon and its value; empty for none. */
    private Optional<String> key = Optional.empty();

    private boolean colon;
    /** Bytes before {@code passed} in the buffer are the parser's; from {@code given} on it does not have them yet. */
    private int given;

    private int passed;
    private Optional<String> lifting = Optional.empty();

    /** @param wanted keys of the outermost object under which lists may be lifted; whether a list holds lists */
    LiftedLists(InputStream log, Map<String, Boolean> wanted) {
        this.bytes = new NumberBytes(log);
        this.wanted = wanted;
    }

    /** The list under a key; empty where it was left to the parser. */
    Optional<Doubles> numbers(String key) {
        return Optional.ofNullable(flat.get(key));
    }

    /** The lists in the list under a key. */
    Optional<GapColumn.Builder> lists(String key) {
        return Optional.ofNullable(nested.get(key));
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (given == passed) {
            if (lifting.isPresent()) {
                lift(lifting.get());
                lifting = Optional.empty();
                buffer[offset] = '[';
                return 1;
            }
            if (bytes.lines > 0) {
                return lines(buffer, offset, length);
            }
            if (!bytes.more()) {
                return -1;
            }
            given = bytes.at;
            pass();
            // Who sees the bracket may ask for the list.
            passed = lifting.isPresent() ? bytes.at - 1 : bytes.at;
        }
        int n = Math.min(length, passed - given);
        System.arraycopy(bytes.buffer, given, buffer, offset, n);
        given += n;
        return n;
    }

    private int lines(byte[] buffer, int offset, int length) {
        int n = Math.min(length, bytes.lines);
        Arrays.fill(buffer, offset, offset + n, (byte) '\n');
        bytes.lines -= n;
        return n;
    }

    /** Goes on to the end of what was read, or behind the bracket that opens a list to be lifted. */
    private void pass() throws IOException {
        while (bytes.at < bytes.end && lifting.isEmpty()) {
            if (inString) {
                string();
            } else {
                outside(bytes.buffer[bytes.at++]);
            }
        }
    }

    private void string() {
        byte[] buffer = bytes.buffer;
        if (escaped) {
            bytes.at++;
            escaped = false;
        }
        int at = bytes.at;
        int end = bytes.end;
        while (at < end && buffer[at] != '"' && buffer[at] != '\\') {
            at++;
        }
        keepName(buffer, bytes.at, at);
        bytes.at = at;
        if (at < end && buffer[at] == '"') {
            bytes.at = at + 1;
            inString = false;
            key = mayBeKey && nameLength < MOST_KEY_BYTES ? named() : Optional.empty();
            colon = false;
        } else if (at < end) {
            escape();
        }
    }

    /** No key that is wanted has an escape; what follows it may lie in the next block. */
    private void escape() {
        nameLength = MOST_KEY_BYTES;
        bytes.at++;
        if (bytes.at < bytes.end) {
            bytes.at++;
        } else {
            escaped = true;
        }
    }

    private void keepName(byte[] buffer, int from, int to) {
        int n = Math.min(to - from, MOST_KEY_BYTES - nameLength);
        System.arraycopy(buffer, from, name, nameLength, n);
        nameLength += n;
    }

    private Optional<String> named() {
        String text = new String(name, 0, nameLength, StandardCharsets.ISO_8859_1);
        return wanted.containsKey(text) ? Optional.of(text) : Optional.empty();
    }

    private void outside(byte b) throws IOException {
        if (b <= ' ' && b >= 0) {
            return;
        }
        boolean waits = key.isPresent() && colon;
        switch (b) {
            case '"' -> {
                mayBeKey = depth == 1;
                nameLength = 0;
                inString = true;
            }
            case '{', '[' -> open(b, waits);
            case '}', ']' -> {
                depth--;
                closed |= depth == 0;
            }
            case ':' -> {
                colon = true;
                return;
            }
            default -> {}
        }
        key = Optional.empty();
    }

    /** A second object may repeat what the first one said. */
    private void open(byte bracket, boolean waits) throws IOException {
        if (closed || depth == 0 && bracket == '[') {
            throw new NotPlain();
        }
        depth++;
        if (waits && bracket == '[' && depth == 2) {
            lifting = key;
        }
    }

    private void lift(String list) throws IOException {
        if (flat.containsKey(list) || nested.containsKey(list)) {
            throw new NotPlain();
        }
        if (wanted.get(list)) {
            GapColumn.Builder lists = new GapColumn.Builder();
            bytes.lists(lists);
            nested.put(list, lists);
        } else {
            Doubles numbers = new Doubles();
            bytes.numbers(numbers);
            flat.put(list, numbers);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
