package io.benchdoctor.cli;

import io.benchdoctor.render.Terminal;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line that says what is wrong with the command line, in the terminal's language. */
final class UsageProblem {
    private UsageProblem() {}

    static String of(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return Words.text("usage.unknown", Map.of("given", String.join(" ", unmatched.getUnmatched())));
        }
        if (wrong instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream()
                    .map(argument ->
                            argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel())
                    .distinct()
                    .collect(Collectors.joining(", "));
            return Words.text("usage.missing", Map.of("names", names));
        }
        if (wrong.getArgSpec() instanceof OptionSpec option) {
            String value = wrong.getValue() == null ? "" : " " + wrong.getValue();
            return Words.text("usage.wrong", Map.of("given", option.longestName() + value));
        }
        return Terminal.safe(wrong.getMessage());
    }
}
