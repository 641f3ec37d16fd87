package io.benchdoctor.diagnose;

import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Course;
import io.benchdoctor.facts.Difference;
import io.benchdoctor.facts.Episode;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Likeness;
import io.benchdoctor.facts.Pair;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.facts.Side;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs of many nights, each load by itself.
 *
 * @param undated runs that are left out, because the others of their load tell when they were made and these do not
 * @param relevant the smallest change that matters, as a part
 */
public record History(List<Strand> strands, List<Diagnosis> undated, double relevant) {
    public History {
        strands = List.copyOf(strands);
        undated = List.copyOf(undated);
    }

    /** Ids of the metrics that most are asked for. */
    public static final List<String> CENTRAL = List.of("ttft.median", "tpot.median", "throughput.output");

    static final String REGRESSION = "lasting-regression";

    /** Of more nights the nights themselves tell the noise. */
    private static final int MANY = 20;

    /**
     * The nights of one load of one model.
     *
     * @param load what was asked, as far as the runs tell
     * @param dated whether the nights are days; else they are runs in the order of their paths
     * @param courses metrics that are known on some night
     */
    public record Strand(String load, boolean dated, List<Night> nights, List<Judged> courses) {
        public Strand {
            nights = List.copyOf(nights);
            courses = List.copyOf(courses);
        }

        /** The metrics that most are asked for; all where none of those is known. */
        public List<Judged> central() {
            List<Judged> central = courses.stream()
                    .filter(course -> CENTRAL.contains(course.course().metric().id()))
                    .toList();
            return central.isEmpty() ? courses : central;
        }
    }

    /** Runs of one day are repeats; {@code name} is the day, or the path of the only run. */
    public record Night(String name, List<Diagnosis> runs) {
        public Night {
            runs = List.copyOf(runs);
        }
    }

    /**
     * A course with what is to be said of it.
     *
     * @param verdict {@link MetricVerdict#UNKNOWN} where nothing was found and a change that matters would not show
     * @param still what the rules say where nothing happened; of the course as a whole
     */
    public record Judged(Course course, MetricVerdict verdict, List<Happening> happenings, EpisodeDiagnosis still) {
        /** Whether so many nights hold any change that chance could not have made. */
        public boolean isLongEnough() {
            return course.nights().size() >= Course.FEWEST;
        }

        public Judged {
            happenings = List.copyOf(happenings);
        }
    }

    /**
     * A change that is sure and matters.
     *
     * @param finding what the rules say of it
     * @param changed what differs between the nights before and after: the settings that may be behind it
     */
    public record Happening(Course.Event event, Finding finding, EpisodeDiagnosis diagnosis, List<Difference> changed) {
        public Happening {
            changed = List.copyOf(changed);
        }

        /** Whether it is for the worse; else for the better. */
        public boolean worse() {
            return finding.kind() == Kind.PROBLEM;
        }
    }

    /** How the rules are asked. */
    interface Rules {
        EpisodeDiagnosis ask(Run run, Episode episode);
    }

    /**
     * @param runs in the order of their paths
     * @param asRead the same as their logs tell of them: a path may hold the day on which a run was made
     * @param relevant the smallest change that matters, as a part
     */
    static History of(List<Diagnosis> runs, List<Run> asRead, Rules rules, double relevant) {
        Map<Diagnosis, String> days = new IdentityHashMap<>();
        for (int k = 0; k < runs.size(); k++) {
            Diagnosis run = runs.get(k);
            RunDay.of(asRead.get(k)).ifPresent(day -> days.put(run, day));
        }
        List<Diagnosis> undated = new ArrayList<>();
        List<Strand> strands = askedAlike(runs).stream()
                .map(group -> strand(group, days, undated, rules))
                .toList();
        return new History(strands, undated, relevant);
    }

    /** Runs of one load of one model, in the order of their first. */
    private static List<List<Diagnosis>> askedAlike(List<Diagnosis> runs) {
        Map<String, List<List<Diagnosis>>> loads = new LinkedHashMap<>();
        List<List<Diagnosis>> all = new ArrayList<>();
        for (Diagnosis run : runs) {
            List<List<Diagnosis>> alike = loads.computeIfAbsent(asked(run), key -> new ArrayList<>());
            Optional<List<Diagnosis>> own = alike.stream()
                    .filter(group -> Likeness.statesLoad(run.facts())
                            || Likeness.asksAlike(group.get(0).facts(), run.facts()))
                    .findFirst();
            if (own.isEmpty()) {
                List<Diagnosis> begun = new ArrayList<>();
                alike.add(begun);
                all.add(begun);
            }
            own.orElseGet(() -> alike.get(alike.size() - 1)).add(run);
        }
        return all;
    }

    private static String asked(Diagnosis run) {
        return Stream.of(Likeness.load(run.facts()), setting(run, SettingKey.MODEL), setting(run, SettingKey.GPU))
                .collect(Collectors.joining("\n"));
    }

    private static String setting(Diagnosis run, SettingKey key) {
        return run.run().setting(key).map(Setting::value).orElse("");
    }

    private static Strand strand(
            List<Diagnosis> runs, Map<Diagnosis, String> days, List<Diagnosis> undated, Rules rules) {
        boolean dated = runs.stream().anyMatch(days::containsKey);
        Map<String, List<Diagnosis>> nights = dated ? new TreeMap<>() : new LinkedHashMap<>();
        for (Diagnosis run : runs) {
            Optional<String> day = Optional.ofNullable(days.get(run));
            if (dated && day.isEmpty()) {
                undated.add(run);
            } else {
                nights.computeIfAbsent(day.orElseGet(() -> path(run)), key -> new ArrayList<>())
                        .add(run);
            }
        }
        List<Night> ordered = new ArrayList<>();
        nights.forEach((name, night) -> ordered.add(new Night(name, night)));
        List<Judged> courses = ComparedMetric.ALL.stream()
                .map(metric -> Course.of(metric, values(ordered, metric), quietest(ordered, metric)))
                .filter(course -> !course.nights().isEmpty())
                .map(course -> judged(course, ordered, rules))
                .toList();
        return new Strand(Likeness.load(runs.get(0).facts()), dated, ordered, courses);
    }

    private static String path(Diagnosis run) {
        return run.run().sources().isEmpty()
                ? run.run().label()
                : run.run().sources().get(0).path() + ":"
                        + run.run().sources().get(0).firstLine();
    }

    private static List<double[]> values(List<Night> nights, ComparedMetric metric) {
        return nights.stream()
                .map(night -> night.runs().stream()
                        .flatMap(run -> run.facts().get(metric.id()).known().stream())
                        .mapToDouble(Quantity::value)
                        .toArray())
                .toList();
    }

    /** What the requests of neighbouring nights tell of chance, of one of the two; of a long history its nights tell that better. */
    private static OptionalDouble quietest(List<Night> nights, ComparedMetric metric) {
        if (nights.size() > MANY) {
            return OptionalDouble.empty();
        }
        double[] errors = IntStream.range(1, nights.size())
                .mapToObj(k -> new Pair(side(nights.get(k - 1)), side(nights.get(k)), Set.of()))
                .flatMap(pair -> FactSheet.of(pair).get(PairFacts.CHANGE + metric.id() + ".error").known().stream())
                .mapToDouble(error -> error.value() / Math.sqrt(2))
                .sorted()
                .toArray();
        return errors.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(errors[errors.length / 2]);
    }

    private static Judged judged(Course course, List<Night> nights, Rules rules) {
        Run run = nights.get(0).runs().get(0).run();
        List<Happening> happenings = new ArrayList<>();
        for (Course.Event event : course.events()) {
            EpisodeDiagnosis asked = rules.ask(run, new Episode(course, Optional.of(event)));
            asked.change()
                    .ifPresent(finding -> happenings.add(new Happening(event, finding, asked, changed(event, nights))));
        }
        EpisodeDiagnosis still = rules.ask(run, new Episode(course, Optional.empty()));
        if (happenings.isEmpty()) {
            return new Judged(course, still.isSteady() ? MetricVerdict.SAME : MetricVerdict.UNKNOWN, happenings, still);
        }
        boolean worse = happenings.get(happenings.size() - 1).worse();
        return new Judged(course, worse ? MetricVerdict.WORSE : MetricVerdict.BETTER, happenings, still);
    }

    /** What the last night before tells otherwise than the first one after; of a drift its two ends. */
    private static List<Difference> changed(Course.Event event, List<Night> nights) {
        Night before = nights.get(event.drift() ? event.first() : Math.max(0, event.first() - 1));
        Night after = nights.get(event.last());
        return new Pair(side(before), side(after), Set.of())
                .differences().stream()
                        .filter(difference -> difference.part().equals(Difference.SYSTEM)
                                || difference.part().equals(Difference.LOAD))
                        .toList();
    }

    private static Side side(Night night) {
        List<FactSheet> sheets = night.runs().stream().map(Diagnosis::facts).toList();
        return new Side(sheets);
    }
}
