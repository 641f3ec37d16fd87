package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** What speculative decoding drafts, and how much of it is kept. */
final class SpeculationFacts {
    static final List<Fact> ALL = List.of(
            new Fact(
                    "speculation.acceptance",
                    Unit.SHARE,
                    Quality.EXACT,
                    "spec.acceptanceRate, else spec.acceptedTokens / spec.draftTokens",
                    SpeculationFacts::acceptance),
            new Fact(
                    "speculation.drafted",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "spec.draftTokens",
                    s -> s.need("spec.draftTokens")),
            new Fact(
                    "speculation.tokens",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "setting speculativeTokens, else spec.draftTokens / spec.drafts, else (spec.acceptanceLength - 1)"
                            + " / speculation.acceptance",
                    SpeculationFacts::tokens),
            new Fact(
                    "speculation.gained",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "1 + speculation.acceptance * speculation.tokens",
                    s -> 1 + s.need("speculation.acceptance") * s.need("speculation.tokens")),
            new Fact(
                    "speculation.on",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when a log tells what was drafted, or that drafting was asked for",
                    SpeculationFacts::on));

    private SpeculationFacts() {}

    private static double acceptance(FactSheet sheet) throws Unavailable {
        OptionalDouble printed = sheet.find("spec.acceptanceRate");
        return printed.isPresent()
                ? printed.getAsDouble()
                : quotient(sheet.need("spec.acceptedTokens"), sheet.need("spec.draftTokens"));
    }

    private static double tokens(FactSheet sheet) throws Unavailable {
        if (sheet.setting(SettingKey.SPECULATIVE_TOKENS).isPresent()) {
            return sheet.number(SettingKey.SPECULATIVE_TOKENS);
        }
        OptionalDouble drafts = sheet.find("spec.drafts");
        if (drafts.isPresent()) {
            return quotient(sheet.need("spec.draftTokens"), drafts.getAsDouble());
        }
        double acceptance = sheet.need("speculation.acceptance");
        valid(acceptance > 0);
        return (sheet.need("spec.acceptanceLength") - 1) / acceptance;
    }

    private static double on(FactSheet sheet) throws Unavailable {
        boolean told = sheet.find("speculation.acceptance").isPresent()
                || sheet.find("spec.acceptanceLength").isPresent()
                || sheet.setting(SettingKey.SPECULATIVE_TOKENS).isPresent();
        if (!told) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        return 1;
    }
}
