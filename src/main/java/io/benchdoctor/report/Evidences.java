package io.benchdoctor.report;

import io.benchdoctor.diagnose.Evidence;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ReportView.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rule compared, in words and as a table of theory and log. */
final class Evidences {
    private static final int MOST_CHECKS = 8;

    private final Wording wording;
    private final Labels labels;

    Evidences(Wording wording) {
        this.wording = wording;
        this.labels = new Labels(wording);
    }

    /** One sentence: what, how much, and what it was compared with. */
    String text(Evidence evidence) {
        String name = labels.of(evidence.fact());
        if (isYesOrNo(evidence)) {
            return wording.say(
                    evidence.value().value() == 0 ? "report.evidence.no" : "report.evidence.yes", Map.of("name", name));
        }
        String expected = expected(evidence);
        String value = wording.numbers().engineer(evidence.value());
        return expected.isEmpty()
                ? wording.say("report.evidence.bare", Map.of("name", name, "value", value))
                : wording.say(
                        "report.evidence." + evidence.side().id(),
                        Map.of("name", name, "value", value, "expected", expected));
    }

    List<Check> checks(Finding finding) {
        List<Check> checks = new ArrayList<>();
        for (Evidence evidence : finding.evidence()) {
            if (isYesOrNo(evidence)
                    || finding.evidence().stream().anyMatch(other -> saysMore(other, evidence))
                    || checks.size() == MOST_CHECKS) {
                continue;
            }
            Check check = new Check(labels.of(evidence.fact()), expected(evidence), found(evidence));
            if (!check.expected().isEmpty() && !checks.contains(check)) {
                checks.add(check);
            }
        }
        return checks;
    }

    /** Whether another comparison of the same fact already says this one: 40 is above 30, so it is above 10. */
    private static boolean saysMore(Evidence other, Evidence evidence) {
        boolean alike = other.fact().equals(evidence.fact())
                && other.operator().equals(evidence.operator())
                && other.limits().size() == 1
                && evidence.limits().size() == 1;
        if (!alike) {
            return false;
        }
        double by = other.limits().get(0).value() - evidence.limits().get(0).value();
        return evidence.operator().startsWith(">") && by > 0
                || evidence.operator().startsWith("<") && by < 0;
    }

    /** A comparison of a yes-or-no fact proves nothing to a reader of numbers; the text says it. */
    private static boolean isYesOrNo(Evidence evidence) {
        double value = evidence.value().value();
        boolean alone = evidence.limits().isEmpty() && evidence.otherFact().isEmpty();
        return alone && evidence.value().unit() == Unit.COUNT && (value == 0 || value == 1);
    }

    private String expected(Evidence evidence) {
        if (evidence.otherFact().isPresent()) {
            return comparison(
                    evidence.operator(), labels.of(evidence.otherFact().get()));
        }
        List<Quantity> limits = evidence.limits();
        if (limits.isEmpty()) {
            return "";
        }
        if (limits.size() == 2) {
            Quantity low = limits.get(0);
            String from = sharesUnit(low, limits.get(1)) ? wording.numbers().number(low.value(), 0) : limit(low);
            return wording.say("report.range", Map.of("low", from, "high", limit(limits.get(1))));
        }
        return comparison(evidence.operator(), limit(limits.get(0)));
    }

    private String limit(Quantity limit) {
        return wording.numbers().limit(limit);
    }

    /** Whether the unit of the upper end can stand for both: {@code 1–100 ms}. */
    private static boolean sharesUnit(Quantity low, Quantity high) {
        boolean named = low.unit() == Unit.REQUESTS || low.unit() == Unit.MILLISECONDS && high.value() < 1000;
        return named && low.unit() == high.unit() && low.value() == Math.rint(low.value());
    }

    private String comparison(String operator, String limit) {
        String sign =
                switch (operator) {
                    case ">=" -> "≥";
                    case "<=" -> "≤";
                    case "==" -> "=";
                    case "!=" -> "≠";
                    default -> operator;
                };
        return wording.say("report.comparison", Map.of("sign", sign, "limit", limit));
    }

    private String found(Evidence evidence) {
        String value = wording.numbers().engineer(evidence.value());
        return equation(evidence.fact(), evidence.value(), value).orElse(value);
    }

    /** {@code 250.98 / 126.47 = 1.98}: only where the printed operands give the printed result. */
    private Optional<String> equation(String id, Quantity result, String printed) {
        FactValue value = wording.facts().get(id);
        if (!(value instanceof FactValue.Computed computed) || computed.from().size() != 2) {
            return Optional.empty();
        }
        Optional<Quantity> over = wording.quantity(computed.from().get(0));
        Optional<Quantity> under = wording.quantity(computed.from().get(1));
        boolean dimensionless = result.unit() == Unit.RATIO || result.unit() == Unit.SHARE;
        if (over.isEmpty() || under.isEmpty() || !dimensionless) {
            return Optional.empty();
        }
        double a = rounded(inSeconds(over.get(), under.get()));
        double b = rounded(inSeconds(under.get(), over.get()));
        if (b == 0
                || !wording.numbers()
                        .engineer(new Quantity(a / b, result.unit()))
                        .equals(printed)) {
            return Optional.empty();
        }
        return Optional.of(wording.say(
                "report.equation",
                Map.of(
                        "over", wording.numbers().number(a, decimals(a)),
                        "under", wording.numbers().number(b, decimals(b)),
                        "result", printed)));
    }

    private static int decimals(double value) {
        return value == Math.rint(value) ? 0 : 2;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** Long waits are divided in seconds, so that their printed digits stay few. */
    private static double inSeconds(Quantity quantity, Quantity other) {
        boolean mixed = quantity.unit() != other.unit();
        boolean large = Math.max(quantity.value(), other.value()) >= 1000;
        return quantity.unit() == Unit.MILLISECONDS && (mixed || large) ? quantity.value() / 1000 : quantity.value();
    }
}
