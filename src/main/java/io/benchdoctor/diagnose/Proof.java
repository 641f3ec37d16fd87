package io.benchdoctor.diagnose;

import io.benchdoctor.diagnose.RuleFile.Case;
import io.benchdoctor.facts.FactSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a rule does what its own cases say, and whether they say enough. Every failure is one line for its author. */
final class Proof {
    private static final String SILENT = "silent";
    private static final String NOT_JUDGED = "not-judged";

    private Proof() {}

    /** Everything that is wrong with a rule file that can be read; empty when nothing is. */
    static List<String> failures(RuleFile file) {
        List<String> failures = new ArrayList<>();
        file.cases().forEach(c -> failure(file, c).ifPresent(failures::add));
        failures.addAll(gaps(file));
        return failures;
    }

    /** What a case expected and did not get. */
    static Optional<String> failure(RuleFile file, Case c) {
        String expected = expected(file.rule(), c);
        Verdict verdict = ask(file, c);
        return expected.equals(written(verdict))
                ? Optional.empty()
                : Optional.of(at(file, c.line()) + "\"" + c.says() + "\": expected " + expected + ", but it is "
                        + written(verdict) + lacking(verdict));
    }

    /** What no case shows. */
    static List<String> gaps(RuleFile file) {
        List<String> gaps = new ArrayList<>();
        Set<Integer> held = file.cases().stream()
                .map(c -> ask(file, c))
                .filter(Verdict.Found.class::isInstance)
                .map(verdict -> ((Verdict.Found) verdict).form())
                .collect(Collectors.toCollection(TreeSet::new));
        for (int form = 1; form <= file.rule().forms().size(); form++) {
            if (!held.contains(form)) {
                gaps.add(at(file, file.casesLine()) + "form " + form + " holds in no case; add one");
            }
        }
        Set<String> expected = file.cases().stream().map(Case::expect).collect(Collectors.toSet());
        if (!expected.contains(SILENT)) {
            gaps.add(at(file, file.casesLine())
                    + "no case is silent; add the look-alike that the rule must not take for its own");
        }
        if (!expected.contains(NOT_JUDGED) && !file.alwaysDecided()) {
            gaps.add(at(file, file.casesLine()) + "no case is not-judged; add one, or always-decided: true");
        }
        Set<String> unused = new TreeSet<>(file.rule().limits().keySet());
        unused.removeAll(usedLimits(file.rule()));
        unused.forEach(limit -> gaps.add(
                at(file, file.rule().limits().get(limit).line()) + "limit." + limit + " is not used; delete it"));
        if (file.about().isBlank()) {
            gaps.add(at(file, 1) + "the file must begin with # and a sentence that says what it is about");
        }
        return gaps;
    }

    /** {@code file:line: }, so that an editor can go there. */
    private static String at(RuleFile file, int line) {
        return file.name() + ":" + line + ": ";
    }

    /** The facts that an undecided rule wanted to know. */
    private static String lacking(Verdict verdict) {
        return verdict instanceof Verdict.NotJudged open ? " without " + String.join(", ", open.missing()) : "";
    }

    private static Verdict ask(RuleFile file, Case c) {
        return file.rule().ask(FactSheet.given(c.given(), file.subject().facts()));
    }

    /** A verdict as a case writes it down. */
    private static String written(Verdict verdict) {
        if (verdict instanceof Verdict.Found found) {
            return found.confidence() + " " + found.severity().id();
        }
        return verdict instanceof Verdict.NotJudged ? NOT_JUDGED : SILENT;
    }

    private static String expected(Rule rule, Case c) {
        if (c.expect().equals(SILENT) || c.expect().equals(NOT_JUDGED)) {
            return c.expect();
        }
        return Double.parseDouble(c.expect()) + " "
                + c.severity().orElse(rule.severity()).id();
    }

    private static Set<String> usedLimits(Rule rule) {
        Set<String> used = new TreeSet<>();
        rule.forms().forEach(form -> form.when().parts(part -> used.addAll(limits(part))));
        rule.ownership()
                .ifPresent(part -> part.odds().forEach(odds -> odds.when().parts(c -> used.addAll(limits(c)))));
        rule.spoils().forEach(spoiling -> spoiling.when().ifPresent(when -> when.parts(c -> used.addAll(limits(c)))));
        return used;
    }

    private static Set<String> limits(Condition part) {
        Stream<Bound> bounds = Stream.empty();
        if (part instanceof Condition.Comparison comparison) {
            bounds = Stream.of(comparison.bound());
        } else if (part instanceof Condition.Range range) {
            bounds = Stream.of(range.low(), range.high());
        }
        return bounds.flatMap(bound -> bound.limit().stream()).map(Limit::name).collect(Collectors.toSet());
    }
}
