package io.benchdoctor.parse;

import grammar.BenchConsoleLexer;
import grammar.BenchConsoleParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.Interval;

/** The rows of one printed block. Owns the grammar of that name: no generated type leaves this class. */
final class BenchConsole {
    private BenchConsole() {}

    /**
     * A row {@code label: value}.
     *
     * @param line index into the lines of the block
     * @param value to the last character; empty for a label without one
     * @param number whether the value is spelt as a number, NaN and infinity included
     */
    record Row(int line, String label, String value, boolean number) {}

    /** The rows in the order of the lines; whatever else stands between them is left out. */
    static List<Row> rows(List<String> lines) {
        return PlainBlockRow.all(lines).orElseGet(() -> byGrammar(lines));
    }

    /** The same of lines of any kind. */
    static List<Row> byGrammar(List<String> lines) {
        String block = String.join("\n", lines);
        var lexer = new BenchConsoleLexer(CharStreams.fromString(block));
        lexer.removeErrorListeners();
        var parser = new BenchConsoleParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        BenchConsoleParser.BlockContext tree = parser.block();
        if (parser.getNumberOfSyntaxErrors() > 0) {
            throw new IllegalStateException("the grammar of a block takes any text: " + block);
        }
        List<Row> rows = new ArrayList<>();
        for (BenchConsoleParser.ContentContext content : tree.content()) {
            addRow(rows, content);
        }
        return rows;
    }

    private static void addRow(List<Row> rows, BenchConsoleParser.ContentContext content) {
        if (content instanceof BenchConsoleParser.RowContext row) {
            BenchConsoleParser.ValueContext value = row.value();
            String text = value == null ? "" : written(value);
            boolean number = value != null && value.number() != null;
            rows.add(new Row(row.getStart().getLine() - 1, written(row.label()), text, number));
        }
    }

    /** The text between first and last token as it stands, blanks between words included. */
    private static String written(ParserRuleContext context) {
        Token first = context.getStart();
        Token last = context.getStop();
        return first.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
    }
}
