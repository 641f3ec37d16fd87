package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the figures of a run can be believed: what must hold between them by arithmetic, and whether it does.
 *
 * @param checks every identity and bound that these logs allow to check
 * @param doubted metric ids of which a contradiction says that they, or what they were held against, are wrong; sorted
 * @param survives the printed metric ids that no contradiction touches; sorted
 */
public record Trust(Verdict verdict, List<Check> checks, List<String> doubted, List<String> survives) {
    public Trust {
        checks = List.copyOf(checks);
        doubted = List.copyOf(doubted);
        survives = List.copyOf(survives);
    }

    /** What the checks come to. */
    public enum Verdict {
        /** Everything agrees to the last printed digit. */
        COHERENT,
        /** Everything agrees as far as printed digits can. */
        WITHIN_ROUNDING,
        /** Something cannot be true. */
        CONTRADICTORY,
        /** There are no two figures that could be held against each other. */
        UNCHECKED;

        /** Lower-case with hyphens, as in {@code report.json} and in message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One identity or bound. Of several figures of a kind it shows the two that are furthest from holding.
     *
     * @param id of the check fact
     * @param outcome never {@link Verdict#UNCHECKED}
     * @param formula of the check fact: what deviates from what
     * @param relation {@code =}, {@code <=} or {@code >=}: how what is found must stand to what is expected
     * @param deviation in units of what rounding allows: up to 1 it holds
     * @param at the lines of the figures
     */
    public record Check(
            String id,
            Verdict outcome,
            String formula,
            String relation,
            Quantity expected,
            Quantity found,
            double deviation,
            List<SourceRef> at) {
        public Check {
            at = List.copyOf(at);
        }
    }

    /** Holds every pair of figures against each other that the logs of a run give. */
    public static Trust of(FactSheet sheet) {
        return sheet.trust(() -> weighed(sheet));
    }

    private static Trust weighed(FactSheet sheet) {
        List<Check> checks = new ArrayList<>();
        Set<String> vouched = new TreeSet<>();
        Set<String> accused = new TreeSet<>();
        for (IntegrityFacts.Known known : IntegrityFacts.CHECKS) {
            if (sheet.get(known.fact().id()).known().isPresent()) {
                Comparison comparison = comparison(sheet, known);
                boolean holds = comparison.deviation() <= 1;
                if (!holds) {
                    accused.addAll(comparison.metrics());
                } else if (comparison.relation() == Comparison.Relation.EQUAL) {
                    vouched.addAll(comparison.metrics());
                }
                checks.add(check(sheet, known.fact(), comparison));
            }
        }
        // An identity that holds vouches for its figures, unless that leaves nobody to blame.
        Set<String> doubted = new TreeSet<>(accused);
        doubted.removeAll(vouched);
        doubted = doubted.isEmpty() ? accused : doubted;
        Set<String> survives = new TreeSet<>(sheet.reportedMetrics());
        survives.removeAll(doubted);
        return new Trust(verdict(checks), checks, List.copyOf(doubted), List.copyOf(survives));
    }

    private static Verdict verdict(List<Check> checks) {
        Verdict worst = checks.isEmpty() ? Verdict.UNCHECKED : Verdict.COHERENT;
        for (Check check : checks) {
            worst = check.outcome().compareTo(worst) > 0 ? check.outcome() : worst;
        }
        return worst;
    }

    private static Comparison comparison(FactSheet sheet, IntegrityFacts.Known known) {
        try {
            return known.check().compare(sheet);
        } catch (Unavailable impossible) {
            throw new IllegalStateException(known.fact().id() + " was known and is not", impossible);
        }
    }

    private static Check check(FactSheet sheet, Fact fact, Comparison comparison) {
        Verdict outcome = comparison.exact() ? Verdict.COHERENT : Verdict.WITHIN_ROUNDING;
        return new Check(
                fact.id(),
                comparison.deviation() <= 1 ? outcome : Verdict.CONTRADICTORY,
                fact.text(),
                comparison.relation().sign(),
                comparison.expected(),
                comparison.found(),
                comparison.deviation(),
                places(sheet, comparison.metrics()));
    }

    private static List<SourceRef> places(FactSheet sheet, List<String> metrics) {
        Set<SourceRef> places = new LinkedHashSet<>();
        for (String metric : metrics) {
            sheet.reported(metric).forEach(figure -> places.add(figure.at()));
        }
        return List.copyOf(places);
    }
}
