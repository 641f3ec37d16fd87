package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The answers about one run. A fact is computed at the first question and kept; while its formula runs, the sheet notes which
 * facts it asks for, so that every number can be walked back to file and line.
 *
 * <p>{@code reported.<metric>} is what a log prints, {@code recomputed.<metric>} what raw timings give,
 * {@code derived.<metric>} what follows from other prints of a log that does not print it; the plain {@code <metric>} is
 * the recomputed one where there is one, else the reported one, else the derived one; a recomputed number that is only a
 * bound gives way to a printed one. A median and a 50th percentile are the same figure. One thread asks at a time: the
 * others wait, since a formula at work writes down what it asks for.
 */
public final class FactSheet {
    static final String REPORTED = "reported.";
    static final String RECOMPUTED = "recomputed.";
    static final String DERIVED = "derived.";

    /** Facts stand on facts, but not on so many. */
    private static final int DEEPEST = 20;

    private static final SloProfile ASSUMED = SloProfiles.standard().first();

    private final Optional<Run> run;
    private final Optional<RunGroup> group;
    private final Optional<RequestTimings> timings;
    private final Register register;
    private final Optional<SloProfile> chosen;
    private final Optional<Kept> kept;
    private final PrintedFigures figures;
    private final AtomicReference<Trust> trust = new AtomicReference<>();
    private final Answers answers;
    private final Once once = new Once();
    private final Asking asking;

    private FactSheet(
            Optional<Run> run,
            Optional<RunGroup> group,
            Register register,
            Optional<SloProfile> chosen,
            Optional<Kept> kept) {
        this.run = run;
        this.group = group;
        this.timings = run.flatMap(Run::timings);
        this.chosen = chosen;
        this.kept = kept;
        this.figures = new PrintedFigures(
                run.map(r -> r.parts(RunPart.BenchSummary.class)).orElse(List.of()));
        this.register = register;
        this.answers = new Answers(register, figures);
        this.asking = new Asking(register);
    }

    /** The sheet of a run. */
    public static FactSheet of(Run run, List<Fact> facts) {
        return of(run, facts, Optional.empty());
    }

    /** The sheet of a run that is held against the targets that the user chose; empty where the usual ones are held up. */
    public static FactSheet of(Run run, List<Fact> facts, Optional<SloProfile> chosen) {
        return new FactSheet(Optional.of(run), Optional.empty(), Register.of(facts), chosen, Optional.empty());
    }

    /** The same, which begins with what was worked out of the same logs, by the same rules and for the same targets before. */
    public static FactSheet of(Run run, List<Fact> facts, Optional<SloProfile> chosen, Recollection remembered) {
        FactSheet sheet = of(run, facts, chosen);
        remembered.answers().ifPresent(sheet.answers::keep);
        sheet.once.remember(remembered.gaps());
        return sheet;
    }

    /** The sheet of two sides, of a sweep, or of a metric over many nights; its formulas ask the sheets of their runs. */
    public static FactSheet of(RunGroup group) {
        return new FactSheet(
                Optional.empty(), Optional.of(group), Register.of(group.facts()), group.promise(), Optional.empty());
    }

    /** A sheet without logs on which only the given facts, and what follows from them, are known; for rule cases. */
    public static FactSheet given(Map<String, Quantity> given, List<Fact> facts) {
        FactSheet sheet = new FactSheet(
                Optional.empty(), Optional.empty(), Register.of(facts), Optional.empty(), Optional.empty());
        given.forEach((id, quantity) ->
                sheet.answers.keep(id, new FactValue.Computed(quantity, Quality.EXACT, List.of(), List.of())));
        return sheet;
    }

    /**
     * The answers of a saved result. Nothing is computed any more: what is not among them is not known.
     *
     * @param answers also why some facts are unknown
     */
    public static FactSheet saved(
            Run run, List<Fact> facts, Optional<SloProfile> chosen, Map<String, FactValue> answers, Kept kept) {
        FactSheet sheet =
                new FactSheet(Optional.of(run), Optional.empty(), Register.of(facts), chosen, Optional.of(kept));
        answers.forEach(sheet.answers::keep);
        sheet.known();
        return sheet;
    }

    /** The answers of a saved result about several runs; what is not among them is not known. */
    public static FactSheet saved(RunGroup group, Map<String, FactValue> answers) {
        FactSheet sheet = new FactSheet(
                Optional.empty(),
                Optional.of(group),
                Register.of(group.facts()),
                group.promise(),
                Optional.of(Kept.NOTHING));
        answers.forEach(sheet.answers::keep);
        return sheet;
    }

    /**
     * The same answers about the same run under other names; every registered fact was asked before, so that no answer
     * depends on a name any more.
     *
     * @param places what each place in the logs is called there
     */
    public synchronized FactSheet renamed(Run renamed, UnaryOperator<SourceRef> places) {
        known();
        FactSheet sheet = new FactSheet(Optional.of(renamed), group, register, chosen, kept);
        sheet.answers.take(answers, places);
        sheet.once.takeFrom(once);
        return sheet;
    }

    /** Every answer that was given so far, known or not, by id. */
    public synchronized Map<String, FactValue> answered() {
        return answers.all();
    }

    /** What {@link #known} was settled with, for another time; empty for answers that only a saved result has. */
    synchronized Optional<Recollection.Folded> told() {
        return answers.known().told();
    }

    /** Everything that can be asked: registered facts; metrics come on top of them. */
    public Set<String> ids() {
        return register.ids();
    }

    /** The fact of an id, percentiles of the raw timings included; empty for a metric that is only read. */
    public Optional<Fact> fact(String id) {
        int place = register.place(id);
        return place >= 0
                ? Optional.of(register.at(place))
                : figures.derived(id).or(() -> RecomputedFacts.percentile(id));
    }

    /** The unit in which a fact or metric is answered; empty when nothing is called so. */
    public Optional<Unit> unit(String id) {
        return fact(id).map(Fact::unit)
                .or(() -> Metric.unit(id.startsWith(REPORTED) ? id.substring(REPORTED.length()) : id));
    }

    /** Answers one question; never null, and the same answer each time. */
    public FactValue get(String id) {
        int place = register.place(id);
        if (place < 0) {
            return other(id);
        }
        FactValue answer = answers.at(place);
        return answer != null ? answer : registered(place);
    }

    private synchronized FactValue registered(int place) {
        FactValue answer = answers.at(place);
        if (answer == null) {
            answer = kept.isPresent() ? FactValue.Unknown.because(Why.NOT_REPORTED) : asking.answer(place, this);
            answers.keep(place, answer);
        }
        return answer;
    }

    private synchronized FactValue other(String id) {
        FactValue answer = answers.other(id);
        if (answer == null) {
            answer = compute(id);
            answers.keep(id, answer);
        }
        return answer;
    }

    /** The number of a fact alone; empty when it is unknown. */
    public OptionalDouble value(String id) {
        FactValue answer = get(id);
        return answer.isKnown() ? OptionalDouble.of(answer.number(Double.NaN)) : OptionalDouble.empty();
    }

    /** Why a fact is unknown: the reason at the bottom, not that another fact is unknown; empty for a known one. */
    public Optional<Why> why(String id) {
        String asked = id;
        for (int depth = 0; depth < DEEPEST && get(asked) instanceof FactValue.Unknown unknown; depth++) {
            if (unknown.why() != Why.LACKS_FACTS || unknown.lacks().isEmpty()) {
                return Optional.of(unknown.why());
            }
            asked = unknown.lacks().get(0);
        }
        return Optional.empty();
    }

    /**
     * All answers that are known after every registered fact and every metric that some log tells of was asked for, by id. What
     * else is among them is settled at the first call: what a run is asked to be compared with others is no answer about it.
     */
    public synchronized Map<String, FactValue> known() {
        if (!answers.areListed()) {
            IntStream.range(0, register.size()).forEach(this::registered);
            Stream.of(reportedMetrics(), figures.derived(), register.recomputed(answers))
                    .forEach(metrics -> metrics.forEach(this::get));
            asking.forget();
        }
        return answers.known();
    }

    /** Ids of all metrics that some log of this run prints. */
    public Set<String> reportedMetrics() {
        return figures.measured();
    }

    /** Every source's own figure of a metric, the most precise first. */
    public List<Reported> reported(String metric) {
        return figures.measured(metric);
    }

    /** Ids of all metrics that some log prints, those included that the print means were not measured. */
    public Set<String> printedMetrics() {
        return figures.printed();
    }

    /** Every source's own print of a metric, measured or not, the most precise first: for quoting, not for reckoning. */
    public List<Reported> printed(String metric) {
        return figures.printed(metric);
    }

    /** What the checks of the figures come to, weighed at the first question. */
    synchronized Trust trust(Supplier<Trust> weighed) {
        return trust.updateAndGet(known -> known == null ? weighed.get() : known);
    }

    /** The targets that the run is held against: the user's, else those of a chat. */
    public SloProfile slo() {
        return chosen.orElse(ASSUMED);
    }

    /** Whether the user chose the targets. */
    public boolean sloChosen() {
        return chosen.isPresent();
    }

    /** What is left of raw data in a saved result; empty where the logs were read. */
    public Optional<Kept> kept() {
        return kept;
    }

    /** The number of a fact that a formula cannot do without. */
    public synchronized double need(String id) throws Unavailable {
        asking.note(id);
        FactValue value = get(id);
        if (!value.isKnown()) {
            throw Unavailable.lacking(id);
        }
        asking.inherit(value);
        return value.number(Double.NaN);
    }

    /** The number of a fact that a formula uses where it is known. */
    public synchronized OptionalDouble find(String id) {
        FactValue value = get(id);
        if (!value.isKnown()) {
            return OptionalDouble.empty();
        }
        asking.note(id);
        asking.inherit(value);
        return OptionalDouble.of(value.number(Double.NaN));
    }

    Optional<Run> run() {
        return run;
    }

    /** The raw timings. */
    public RequestTimings timings() throws Unavailable {
        return timings.orElseThrow(() -> Unavailable.because(Why.NO_REQUEST_TIMINGS));
    }

    /** Two sides, the points of a sweep, or the nights of a metric. */
    <G extends RunGroup> G group(Class<G> kind) throws Unavailable {
        return group.filter(kind::isInstance).map(kind::cast).orElseThrow(() -> Unavailable.because(Why.NOT_REPORTED));
    }

    Pair pair() throws Unavailable {
        return group(Pair.class);
    }

    /** The raw timings, where there are any. */
    Optional<RequestTimings> rawTimings() {
        return timings;
    }

    /** Whether there are logs at all; without them nothing can be said about what they leave out. */
    public boolean hasRun() {
        return run.isPresent();
    }

    /** Whether raw timings exist, without needing them. */
    public boolean hasTimings() {
        return timings.isPresent() || kept.isPresent() && kept.get().requests().isPresent();
    }

    /** All parts of one kind; empty without a run. */
    public <P extends RunPart> List<P> parts(Class<P> kind) {
        return run.isPresent() ? run.get().parts(kind) : List.of();
    }

    /** A setting that a log states; its place becomes part of the answer's origin. */
    public Optional<Setting> setting(SettingKey key) {
        Optional<Setting> setting = run.flatMap(r -> r.setting(key));
        setting.ifPresent(s -> at(s.at()));
        return setting;
    }

    /** A setting as a number. */
    public double number(SettingKey key) throws Unavailable {
        return setting(key)
                .map(Setting::number)
                .filter(OptionalDouble::isPresent)
                .orElseThrow(() -> Unavailable.because(Why.SETTING_UNKNOWN))
                .getAsDouble();
    }

    /** What several formulas begin with: worked out once, and its origin is a part of the origin of each of them. */
    synchronized <T> T jointly(Class<T> what, Asking.Shared<T> formula) throws Unavailable {
        return asking.jointly(what, formula, this);
    }

    /** Adds a place in a log to the origin of the answer being computed. */
    public synchronized void at(SourceRef place) {
        asking.note(place);
    }

    /**
     * The samples of a kind that has one per request, rising; gathered and sorted once. The caller must not write to them.
     * The gaps are told by {@link GapOrder}.
     *
     * @throws Unavailable without raw timings, or without a single sample
     */
    public synchronized double[] sorted(Samples kind) throws Unavailable {
        RequestTimings timings = timings();
        double[] sorted = once(kind, () -> SampleSets.sorted(timings, kind));
        if (sorted.length == 0) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return sorted;
    }

    /** See {@link Once}. */
    synchronized <T> T once(Object key, Once.Work<T> work) throws Unavailable {
        return once.of(key, work);
    }

    /** Whether a fact of this id is registered, or was given. */
    boolean answers(String id) {
        return fact(id).isPresent() || answers.other(id) != null;
    }

    private FactValue compute(String id) {
        if (id.startsWith(REPORTED)) {
            return figures.answer(id.substring(REPORTED.length()));
        }
        Optional<Fact> fact = fact(id);
        if (fact.isEmpty()) {
            return PlainMetric.of(this, id);
        }
        return kept.isPresent() ? FactValue.Unknown.because(Why.NOT_REPORTED) : asking.answer(fact.get(), this);
    }
}
