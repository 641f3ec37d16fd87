package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RunPart.Drafts;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** What speculative decoding drafts, and how much of it is kept. */
final class SpeculationFacts {
    /** A drafted token and its check, in steps: what a head of one layer over a model of some dozens costs. */
    private static final double DRAFT_COST = 0.1;
    /** Longer drafts come from drafters that write them in one go. */
    private static final double LONGEST = 8;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "speculation.acceptance",
                    Unit.SHARE,
                    Quality.EXACT,
                    "spec.acceptanceRate, else spec.acceptedTokens / spec.draftTokens, else accepted / drafted tokens"
                            + " of the server's log",
                    SpeculationFacts::acceptance),
            new Fact(
                    "speculation.drafted",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "spec.draftTokens, else drafted tokens of the server's log",
                    SpeculationFacts::drafted),
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
                    "speculation.speedup",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "speculation.gained / (1 + 0.1 * min(8, speculation.tokens))",
                    s -> s.need("speculation.gained")
                            / (1 + DRAFT_COST * Math.min(LONGEST, s.need("speculation.tokens")))),
            new Fact(
                    "speculation.on",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when a log tells what was drafted, or that drafting was asked for",
                    SpeculationFacts::on));

    private SpeculationFacts() {}

    private static double acceptance(FactSheet sheet) throws Unavailable {
        OptionalDouble printed = sheet.find("spec.acceptanceRate");
        if (printed.isPresent()) {
            return printed.getAsDouble();
        }
        if (sheet.find("spec.draftTokens").isPresent()) {
            return quotient(sheet.need("spec.acceptedTokens"), sheet.need("spec.draftTokens"));
        }
        Drafts logged = logged(sheet);
        return quotient(logged.accepted(), logged.drafted());
    }

    private static double drafted(FactSheet sheet) throws Unavailable {
        OptionalDouble printed = sheet.find("spec.draftTokens");
        return printed.isPresent() ? printed.getAsDouble() : logged(sheet).drafted();
    }

    private static Drafts logged(FactSheet sheet) throws Unavailable {
        Drafts logged =
                sheet.parts(Drafts.class).stream().findFirst().orElseThrow(() -> Unavailable.because(Why.NOT_REPORTED));
        sheet.at(logged.source());
        return logged;
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
