package io.benchdoctor.facts;

import static io.benchdoctor.facts.SweepFacts.about;
import static io.benchdoctor.facts.SweepFacts.exact;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.facts.Fact.Formula;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.SweepCapacity.Crossing;
import io.benchdoctor.facts.SweepCrowds.Foretold;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How many users a set-up serves within a promise, and how many such set-ups serve so many users. */
final class SweepAnswer {
    /** How {@link #users} reads in the text of a formula. */
    private static final String LITTLE = "requests in flight + requests per second * think time";

    /** What came is what was served, as long as a promise is kept. */
    private static final String COME = "throughput, in an open loop the rate of requests,";

    private static final String IN_FLIGHT = "requests in flight";
    private static final String WHERE = " where slo.score is 1, in an open loop sweep.crowds if known";
    private static final String WHERE_HIGH = " where slo.score.high is 1, less what lies between two loads";
    private static final String WHERE_LOW = " where slo.score.low is 1, more what lies between two loads";

    private static final String CROWDED = "rate at which as many requests meet a crowd in which the targets are missed"
            + " as may miss them: crowds by birth and death, misses counted over all runs";

    static final List<Fact> ALL = List.of(
            exact("sweep.promise", Unit.SHARE, "part of all sent requests that the targets ask for", s -> promise(
                            s.group(Sweep.class))
                    .attainment()),
            exact("sweep.think", Unit.SECONDS, "from an answer to the next question, as given; 0 if not", s -> s.group(
                            Sweep.class)
                    .demand()
                    .thinkSeconds()),
            crowds("sweep.crowds", CROWDED, Foretold::rate),
            crowds("sweep.crowds.low", CROWDED + ", less what chance and the law may be off", Foretold::low),
            crowds("sweep.crowds.high", CROWDED + ", more what chance and the law may be off", Foretold::high),
            about("sweep.capacity", Unit.REQUESTS_PER_SECOND, COME + WHERE, s -> at(s, SweepCapacity::crossing)
                    .rate()),
            about("sweep.capacity.low", Unit.REQUESTS_PER_SECOND, COME + WHERE_HIGH, s -> at(s, SweepCapacity::low)
                    .rate()),
            about("sweep.capacity.high", Unit.REQUESTS_PER_SECOND, COME + WHERE_LOW, s -> at(s, SweepCapacity::high)
                    .rate()),
            about("sweep.capacity.inFlight", Unit.REQUESTS, IN_FLIGHT + WHERE, s -> at(s, SweepCapacity::crossing)
                    .inside()),
            about("sweep.capacity.inFlight.low", Unit.REQUESTS, IN_FLIGHT + WHERE_HIGH, s -> at(s, SweepCapacity::low)
                    .inside()),
            about("sweep.capacity.inFlight.high", Unit.REQUESTS, IN_FLIGHT + WHERE_LOW, s -> at(s, SweepCapacity::high)
                    .inside()),
            about("sweep.users", Unit.REQUESTS, LITTLE + WHERE, s -> users(s, at(s, SweepCapacity::crossing))),
            about("sweep.users.low", Unit.REQUESTS, LITTLE + WHERE_HIGH, s -> users(s, at(s, SweepCapacity::low))),
            about("sweep.users.high", Unit.REQUESTS, LITTLE + WHERE_LOW, s -> users(s, at(s, SweepCapacity::high))),
            bound(
                    "sweep.capacity.atLeast",
                    Unit.REQUESTS_PER_SECOND,
                    "throughput of the greatest load, all loads keep",
                    s -> all(s).rate()),
            bound(
                    "sweep.users.atLeast",
                    Unit.REQUESTS,
                    LITTLE + " of the greatest load, all loads keep",
                    s -> users(s, all(s))),
            bound(
                    "sweep.capacity.atMost",
                    Unit.REQUESTS_PER_SECOND,
                    "throughput of the least load, none keeps",
                    s -> none(s).rate()),
            bound(
                    "sweep.users.atMost",
                    Unit.REQUESTS,
                    LITTLE + " of the least load, none keeps",
                    s -> users(s, none(s))),
            exact(
                    "sweep.demand",
                    Unit.REQUESTS,
                    "users to serve, as given",
                    s -> Symbols.known(s.group(Sweep.class).demand().users())),
            replicas("sweep.replicas", "sweep.users"),
            replicas("sweep.replicas.low", "sweep.users.high"),
            replicas("sweep.replicas.high", "sweep.users.low"),
            new Fact(
                    "sweep.replicas.atMost",
                    Unit.COUNT,
                    Quality.BOUND,
                    "sweep.demand / sweep.users.atLeast, rounded up",
                    s -> Math.ceil(quotient(s.need("sweep.demand"), s.need("sweep.users.atLeast")))));

    private SweepAnswer() {}

    /** The targets that a sweep is held against. */
    static SloProfile promise(Sweep sweep) {
        return sweep.promise().orElseGet(() -> SloProfiles.standard().first());
    }

    private static Fact bound(String id, Unit unit, String text, Formula formula) {
        return new Fact(id, unit, Quality.BOUND, text, formula);
    }

    private static Fact replicas(String id, String users) {
        return about(
                id,
                Unit.COUNT,
                "sweep.demand / " + users + ", rounded up",
                s -> Math.ceil(quotient(s.need("sweep.demand"), s.need(users))));
    }

    private static double users(FactSheet sheet, Crossing crossing) throws Unavailable {
        return whole(crossing.inside() + crossing.rate() * sheet.need("sweep.think"));
    }

    /** Part of a user is none; a single one in flight is in flight a little less than always. */
    private static double whole(double users) {
        return Math.max(1, Math.floor(users + 0.5));
    }

    private static Crossing at(FactSheet sheet, Function<SweepCapacity, Optional<Crossing>> which) throws Unavailable {
        return which.apply(SweepCapacity.of(sheet)).orElseThrow(() -> Unavailable.because(Why.OUTSIDE_VALIDITY));
    }

    private static Crossing all(FactSheet sheet) throws Unavailable {
        SweepCapacity capacity = SweepCapacity.of(sheet);
        valid(capacity.firstBroken().isEmpty());
        return capacity.lastKept().orElseThrow(() -> Unavailable.because(Why.OUTSIDE_VALIDITY));
    }

    private static Crossing none(FactSheet sheet) throws Unavailable {
        SweepCapacity capacity = SweepCapacity.of(sheet);
        valid(capacity.lastKept().isEmpty());
        return capacity.firstBroken().orElseThrow(() -> Unavailable.because(Why.OUTSIDE_VALIDITY));
    }

    private static Fact crowds(String id, String text, ToDoubleFunction<Foretold> end) {
        return about(id, Unit.REQUESTS_PER_SECOND, text, s -> s.group(Sweep.class)
                .foretold()
                .map(end::applyAsDouble)
                .orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES)));
    }
}
