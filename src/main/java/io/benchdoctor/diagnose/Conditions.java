package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.YamlValue;
import java.util.List;

/** The conditions of one file: reads them, and gives a mistake its line and column in that file. */
record Conditions(String file, String text, RuleConditionReader reader) {

    /** @throws RuleException with the place of the mistake */
    Condition read(YamlValue written) {
        try {
            return reader.read(written.text());
        } catch (RuleConditionReader.Mistake mistake) {
            throw new RuleException(file + ":" + place(written, mistake.offset()) + ": " + mistake.getMessage());
        }
    }

    /**
     * Finds the character of the file that stands for a character of the condition. A condition may be folded over
     * several lines, so only what is not white space is counted.
     */
    private String place(YamlValue written, int offset) {
        String condition = written.text();
        long before = condition
                .substring(0, Math.min(offset, condition.length()))
                .chars()
                .filter(c -> !Character.isWhitespace(c))
                .count();
        List<String> lines = text.lines().toList();
        int line = written.line() - 1;
        int column = written.column() - 1;
        if (isIndicator(lines.get(line).substring(column))) {
            line++;
            column = 0;
        } else if (lines.get(line).charAt(column) == '"' || lines.get(line).charAt(column) == '\'') {
            column++;
        }
        for (; line < lines.size(); line++, column = 0) {
            for (; column < lines.get(line).length(); column++) {
                if (!Character.isWhitespace(lines.get(line).charAt(column)) && before-- == 0) {
                    return (line + 1) + ":" + (column + 1);
                }
            }
        }
        return written.line() + ":" + written.column();
    }

    /** Whether a block follows: {@code >-}, {@code |} and the like. */
    private static boolean isIndicator(String rest) {
        return rest.startsWith(">") || rest.startsWith("|");
    }
}
