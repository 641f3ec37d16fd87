package io.benchdoctor.report;

import io.benchdoctor.facts.Fact;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What facts, metrics and units are called. */
final class Labels {
    private static final String FORMULA = "formula.";

    /** One of several facts that differ by a number: {@code whatif.slots32.ttft.best}. */
    private static final Pattern NUMBERED = Pattern.compile("([a-z]+\\.[a-z]+)(\\d+)?(\\..*)?");

    private static final List<String> SOURCES = List.of("reported.", "recomputed.", "derived.");
    private static final Pattern SAMPLES = Pattern.compile("\\S+ of the raw \\w+ samples");
    private static final Pattern SETTING = Pattern.compile("setting (\\w+)");

    /** A number of its own, not one within an id. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(\\.\\d+)?(?![\\w.]*[a-z])");

    private final Wording wording;

    Labels(Wording wording) {
        this.wording = wording;
    }

    /** Name of a fact or metric; its id where no language names it. */
    String of(String id) {
        return wording.words().facts().of(id, this::named);
    }

    private String named(String id) {
        String plain = plain(id);
        Optional<String> named = wording.plain("fact." + plain);
        if (named.isPresent()) {
            return named.get();
        }
        String statistic = statistic(plain);
        String metric = metric(plain);
        return statistic.isEmpty()
                ? metric
                : wording.say("report.metric", Map.of("metric", metric, "statistic", statistic));
    }

    private static String plain(String id) {
        for (String source : SOURCES) {
            if (id.startsWith(source)) {
                return id.substring(source.length());
            }
        }
        return id;
    }

    /** Name of what a metric measures, without its statistic; the id where no language names it. */
    String metric(String id) {
        return wording.words().metrics().of(id, this::measured);
    }

    private String measured(String id) {
        Optional<String> named = wording.plain("fact.metric." + id);
        return named.isPresent()
                ? named.get()
                : wording.plain("fact.metric." + family(id)).orElse(id);
    }

    /** Mean, median, P99 …; empty for a metric that is one number. */
    String statistic(String id) {
        if (id.indexOf('.') < 0
                || wording.words().has("fact.metric." + id)
                || !wording.words().has("fact.metric." + family(id))) {
            return "";
        }
        String statistic = id.substring(id.indexOf('.') + 1);
        return wording.plain("fact.statistic." + statistic)
                .orElseGet(() -> wording.say("fact.statistic.percentile", Map.of("p", rank(statistic))));
    }

    /**
     * How a fact is computed. What a language has no words for is told as the fact itself tells it: most of that is
     * arithmetic over ids, which every language reads alike but for its marks in numbers.
     */
    String formula(Fact fact) {
        // A saved result may tell of a fact otherwise than the program does.
        return wording.words().formulas().of(fact.id() + " = " + fact.text(), any -> told(fact));
    }

    private String told(Fact fact) {
        return wording.plain(FORMULA + fact.id())
                .orElseGet(() -> formulaOfMany(fact))
                .replace("`", "");
    }

    /** What is said of several facts alike, with what they differ by. */
    private String formulaOfMany(Fact fact) {
        String id = fact.id();
        Matcher many = NUMBERED.matcher(id);
        Matcher samples = SAMPLES.matcher(fact.text());
        Matcher setting = SETTING.matcher(fact.text());
        if (many.matches() && has(many.group(1))) {
            String number = many.group(2) == null ? "" : many.group(2);
            return wording.say(FORMULA + many.group(1), Map.of("n", number(number)));
        }
        if (samples.matches() && has("samples")) {
            String metric = id.substring(id.indexOf('.') + 1);
            return wording.say(
                    "formula.samples", Map.of("statistic", statistic(metric), "metric", metric(family(metric))));
        }
        return setting.matches() && has("setting")
                ? wording.say("formula.setting", Map.of("name", setting.group(1)))
                : NUMBER.matcher(fact.text()).replaceAll(number -> number(number.group()));
    }

    private boolean has(String formula) {
        return wording.words().has(FORMULA + formula);
    }

    /** Digits as they stand in a formula, in the marks of the language. */
    private String number(String digits) {
        if (digits.isEmpty()) {
            return digits;
        }
        int point = digits.indexOf('.');
        return wording.numbers().number(Double.parseDouble(digits), point < 0 ? 0 : digits.length() - point - 1);
    }

    /** Unit for a column of its own. */
    String unit(Unit unit) {
        return wording.say("unit.name." + unit.name().toLowerCase(Locale.ROOT));
    }

    /** The figure as in the log, with its unit. */
    String figure(Quantity quantity) {
        return switch (quantity.unit()) {
            case MILLISECONDS, SECONDS, SHARE, REQUESTS, TOKENS, COUNT, RATIO ->
                wording.numbers().table(quantity);
            case REQUESTS_PER_SECOND, TOKENS_PER_SECOND, BYTES, BYTES_PER_SECOND, OPERATIONS_PER_SECOND ->
                wording.numbers().engineer(quantity);
        };
    }

    /** {@code 99.9} of {@code p99.9}, in the marks of the language. */
    private String rank(String statistic) {
        double rank = Double.parseDouble(statistic.substring(1));
        return rank == Math.rint(rank) ? wording.numbers().number(rank, 0) : statistic.substring(1);
    }

    private static String family(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }
}
