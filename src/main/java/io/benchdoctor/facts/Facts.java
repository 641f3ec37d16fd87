package io.benchdoctor.facts;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every fact of the house. To add one, add a line to the list of its theme. */
public final class Facts {
    /** All themes in one list; ids are unique. */
    public static final List<Fact> ALL = Stream.of(
                    RecomputedFacts.ALL,
                    LoadFacts.ALL,
                    DecodeFacts.ALL,
                    ReadingFacts.ALL,
                    PrefillFacts.ALL,
                    QueueFacts.ALL,
                    ShapeFacts.ALL,
                    CapFacts.ALL,
                    WhatIfFacts.ALL,
                    CureFacts.ALL,
                    LengthFacts.ALL,
                    MixFacts.ALL,
                    ArrivalFacts.ALL,
                    DriftFacts.ALL,
                    StallFacts.ALL,
                    DelayFacts.ALL,
                    GapFacts.ALL,
                    SteadyFacts.ALL,
                    ColdFacts.ALL,
                    IntegrityFacts.ALL,
                    PrintFacts.ALL,
                    ContextFacts.ALL,
                    Definitions.ALL,
                    AdviceFacts.ALL,
                    ServerFacts.ALL,
                    SloFacts.ALL,
                    ReaderFacts.ALL,
                    EnvironmentFacts.ALL,
                    SpeculationFacts.ALL,
                    CacheFacts.ALL,
                    EngineFacts.ALL,
                    DecodeLimitFacts.ALL,
                    ExchangeFacts.ALL,
                    EngineUseFacts.ALL,
                    ExpertFacts.ALL,
                    ClientFacts.ALL,
                    HostFacts.ALL,
                    PlausibilityFacts.ALL,
                    ReplicaFacts.ALL,
                    PoolFacts.ALL,
                    PreemptionFacts.ALL,
                    PrefixFacts.ALL,
                    BudgetFacts.ALL,
                    WorkloadFacts.ALL)
            .flatMap(List::stream)
            .toList();

    private Facts() {}

    /** Of hundreds of facts, and the same for each of thousands of runs and sweeps. */
    private static final class Registered {
        private static final Map<String, Fact> RUN = mapped(ALL);
        private static final Map<String, Fact> SWEEP = mapped(SweepFacts.ALL);
    }

    /** The same facts by id. */
    static Map<String, Fact> byId(List<Fact> facts) {
        if (facts == ALL) {
            return Registered.RUN;
        }
        return facts == SweepFacts.ALL ? Registered.SWEEP : mapped(facts);
    }

    private static Map<String, Fact> mapped(List<Fact> facts) {
        return facts.stream().collect(Collectors.toMap(Fact::id, Function.identity()));
    }
}
