package io.benchdoctor.cli;

import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.RuleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The rules that the command line asks for: the program's or a folder's, with some limits moved. */
final class Rules {
    private Rules() {}

    /**
     * @param folder null for the rules of the program
     * @param limits by {@code rule.limit}
     */
    static RuleBook of(CommandLine command, Path folder, Map<String, String> limits) {
        try {
            RuleBook rules = folder == null ? RuleBook.standard() : RuleBook.of(folder);
            return limits.isEmpty() ? rules : rules.with(limits);
        } catch (RuleException mistake) {
            throw new ParameterException(command, mistake.getMessage());
        } catch (IOException unreadable) {
            throw new ParameterException(
                    command, Words.text("usage.rules-folder", Map.of("folder", String.valueOf(folder))));
        }
    }
}
