package io.benchdoctor.facts;

import java.util.List;
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
}
