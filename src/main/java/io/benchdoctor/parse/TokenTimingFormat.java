package io.benchdoctor.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Raw token timings in the shape of this house: one event says that these tokens of this request arrived at this time. A
 * table, JSON objects, or plain text; all mean the same.
 */
final class TokenTimingFormat implements LogFormat {
    static final String ID = "token-timing";

    /** Below, it does not matter how a table is read. */
    private static final long LARGE_BYTES = 1 << 20;

    /** Request rows of other tools, which hold no token. */
    private static final List<Set<String>> FOREIGN = List.of(
            Set.of("first_token_ts", "last_token_ts"),
            Set.of("ttft_ms", "tpot_ms", "latency_ms", "status"),
            Set.of("hash_ids"),
            Set.of("model_id"),
            Set.of("raw_metrics"));

    private static final Marks MARKS = Marks.all(Mark.shapeOfAll("token-rows-json", TokenTimingFormat::isJson))
            .butNone(Mark.shapeOfAll("other-request-rows", TokenTimingFormat::isForeign))
            .or(Marks.all(
                    Mark.shapeOfAll("token-table", head -> !opensJson(head) && TokenTable.recognizes(head.text()))))
            .or(Marks.all(
                    Mark.shapeOfAll("token-lines", head -> !opensJson(head) && TokenText.recognizes(head.text()))));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String form() {
        return "timing";
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    private static boolean opensJson(LogHead head) {
        char first = head.firstChar();
        return first == '{' || first == '[';
    }

    private static boolean isJson(LogHead head) {
        return opensJson(head)
                && TokenJson.recognizes(head.json().map(JsonShape::keys).orElse(Set.of()));
    }

    private static boolean isForeign(LogHead head) {
        Set<String> keys = head.json().map(JsonShape::keys).orElse(Set.of());
        return FOREIGN.stream().anyMatch(keys::containsAll);
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        Optional<Parsed> plain = source.bytes() < LARGE_BYTES ? Optional.empty() : TokenTable.plain(source);
        return plain.isPresent() ? plain.get() : parsed(source);
    }

    /** Whatever the log holds. */
    static Parsed parsed(LogSource source) throws IOException {
        TokenLog log = new TokenLog(source.path());
        int lines = read(source, log);
        return new Parsed(ID, lines, log.runs(lines), log.notes());
    }

    private static int read(LogSource source, TokenLog log) throws IOException {
        String start = "";
        try (BufferedReader text = TextOf.reader(source)) {
            for (String line = text.readLine(); line != null && start.isEmpty(); line = text.readLine()) {
                start = line.strip().startsWith("#") ? "" : line.strip();
            }
        }
        if (start.startsWith("{") && start.endsWith("}")) {
            return TokenJson.readLines(source, log);
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return TokenJson.readWhole(source, log);
        }
        return TokenTable.isHeader(start) ? TokenTable.read(source, log) : TokenText.read(source, log);
    }
}
