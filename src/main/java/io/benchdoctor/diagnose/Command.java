package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.EngineOption.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line to type, as a remedy's file writes it; taken apart once, for every run fills the same gaps.
 *
 * @param gaps names in the order of the text, {@code between} what stands before, between and behind them
 * @param options command line options that it names
 */
record Command(String text, List<String> between, List<String> gaps, List<String> options) {
    private static final Pattern GAP = Pattern.compile("\\{([a-z]+[0-9]*)}");
    private static final Pattern OPTION = Pattern.compile("(?<!\\S)--[a-z][a-z0-9-]*");
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    Command {
        between = List.copyOf(between);
        gaps = List.copyOf(gaps);
        options = List.copyOf(options);
    }

    static Command of(String text) {
        List<String> between = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        Matcher gap = GAP.matcher(text);
        int end = 0;
        while (gap.find()) {
            between.add(text.substring(end, gap.start()));
            gaps.add(gap.group(1));
            end = gap.end();
        }
        between.add(text.substring(end));
        List<String> options =
                OPTION.matcher(text).results().map(MatchResult::group).toList();
        return new Command(text, between, gaps, options);
    }

    /** Which program it starts. */
    Tool tool() {
        return gaps.contains("bench") ? Tool.CLIENT : Tool.SERVER;
    }

    boolean startsWith(String words) {
        return text.startsWith(words);
    }

    /** The line with its gaps filled; one that stays empty leaves no wider space behind. */
    String filled(UnaryOperator<String> value) {
        StringBuilder filled = new StringBuilder(between.get(0));
        for (int n = 0; n < gaps.size(); n++) {
            filled.append(value.apply(gaps.get(n))).append(between.get(n + 1));
        }
        return filled.indexOf("  ") < 0
                ? filled.toString()
                : SPACES.matcher(filled).replaceAll(" ");
    }
}
