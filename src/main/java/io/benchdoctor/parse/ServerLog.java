package io.benchdoctor.parse;

import grammar.ServerLogLexer;
import grammar.ServerLogParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;

/** The fields of one statistics line. Owns the grammar of that name: no generated type leaves this class. */
final class ServerLog {
    private final ServerLogLexer lexer = new ServerLogLexer(CharStreams.fromString(""));
    private final CommonTokenStream tokens = new CommonTokenStream(lexer);
    private final ServerLogParser parser = new ServerLogParser(tokens);

    ServerLog() {
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    }

    /**
     * A field {@code label: value unit}.
     *
     * @param scope the labels before the last one, such as {@code Engine 000}; empty for none
     * @param label words with one blank between them
     * @param unit empty for none
     */
    record Field(String scope, String label, String number, String unit) {}

    /** The fields in the order of the message; whatever else stands between the commas is left out. */
    List<Field> fields(String message) {
        lexer.setInputStream(CharStreams.fromString(message));
        tokens.setTokenSource(lexer);
        parser.setTokenStream(tokens);
        List<Field> fields = new ArrayList<>();
        for (ServerLogParser.FieldContext field : parser.statistics().field()) {
            if (field instanceof ServerLogParser.PairContext pair) {
                fields.add(field(pair));
            }
        }
        return fields;
    }

    private static Field field(ServerLogParser.PairContext pair) {
        List<ServerLogParser.LabelContext> labels = pair.label();
        int last = labels.size() - 1;
        String scope = last == 0 ? "" : words(labels.get(0));
        String unit = pair.unit() == null ? "" : pair.unit().getText();
        return new Field(scope, words(labels.get(last)), pair.NUMBER().getText(), unit);
    }

    private static String words(RuleContext label) {
        var words = new StringBuilder();
        for (int i = 0; i < label.getChildCount(); i++) {
            words.append(i == 0 ? "" : " ").append(label.getChild(i).getText());
        }
        return words.toString();
    }
}
