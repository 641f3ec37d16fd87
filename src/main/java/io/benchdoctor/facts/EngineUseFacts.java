package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;

import io.benchdoctor.facts.EngineMoments.Moment;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSamples.Figure;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.function.Predicate;

/** What the engine has to do while its clients wait. */
final class EngineUseFacts {
    static final List<Fact> ALL = List.of(
            new Fact(
                    "server.inEngineShare",
                    Unit.SHARE,
                    Quality.APPROXIMATE,
                    "(server.running.mean + server.waiting.mean) / system.concurrency, where a sample shows a request",
                    EngineUseFacts::inEngine),
            new Fact(
                    "server.outsideTime",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "latency.mean * (1 - server.inEngineShare), at most ttft.mean",
                    s -> Math.min(
                            s.need("ttft.mean"),
                            Math.max(0, s.need("latency.mean") * (1 - s.need("server.inEngineShare"))))),
            new Fact(
                    "server.waitingShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the busy samples with a waiting request",
                    EngineMoments.NEED,
                    s -> share(s, Moment::anyWaits)),
            new Fact(
                    "server.capShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the busy samples with requests that wait where setting maxNumSeqs run",
                    EngineUseFacts::capShare));

    private EngineUseFacts() {}

    /** Samples that all show an empty engine missed the run. */
    private static double inEngine(FactSheet sheet) throws Unavailable {
        double held = sheet.need("server.running.mean") + sheet.need("server.waiting.mean");
        Symbols.valid(held > 0);
        return quotient(held, sheet.need("system.concurrency"));
    }

    private static double share(FactSheet sheet, Predicate<Moment> test) throws Unavailable {
        List<Moment> busy = EngineMoments.busy(sheet);
        return (double) busy.stream().filter(test).count() / busy.size();
    }

    /** A replica's own line tells of a replica's own limit; a line for the whole server tells of all limits together. */
    private static double capShare(FactSheet sheet) throws Unavailable {
        double limit = sheet.number(SettingKey.MAX_NUM_SEQS);
        double all = sheet.need("cap.slots");
        return share(sheet, moment -> anyAtLimit(moment, limit, all));
    }

    private static boolean anyAtLimit(Moment moment, double limit, double all) {
        for (int line = moment.first(); line < moment.end(); line++) {
            boolean ofReplica = !Double.isNaN(moment.samples().figure(line, Figure.ENGINE));
            if (moment.samples().figure(line, Figure.WAITING) > 0
                    && EngineMoments.orZero(moment.samples().figure(line, Figure.RUNNING))
                            >= (ofReplica ? limit : all)) {
                return true;
            }
        }
        return false;
    }
}
