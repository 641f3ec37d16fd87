package io.benchdoctor.report;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.Locale;
import java.util.Map;

/** What facts, metrics and units are called. */
final class Labels {
    private final Wording wording;

    Labels(Wording wording) {
        this.wording = wording;
    }

    /** Name of a fact or metric; its id where no language names it. */
    String of(String id) {
        String plain = id.replaceFirst("^(reported|recomputed|derived)\\.", "");
        if (wording.words().has("fact." + plain)) {
            return wording.say("fact." + plain);
        }
        String statistic = statistic(plain);
        String metric = metric(plain);
        return statistic.isEmpty()
                ? metric
                : wording.say("report.metric", Map.of("metric", metric, "statistic", statistic));
    }

    /** Name of what a metric measures, without its statistic; the id where no language names it. */
    String metric(String id) {
        for (String name : new String[] {id, family(id)}) {
            if (wording.words().has("fact.metric." + name)) {
                return wording.say("fact.metric." + name);
            }
        }
        return id;
    }

    /** Mean, median, P99 …; empty for a metric that is one number. */
    String statistic(String id) {
        if (id.indexOf('.') < 0
                || wording.words().has("fact.metric." + id)
                || !wording.words().has("fact.metric." + family(id))) {
            return "";
        }
        String statistic = id.substring(id.indexOf('.') + 1);
        return wording.words().has("fact.statistic." + statistic)
                ? wording.say("fact.statistic." + statistic)
                : wording.say("fact.statistic.percentile", Map.of("p", rank(statistic)));
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
