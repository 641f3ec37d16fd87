package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RunPart.ExpertLoad;
import io.benchdoctor.model.Unit;
import java.util.List;

/** How evenly the experts of a model share the work among the GPUs, as the engine counts it. */
final class ExpertFacts {
    static final List<Fact> ALL = List.of(
            new Fact(
                    "experts.imbalance",
                    Unit.RATIO,
                    Quality.EXACT,
                    "tokens of the busiest GPU of each layer / tokens of a mean GPU, over all logged steps",
                    Need.server(ExpertLoad.class),
                    s -> {
                        ExpertLoad load = load(s);
                        return quotient(load.busiestTokens(), load.meanTokens());
                    }),
            new Fact(
                    "experts.stepTokens",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "tokens of a mean GPU in a logged step, all layers together",
                    Need.server(ExpertLoad.class),
                    s -> {
                        ExpertLoad load = load(s);
                        return quotient(load.meanTokens(), load.steps());
                    }),
            new Fact(
                    "experts.steps",
                    Unit.COUNT,
                    Quality.EXACT,
                    "logged steps",
                    Need.server(ExpertLoad.class),
                    s -> load(s).steps()));

    private ExpertFacts() {}

    private static ExpertLoad load(FactSheet sheet) throws Unavailable {
        ExpertLoad load = sheet.parts(ExpertLoad.class).stream()
                .findFirst()
                .orElseThrow(() -> Unavailable.because(Why.NO_SERVER_LOG));
        sheet.at(load.source());
        return load;
    }
}
