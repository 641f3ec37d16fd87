package io.benchdoctor.parse;

import grammar.TokenTimingsLexer;
import grammar.TokenTimingsParser;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;

/** The lines of a token timing log in plain text. Owns the grammar of that name: no generated type leaves this class. */
final class TokenTimings {
    private static final Set<String> EVENTS = Set.of("sent", "end", "fail");

    /** What numbers are written with, and the units of times behind them. */
    private static final String NUMERIC = "0123456789.eEsmunµ";

    /** The shortest time with its date. */
    private static final int STAMP_CHARS = 19;

    private TokenTimings() {}

    /** What a line says about its request. */
    enum Kind {
        SENT,
        TOKEN,
        END,
        FAIL
    }

    /**
     * One line, its words as they stand.
     *
     * @param index empty when the line has none
     * @param time empty for a failure without one
     * @param count tokens of the chunk, empty for one
     * @param reason of a failure, may be empty
     */
    record Line(Kind kind, String request, String index, String time, String count, String reason) {}

    /** The line without blanks around it, read; empty when it does not have the shape. */
    static Optional<Line> line(String text) {
        String line = text.strip();
        if (!mayBeEvent(line)) {
            return Optional.empty();
        }
        TokenTimingsLexer lexer = new TokenTimingsLexer(CharStreams.fromString(line));
        lexer.removeErrorListeners();
        TokenTimingsParser parser = new TokenTimingsParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        TokenTimingsParser.LineContext tree = parser.start().line();
        return parser.getNumberOfSyntaxErrors() > 0 ? Optional.empty() : Optional.of(read(tree));
    }

    /** Whether the second word is one that may stand there: free text is told from timings without the grammar. */
    private static boolean mayBeEvent(String line) {
        int from = 0;
        while (from < line.length() && !isBlank(line.charAt(from))) {
            from++;
        }
        while (from < line.length() && isBlank(line.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < line.length() && !isBlank(line.charAt(to))) {
            to++;
        }
        String word = line.substring(from, to);
        return EVENTS.contains(word) || isStamp(word) || isNumeric(word);
    }

    private static boolean isStamp(String word) {
        return word.length() >= STAMP_CHARS && word.charAt(0) >= '0' && word.charAt(0) <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Whether the word may be a number or one with a unit; a date or a time of day has signs in its middle. */
    private static boolean isNumeric(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean sign = (c == '-' || c == '+') && (i == 0 || "eE".indexOf(word.charAt(i - 1)) >= 0);
            if (!sign && NUMERIC.indexOf(c) < 0) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private static Line read(TokenTimingsParser.LineContext tree) {
        if (tree instanceof TokenTimingsParser.SentContext sent) {
            return new Line(Kind.SENT, text(sent.word()), "", text(sent.time()), "", "");
        }
        if (tree instanceof TokenTimingsParser.EndContext end) {
            return new Line(Kind.END, text(end.word()), "", text(end.time()), "", "");
        }
        if (tree instanceof TokenTimingsParser.FailContext fail) {
            return new Line(Kind.FAIL, text(fail.word()), "", text(fail.time()), "", text(fail.reason()));
        }
        if (tree instanceof TokenTimingsParser.TokenContext token) {
            String count = token.COUNT() == null ? "" : token.COUNT().getText().substring(1);
            return new Line(Kind.TOKEN, text(token.word()), token.INT().getText(), text(token.time()), count, "");
        }
        TokenTimingsParser.ArrivalContext arrival = (TokenTimingsParser.ArrivalContext) tree;
        String count = arrival.COUNT() == null ? "" : arrival.COUNT().getText().substring(1);
        return new Line(Kind.TOKEN, text(arrival.name()), "", text(arrival.time()), count, "");
    }

    private static String text(ParserRuleContext context) {
        return context == null ? "" : context.getText();
    }
}
