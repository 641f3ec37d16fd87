package io.benchdoctor.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The units in which token times are written. */
enum TokenUnit {
    S(1_000_000_000L, "s", "_s|_sec|_secs|_seconds|\\(s\\)|\\[s\\]|\\(seconds\\)"),
    MS(1_000_000L, "ms", "_ms|_millis|_msec|\\(ms\\)|\\[ms\\]"),
    US(1_000L, "us", "_us|_µs|_micros|\\(us\\)|\\[us\\]|\\(µs\\)"),
    NS(1L, "ns", "_ns|_nanos|\\(ns\\)|\\[ns\\]");

    private final long nanos;
    private final String symbol;
    private final Pattern inName;

    TokenUnit(long nanos, String symbol, String endings) {
        this.nanos = nanos;
        this.symbol = symbol;
        this.inName = Pattern.compile("(.+?) *(?:" + endings + ")");
    }

    /** Length of the unit in nanoseconds. */
    long nanos() {
        return nanos;
    }

    double seconds() {
        return nanos * 1e-9;
    }

    String symbol() {
        return symbol;
    }

    static Optional<TokenUnit> ofSymbol(String symbol) {
        return List.of(values()).stream()
                .filter(unit ->
                        unit.symbol.equals(symbol.toLowerCase(Locale.ROOT).replace('µ', 'u')))
                .findFirst();
    }

    /** The name of a column without this unit behind it; empty when it does not end so. */
    Optional<String> cutFrom(String name) {
        Matcher matcher = inName.matcher(name.toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(name.substring(0, matcher.end(1))) : Optional.empty();
    }

    /** The unit behind a number, or null: called once per value, so it neither allocates nor matches patterns. */
    static TokenUnit ending(CharSequence text, int from, int to) {
        if (to - from < 2 || text.charAt(to - 1) != 's') {
            return null;
        }
        return switch (text.charAt(to - 2)) {
            case 'm' -> MS;
            case 'u', 'µ', 'μ' -> US;
            case 'n' -> NS;
            default -> S;
        };
    }

    /** Characters that this unit takes at the end of a value, a blank before it included. */
    int endingLength(CharSequence text, int to) {
        int length = this == S ? 1 : 2;
        while (to - length > 0 && text.charAt(to - length - 1) == ' ') {
            length++;
        }
        return length;
    }
}
