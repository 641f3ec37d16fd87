package io.benchdoctor.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule that held, on its way to become a finding.
 *
 * @param confidence after caps and shares
 * @param share of the certainty of its group; empty without rivals
 */
record Candidate(
        Rule rule,
        Verdict.Found found,
        double confidence,
        List<Evidence> evidence,
        Set<String> missing,
        OptionalDouble share) {
    /** Below this an owner is one suspect among several. */
    private static final double LIKELY_OWNER = 0.5;

    static Candidate of(Rule rule, Verdict.Found found, double confidence) {
        return new Candidate(rule, found, confidence, found.evidence(), found.missing(), OptionalDouble.empty());
    }

    /** The same as the owner of a part of its group's certainty. */
    Candidate owning(double part, double certainty, List<Evidence> moreEvidence, Set<String> moreMissing) {
        List<Evidence> evidenceOfAll = new ArrayList<>(evidence);
        moreEvidence.stream().filter(more -> !isShown(more, evidenceOfAll)).forEach(evidenceOfAll::add);
        Set<String> missingOfAll = new TreeSet<>(missing);
        missingOfAll.addAll(moreMissing);
        return new Candidate(rule, found, part * certainty, evidenceOfAll, missingOfAll, OptionalDouble.of(part));
    }

    /** Whether the same figure speaks for the same side already; a reader needs it once. */
    private static boolean isShown(Evidence more, List<Evidence> shown) {
        return shown.stream().anyMatch(each -> each.fact().equals(more.fact()) && each.side() == more.side());
    }

    String id() {
        return rule.id();
    }

    Severity severity() {
        return found.severity();
    }

    boolean cause() {
        return rule.forms().get(found.form() - 1).cause();
    }

    /** Whether it is at least probable. */
    boolean convincing() {
        return Certainty.of(confidence).compareTo(Certainty.PROBABLE) <= 0;
    }

    boolean of(Stage stage) {
        return rule.stage() == stage;
    }

    /** Whether it is the known cause of what makes a queue: the likely owner among rivals, or one beyond doubt. */
    boolean isKnownCause() {
        boolean known = share.isPresent() ? convincing() : Certainty.of(confidence) == Certainty.CERTAIN;
        return of(Stage.DRAIN) && cause() && known;
    }

    boolean isUnlikelyOwner() {
        return share.isPresent() && confidence < LIKELY_OWNER;
    }

    /**
     * Whether it is trouble at least as bad as a severity word says, and more than a hint. The word {@code problem} stands
     * for a problem that is at least a warning, and leaves out what is only wrong with the figures.
     */
    boolean isTroubleOf(String word) {
        if (word.equals(Kind.PROBLEM.id())) {
            return rule.kind() == Kind.PROBLEM && isTroubleOf(Severity.WARNING.id());
        }
        boolean trouble = rule.kind() == Kind.PROBLEM || rule.kind() == Kind.DATA_QUALITY;
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
                return trouble && severity().compareTo(severity) <= 0 && Certainty.of(confidence) != Certainty.HINT;
            }
        }
        return false;
    }

    Finding finding(int rank, List<Recommendation> recommendations) {
        return new Finding(
                rank,
                id(),
                found.form(),
                rule.kind(),
                severity(),
                confidence,
                cause(),
                evidence,
                missing,
                recommendations,
                rule.ownership().map(Rule.Ownership::group).orElse(""),
                share);
    }
}
