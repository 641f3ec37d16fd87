package io.benchdoctor.saved;

import io.benchdoctor.diagnose.Evidence;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Kind;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The findings about a run, in their order. Rules may be the user's own: an id that has no words is shown as it is. */
final class SavedFindings {
    private static final Pattern RULE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,20}");
    private static final Pattern OPERATOR = Pattern.compile("[<>]=?|[!=]?=|in|not in|is|is not");

    private final SavedFacts facts;

    SavedFindings(SavedFacts facts) {
        this.facts = facts;
    }

    static String rule(SavedValue id) throws SavedReportException {
        if (!RULE.matcher(id.text()).matches()) {
            throw id.wrong();
        }
        return id.text();
    }

    List<Finding> of(SavedValue findings) throws SavedReportException {
        List<Finding> all = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (SavedValue finding : findings.items()) {
            all.add(finding(finding));
            if (!ids.add(all.get(all.size() - 1).id())) {
                throw finding.need("id").wrong();
            }
        }
        return all;
    }

    private Finding finding(SavedValue finding) throws SavedReportException {
        Optional<SavedValue> group = finding.find("group");
        Optional<SavedValue> share = finding.find("share");
        return new Finding(
                finding.need("rank").whole(1),
                rule(finding.need("id")),
                finding.need("form").whole(1),
                finding.need("kind").oneOf(Kind.values(), Kind::id),
                finding.need("severity").oneOf(Severity.values(), Severity::id),
                share(finding.need("confidence")),
                finding.need("cause").flag(),
                evidence(finding.need("evidence")),
                missing(finding.need("missing")),
                recommendations(finding.need("recommendations")),
                group.isPresent() ? group.get().text() : "",
                share.isPresent() ? OptionalDouble.of(share(share.get())) : OptionalDouble.empty());
    }

    static double share(SavedValue value) throws SavedReportException {
        if (value.number() < 0 || value.number() > 1) {
            throw value.wrong();
        }
        return value.number();
    }

    List<Evidence> evidence(SavedValue evidence) throws SavedReportException {
        List<Evidence> all = new ArrayList<>();
        for (SavedValue item : evidence.items()) {
            String fact = item.need("fact").text();
            Quantity value = facts.quantity(fact, item);
            SavedValue operator = item.need("operator");
            List<Quantity> limits = limits(item.need("limits"), value.unit());
            Optional<SavedValue> other = item.find("otherFact");
            if (!OPERATOR.matcher(operator.text()).matches()) {
                throw operator.wrong();
            }
            if (other.isPresent()) {
                facts.known(other.get().text(), other.get());
            }
            boolean range = operator.text().endsWith("in");
            boolean answer = operator.text().startsWith("is");
            if (other.isEmpty() && !answer && limits.size() != (range ? 2 : 1)) {
                throw item.need("limits").wrong();
            }
            all.add(new Evidence(
                    fact,
                    value,
                    item.need("side").oneOf(Evidence.Side.values(), Evidence.Side::id),
                    operator.text(),
                    limits,
                    other.isPresent() ? Optional.of(other.get().text()) : Optional.empty()));
        }
        return all;
    }

    private static List<Quantity> limits(SavedValue limits, Unit unit) throws SavedReportException {
        List<Quantity> all = new ArrayList<>();
        for (SavedValue limit : limits.items()) {
            all.add(new Quantity(limit.number(), unit));
        }
        return all;
    }

    private Set<String> missing(SavedValue missing) throws SavedReportException {
        Set<String> all = new TreeSet<>();
        for (SavedValue item : missing.items()) {
            String fact = item.need("fact").text();
            facts.known(fact, item);
            all.add(fact);
        }
        return all;
    }

    private List<Recommendation> recommendations(SavedValue recommendations) throws SavedReportException {
        List<Recommendation> all = new ArrayList<>();
        for (SavedValue item : recommendations.items()) {
            Optional<SavedValue> elsewhere = item.find("elsewhere");
            Optional<SavedValue> expected = item.find("expected");
            all.add(new Recommendation(
                    rule(item.need("id")),
                    item.need("flags").texts(),
                    item.need("commands").texts(),
                    elsewhere.isPresent() && elsewhere.get().flag(),
                    expected.isPresent() ? Optional.of(expected(expected.get())) : Optional.empty()));
        }
        return all;
    }

    private Recommendation.Expected expected(SavedValue expected) throws SavedReportException {
        String fact = expected.need("fact").text();
        facts.known(fact, expected);
        String by = expected.need("predictedBy").text();
        return new Recommendation.Expected(fact, by, facts.quantity(by, expected));
    }
}
