package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.EngineMoments.Moment;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSamples.Figure;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** How evenly the replicas of a server share the work; a replica that writes no line at a moment is idle in it. */
final class ReplicaFacts {
    /** One that runs less than half of what the others run has room while somebody waits elsewhere. */
    private static final double UNDERUSED = 0.5;

    static final List<Fact> ALL = List.of(
            fact("replica.count", Unit.COUNT, "replicas that the samples name", s -> of(s).size()),
            fact(
                    "replica.busiest",
                    Unit.REQUESTS,
                    "mean running and waiting requests of the busiest replica",
                    s -> of(s).get(0).held()),
            fact("replica.idlest", Unit.REQUESTS, "mean running and waiting requests of the idlest replica", s -> {
                List<Load> loads = of(s);
                return loads.get(loads.size() - 1).held();
            }),
            fact(
                    "replica.mean",
                    Unit.REQUESTS,
                    "mean running and waiting requests of a replica",
                    s -> mean(of(s), Load::held)),
            Symbols.ratio("replica.imbalance", Unit.RATIO, "replica.busiest", "replica.mean"),
            new Fact(
                    "replica.excess",
                    Unit.REQUESTS,
                    Quality.EXACT,
                    "replica.busiest - replica.mean",
                    Need.fact("replica.busiest"),
                    s -> s.need("replica.busiest") - s.need("replica.mean")),
            fact(
                    "replica.busiestRate",
                    Unit.RATIO,
                    "generation throughput of the busiest replica / that of a mean one",
                    s -> quotient(of(s).get(0).rate(), mean(of(s), Load::rate))),
            fact(
                    "replica.starvedShare",
                    Unit.SHARE,
                    "part of the samples in which one replica has waiting requests while another runs less than half of the mean",
                    ReplicaFacts::starvedShare));

    private ReplicaFacts() {}

    private static Fact fact(String id, Unit unit, String text, Fact.Formula formula) {
        return new Fact(id, unit, Quality.EXACT, text, EngineMoments.NEED, formula);
    }

    /**
     * What one replica had on average.
     *
     * @param held requests, running or waiting
     * @param rate generated tokens per second
     */
    private record Load(double held, double rate) {}

    /** The loads of all replicas over the moments in which any was busy, the busiest first; two or more. */
    private static List<Load> of(FactSheet sheet) throws Unavailable {
        List<Moment> moments = EngineMoments.busy(sheet);
        TreeMap<Integer, Load> sums = new TreeMap<>();
        for (Moment moment : moments) {
            for (int line = moment.first(); line < moment.end(); line++) {
                double engine = moment.samples().figure(line, Figure.ENGINE);
                valid(!Double.isNaN(engine));
                var load = new Load(
                        figure(moment, line, Figure.RUNNING) + figure(moment, line, Figure.WAITING),
                        figure(moment, line, Figure.GENERATION_TOKENS_PER_SECOND));
                sums.merge((int) engine, load, (a, b) -> new Load(a.held() + b.held(), a.rate() + b.rate()));
            }
        }
        valid(sums.size() > 1);
        List<Load> loads = new ArrayList<>();
        sums.values().forEach(sum -> loads.add(new Load(sum.held() / moments.size(), sum.rate() / moments.size())));
        loads.sort((a, b) -> Double.compare(b.held(), a.held()));
        return loads;
    }

    private static double figure(Moment moment, int line, Figure figure) {
        return EngineMoments.orZero(moment.samples().figure(line, figure));
    }

    private static double mean(List<Load> loads, ToDoubleFunction<Load> figure) {
        return loads.stream().mapToDouble(figure).sum() / loads.size();
    }

    private static double starvedShare(FactSheet sheet) throws Unavailable {
        int replicas = of(sheet).size();
        List<Moment> moments = EngineMoments.busy(sheet);
        long starved =
                moments.stream().filter(moment -> starves(moment, replicas)).count();
        return (double) starved / moments.size();
    }

    /** A replica that does not speak has none running. */
    private static boolean starves(Moment moment, int replicas) {
        double all = 0;
        double fewest = moment.lines() < replicas ? 0 : Double.POSITIVE_INFINITY;
        for (int line = moment.first(); line < moment.end(); line++) {
            double running = figure(moment, line, Figure.RUNNING);
            all += running;
            fewest = Math.min(fewest, running);
        }
        return moment.anyWaits() && fewest < UNDERUSED * all / replicas;
    }
}
