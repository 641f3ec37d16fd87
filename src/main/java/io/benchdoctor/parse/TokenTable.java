package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.parse.Parsed.ParsedRun;
import io.benchdoctor.parse.TokenRole.Column;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Token timings as a table: a header in any order, then one event per line. Lines without a quote are cut in place; a
 * quoted one goes through the CSV library.
 */
final class TokenTable {
    private static final String SEPARATORS = ",;\t";
    /** A longer one names columns that no plain table has. */
    private static final int LONGEST_HEADER = 200;

    /** Rows looked at for recognition; a header alone says little. */
    private static final int ROWS_SEEN = 5;

    private final char separator;
    private final Column[] columns;
    private final CSVFormat quoted;
    private final TokenRow row = new TokenRow();
    private final TokenRows rows;

    private TokenTable(char separator, Column[] columns, TokenRows rows) {
        this.separator = separator;
        this.columns = columns;
        this.rows = rows;
        this.quoted = format(separator);
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180.builder().setDelimiter(separator).get();
    }

    /** Whether a text begins with a table of token times, comments left out. */
    static boolean recognizes(String text) {
        // Nearly every log ends here: its other lines are looked at only where the first one is a header.
        if (!rows(text).findFirst().filter(TokenTable::isHeader).isPresent()) {
            return false;
        }
        List<String> lines = rows(text).limit(ROWS_SEEN + 1L).toList();
        Map<TokenRole, Column> roles = roles(names(lines.get(0)));
        boolean directive = text.lines().limit(ROWS_SEEN).anyMatch(TokenDirectives::isDirective);
        return (directive || roles.containsKey(TokenRole.REQUEST))
                && (lines.size() == 1 || lines.stream().skip(1).anyMatch(line -> hasTime(lines.get(0), line)));
    }

    private static Stream<String> rows(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private static boolean hasTime(String header, String line) {
        List<String> names = names(header);
        List<String> fields = fields(line, separatorOf(header));
        StampReader stamp = new StampReader(separatorOf(header) == ';' ? ',' : '.');
        for (int i = 0; i < Math.min(names.size(), fields.size()); i++) {
            Optional<Column> column = TokenRole.column(names.get(i));
            boolean time = column.isPresent() && isTime(column.get().role());
            if (time && stamp.read(fields.get(i), 0, fields.get(i).length(), 0)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line names a column of times, of gaps, or of when requests were sent, beside another. */
    static boolean isHeader(String line) {
        if (separatorOf(line) == 0) {
            return false;
        }
        List<String> names = names(line);
        if (names.stream().anyMatch(TokenTable::isPerRequest)) {
            return false;
        }
        return roles(names).keySet().stream().anyMatch(role -> role == TokenRole.TIME || role == TokenRole.GAP);
    }

    /** A table with such a column has a row per request, or per run. */
    private static boolean isPerRequest(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.contains("ttft") || plain.contains("tpot");
    }

    private static boolean isTime(TokenRole role) {
        return role == TokenRole.TIME || role == TokenRole.GAP;
    }

    private static char separatorOf(String header) {
        for (int i = 0; i < header.length(); i++) {
            if (SEPARATORS.indexOf(header.charAt(i)) >= 0) {
                return header.charAt(i);
            }
        }
        return 0;
    }

    private static List<String> names(String header) {
        return fields(header, separatorOf(header));
    }

    private static List<String> fields(String line, char separator) {
        // A header that holds the end of a line is two records, and none of ours.
        if (!line.isEmpty() && line.indexOf('"') < 0 && line.indexOf('\r') < 0) {
            return List.of(line.split(String.valueOf(separator), -1));
        }
        try (CSVParser parser = CSVParser.parse(line, format(separator))) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.get(0).toList() : List.of();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return List.of();
        }
    }

    private static Map<TokenRole, Column> roles(List<String> names) {
        Map<TokenRole, Column> roles = new EnumMap<>(TokenRole.class);
        for (String name : names) {
            TokenRole.column(name).ifPresent(column -> roles.putIfAbsent(column.role(), column));
        }
        return roles;
    }

    /** Reads the whole log; the number of its lines. */
    static int read(LogSource source, TokenLog log) throws IOException {
        TokenTable table = null;
        try (BufferedReader text = TextOf.reader(source)) {
            CharLine line = new CharLine(text);
            CharLine.Taker plain = (characters, from, to) -> -1;
            while (line.nextBut(plain)) {
                if (line.isBlank()) {
                    continue;
                }
                if (line.charAt(0) == '#') {
                    log.directives().take(line.toString(), line.number());
                } else if (table == null) {
                    table = open(line.toString(), line.number(), log);
                    plain = PlainRow.of(table.separator, table.columns, table.rows, line);
                } else {
                    table.row(line);
                }
            }
            if (table != null) {
                log.end(table.rows);
            }
            return line.number();
        }
    }

    /** The log as a table of which every row is plain; empty where it is anything else. */
    static Optional<Parsed> plain(LogSource source) throws IOException {
        try (InputStream log = source.open()) {
            String header = header(log);
            char separator = separatorOf(header);
            if (!header.isEmpty() && isHeader(header)) {
                List<String> names = fields(header, separator);
                Map<TokenRole, Column> roles = roles(names);
                Column[] columns = names.stream()
                        .map(name -> TokenRole.column(name).orElse(null))
                        .toArray(Column[]::new);
                if (roles.size() == columns.length && PlainTable.isPlain(separator, columns)) {
                    return Optional.of(plain(source.path(), new PlainTable(log, separator, columns)));
                }
            }
            return Optional.empty();
        } catch (NotPlain notForUs) {
            return Optional.empty();
        }
    }

    private static Parsed plain(String path, PlainTable table) throws IOException {
        NoteTally notes = new NoteTally(path);
        RequestTimings timings = new PlainTableTimings(table.read(), notes).timings(path);
        ParsedRun run = new ParsedRun(
                timings.source().line(), table.lines(), new TokenDirectives(path).settings(), List.of(timings));
        return new Parsed(TokenTimingFormat.ID, table.lines(), List.of(run), notes.notes());
    }

    /** The first line, where it is short and ASCII; else nothing. */
    private static String header(InputStream log) throws IOException {
        StringBuilder line = new StringBuilder();
        int b = log.read();
        while (b > 0 && b < 0x80 && b != '\n' && line.length() < LONGEST_HEADER) {
            line.append((char) b);
            b = log.read();
        }
        return b == '\n' ? line.toString().strip() : "";
    }

    private static TokenTable open(String header, int line, TokenLog log) {
        char separator = separatorOf(header);
        List<String> names = fields(header, separator);
        Column[] columns = new Column[names.size()];
        Map<TokenRole, Column> seen = new EnumMap<>(TokenRole.class);
        List<String> doubled = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            Column column = TokenRole.column(names.get(i))
                    .filter(TokenTable::isOfTables)
                    .orElse(null);
            columns[i] = column;
            if (column != null) {
                Column other = seen.putIfAbsent(column.role(), column);
                if (other != null) {
                    doubled.add(other.name() + ", " + column.name());
                }
            }
        }
        if (!doubled.isEmpty()) {
            log.refuse(Problem.AMBIGUOUS_COLUMNS, doubled.get(0), line);
        } else if (!seen.containsKey(TokenRole.TIME) && !seen.containsKey(TokenRole.GAP)) {
            log.refuse(Problem.MISSING_COLUMN, "timestamp", line);
        }
        return new TokenTable(separator, columns, log.rows(separator == ';' ? ',' : '.'));
    }

    private static boolean isOfTables(Column column) {
        return switch (column.role()) {
            case TIMES, TTFT, ITLS -> false;
            default -> true;
        };
    }

    private void row(CharLine line) {
        if (line.has('"')) {
            quotedRow(line.toString(), line.number());
            return;
        }
        row.begin(line);
        int start = 0;
        int column = 0;
        int length = line.length();
        for (int i = 0; i < length; i++) {
            if (line.charAt(i) == separator) {
                field(column++, start, i);
                start = i + 1;
            }
        }
        field(column++, start, length);
        end(column, line.number());
    }

    private void quotedRow(String line, int number) {
        List<String> fields = fields(line, separator);
        StringBuilder text = new StringBuilder();
        row.begin(text);
        for (int column = 0; column < fields.size(); column++) {
            int start = text.length();
            text.append(fields.get(column));
            field(column, start, text.length());
        }
        end(fields.size(), number);
    }

    private void field(int column, int start, int end) {
        if (column < columns.length && columns[column] != null) {
            row.put(columns[column].role(), columns[column].unit(), start, end);
        }
    }

    /** A row of another length than the header was cut, or holds what nobody can tell the columns of. */
    private void end(int fields, int number) {
        if (fields == columns.length) {
            rows.row(row, number);
        } else {
            rows.unreadable(number);
        }
    }
}
