package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a server is granted on its host: cores, open files and connections, and the memory of a card. */
final class HostFacts {
    /** Beside a process for each GPU one for the engine and one for HTTP, as vLLM's guide asks. */
    private static final double BESIDE_GPUS = 2;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "host.cores",
                    Unit.COUNT,
                    Quality.BOUND,
                    "setting hostThreads: threads, two of which may share a core",
                    s -> s.number(SettingKey.HOST_THREADS)),
            new Fact(
                    "host.coresNeeded",
                    Unit.COUNT,
                    Quality.EXACT,
                    "parallel.tensor * pipeline size * parallel.data + 2",
                    s -> s.need("parallel.tensor")
                                    * Hardware.orOne(s, SettingKey.PIPELINE_PARALLEL)
                                    * s.need("parallel.data")
                            + BESIDE_GPUS),
            new Fact(
                    "host.coresBound",
                    Unit.SHARE,
                    Quality.EXACT,
                    "setting boundCores / setting hostThreads, where the server computes on the CPU",
                    s -> quotient(s.number(SettingKey.BOUND_CORES), s.number(SettingKey.HOST_THREADS))),
            new Fact(
                    "host.openFiles",
                    Unit.COUNT,
                    Quality.EXACT,
                    "setting openFiles",
                    s -> s.number(SettingKey.OPEN_FILES)),
            new Fact(
                    "host.connections",
                    Unit.REQUESTS,
                    Quality.BOUND,
                    "the least of concurrency.peak, load.limit and requests.sent; known with a peak, or with a limit and no rate",
                    HostFacts::connections),
            new Fact(
                    "host.filesUsed",
                    Unit.RATIO,
                    Quality.EXACT,
                    "host.connections / host.openFiles",
                    s -> quotient(s.need("host.connections"), s.need("host.openFiles"))),
            new Fact(
                    "host.outOfFiles",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when a line of the server's log says that it may open no more files",
                    ServerFacts.EVENTS,
                    HostFacts::outOfFiles),
            new Fact(
                    "gpu.takenAtStart",
                    Unit.SHARE,
                    Quality.EXACT,
                    "1 - setting deviceMemoryFree / setting deviceMemory, of a card with memory of its own",
                    HostFacts::takenAtStart));

    private HostFacts() {}

    private static double connections(FactSheet sheet) throws Unavailable {
        OptionalDouble peak = sheet.find("concurrency.peak");
        OptionalDouble limit = sheet.find("load.limit");
        // a stated rate may never fill the limit, and a peak counts whoever touched a second
        valid(peak.isPresent()
                || limit.isPresent() && sheet.find("load.unlimited").orElse(1) == 1);
        double most = Math.min(peak.orElse(Double.POSITIVE_INFINITY), limit.orElse(Double.POSITIVE_INFINITY));
        return Math.min(most, sheet.need("requests.sent"));
    }

    private static double takenAtStart(FactSheet sheet) throws Unavailable {
        valid(!Hardware.gpu(sheet).hostMemory());
        double taken =
                1 - quotient(sheet.number(SettingKey.DEVICE_MEMORY_FREE), sheet.number(SettingKey.DEVICE_MEMORY));
        valid(taken >= 0);
        return taken;
    }

    private static double outOfFiles(FactSheet sheet) throws Unavailable {
        Optional<SourceRef> refused = sheet.parts(ServerEvents.class).stream()
                .map(ServerEvents::outOfFiles)
                .flatMap(Optional::stream)
                .findFirst();
        if (refused.isEmpty()) {
            ServerFacts.events(sheet);
        }
        refused.ifPresent(sheet::at);
        return flag(refused.isPresent());
    }
}
