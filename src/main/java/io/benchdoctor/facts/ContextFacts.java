package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.RunPart.Pool;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which things one would have to know to judge a run, and which of them no log states. */
final class ContextFacts {
    private static final List<Fact> PRESENT = List.of(
            present("context.model", "the model is stated", sheet -> states(sheet, SettingKey.MODEL)),
            present("context.gpu", "the GPU is stated", sheet -> states(sheet, SettingKey.GPU)),
            present(
                    "context.version",
                    "the version of the engine is stated",
                    sheet -> states(sheet, SettingKey.ENGINE_VERSION)),
            present(
                    "context.load",
                    "load.unlimited or load.rate is known, or load.limited is 1",
                    ContextFacts::knowsLoad),
            present(
                    "context.failures",
                    "requests.failed is known, or the number of prompts",
                    sheet -> sheet.find("requests.failed").isPresent() || states(sheet, SettingKey.NUM_PROMPTS)),
            present(
                    "context.server",
                    "a log of the server was given",
                    sheet -> !sheet.parts(ServerEvents.class).isEmpty()
                            || !sheet.parts(EngineSamples.class).isEmpty()
                            || !sheet.parts(Pool.class).isEmpty()));

    static final List<Fact> ALL = all();

    private ContextFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>(PRESENT);
        facts.add(new Fact(
                "context.missing",
                Unit.COUNT,
                Quality.EXACT,
                "of model, GPU, engine version, request rate, concurrency limit, failures and server log, those unknown",
                ContextFacts::missing));
        return List.copyOf(facts);
    }

    private static Fact present(String id, String text, Predicate<FactSheet> test) {
        return new Fact(id, Unit.COUNT, Quality.EXACT, "1 when " + text, sheet -> {
            requireRun(sheet);
            return Symbols.flag(test.test(sheet));
        });
    }

    private static boolean states(FactSheet sheet, SettingKey key) {
        return sheet.setting(key).isPresent();
    }

    private static boolean knowsLoad(FactSheet sheet) {
        return knowsRate(sheet) || sheet.find("load.limited").orElse(0) == 1;
    }

    private static boolean knowsRate(FactSheet sheet) {
        return sheet.find("load.unlimited").isPresent()
                || sheet.find("load.rate").isPresent();
    }

    private static double missing(FactSheet sheet) throws Unavailable {
        requireRun(sheet);
        int missing = 0;
        for (String id :
                List.of("context.model", "context.gpu", "context.version", "context.failures", "context.server")) {
            missing += sheet.need(id) == 0 ? 1 : 0;
        }
        missing += knowsRate(sheet) ? 0 : 1;
        missing += sheet.find("load.limited").isPresent() ? 0 : 1;
        return missing;
    }

    private static void requireRun(FactSheet sheet) throws Unavailable {
        if (!sheet.hasRun()) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
    }
}
