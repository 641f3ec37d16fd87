package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.EngineVersion;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The tokens that one step may hold, and in how many steps a prompt is read therefore. */
final class BudgetFacts {
    /** The budget with which the engines of smaller GPUs start. */
    private static final double SMALL = 2048;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "budget.tokens",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "setting maxNumBatchedTokens",
                    s -> s.number(SettingKey.MAX_NUM_BATCHED_TOKENS)),
            new Fact(
                    "budget.split",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when long prompts are read in pieces: setting chunkedPrefill, else setting engineVersion from 0.8 on",
                    BudgetFacts::split),
            new Fact(
                    "budget.chunks",
                    Unit.COUNT,
                    Quality.APPROXIMATE,
                    "input.mean / (budget.tokens - decode.concurrency / replicas), rounded up, where budget.split",
                    BudgetFacts::chunks),
            new Fact(
                    "budget.chunkDensity",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "prefill.density * budget.chunks",
                    s -> s.need("prefill.density") * s.need("budget.chunks")),
            new Fact(
                    "budget.readTime",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "budget.chunks * itl.p99",
                    s -> s.need("budget.chunks") * s.need("itl.p99")),
            new Fact(
                    "budget.readShare",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "budget.readTime / ttft.mean",
                    s -> quotient(s.need("budget.readTime"), s.need("ttft.mean"))),
            new Fact(
                    "budget.readRate",
                    Unit.TOKENS_PER_SECOND,
                    Quality.APPROXIMATE,
                    "1000 * input.mean / budget.readTime",
                    s -> quotient(1000 * s.need("input.mean"), s.need("budget.readTime"))),
            new Fact(
                    "budget.overPrompt",
                    Unit.RATIO,
                    Quality.EXACT,
                    "budget.tokens / input.mean",
                    s -> quotient(s.need("budget.tokens"), s.need("input.mean"))),
            new Fact(
                    "budget.smallerPause",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "decode.step + prefill.time * 2048 / input.mean, where both prompt and budget are longer",
                    BudgetFacts::smallerPause));

    private BudgetFacts() {}

    private static double split(FactSheet sheet) throws Unavailable {
        Optional<Setting> stated = sheet.setting(SettingKey.CHUNKED_PREFILL);
        if (stated.isPresent()) {
            return flag(stated.get().value().equalsIgnoreCase("true"));
        }
        Optional<EngineVersion> version =
                sheet.setting(SettingKey.ENGINE_VERSION).map(Setting::value).flatMap(EngineVersion::parse);
        valid(version.isPresent() && version.get().compareTo(EngineVersion.FIRST_V1) >= 0);
        return 1;
    }

    /** Running requests take their token of the budget first; prompts get what is left. */
    private static double chunks(FactSheet sheet) throws Unavailable {
        valid(sheet.need("budget.split") == 1);
        double running = sheet.find("decode.concurrency").orElse(0) / replicas(sheet);
        double left = sheet.need("budget.tokens") - running;
        valid(left >= 1);
        return Math.max(1, Math.ceil(sheet.need("input.mean") / left));
    }

    private static double smallerPause(FactSheet sheet) throws Unavailable {
        double prompt = sheet.need("input.mean");
        valid(prompt > SMALL && sheet.find("budget.tokens").orElse(prompt) > SMALL);
        return sheet.need("decode.step") + sheet.need("prefill.time") * SMALL / prompt;
    }

    private static double replicas(FactSheet sheet) {
        OptionalDouble stated =
                sheet.setting(SettingKey.DATA_PARALLEL).map(Setting::number).orElse(OptionalDouble.empty());
        return Math.max(1, stated.orElse(1));
    }
}
