package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.Drafts;
import io.benchdoctor.model.RunPart.ExpertLoad;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** One start of a server as its log tells it, and what of it may belong to a run. Copies of one log are one of these. */
final class ServerWatch {
    /** Between two time zones there is a multiple of a quarter of an hour, seldom more than fourteen. */
    private static final double ZONE_STEP = 900;

    private static final double MAX_ZONES = 14 * 3600.0;
    /** Warm-up and a test request before a run take their time, too; a server that worked for longer served others as well. */
    private static final double OWN_WORK = 1.5;

    private static final double OWN_WORK_SECONDS = 60;

    private final List<Telling> tellings;
    private final Optional<EngineSamples> samples;

    ServerWatch(List<Telling> tellings) {
        this.tellings = tellings;
        this.samples = part(EngineSamples.class);
    }

    private <P extends RunPart> Optional<P> part(Class<P> kind) {
        return tellings.get(0).run().parts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    static boolean isServer(Telling telling) {
        String format = telling.run().format();
        return format.equals(ServerLogReader.FORMAT) || format.equals(SglangServerReader.FORMAT);
    }

    List<Telling> tellings() {
        return tellings;
    }

    /** Whether the engine worked while the run was. */
    boolean saw(RunWindow window) {
        return samples.isPresent() && samples.get().stream().anyMatch(window.near(samples.get())::saw);
    }

    boolean hasClock() {
        return busy().findAny().isPresent();
    }

    /** When the lines were written that tell of work then, and when the run was; each on its own clock. */
    Clue clue(RunWindow window) {
        RunWindow here = window.near(samples.orElseThrow());
        DoubleSummaryStatistics at = samples.orElseThrow().stream()
                .filter(here::saw)
                .mapToDouble(sample -> sample.clockSeconds().orElseThrow())
                .summaryStatistics();
        return new Clue("time", YearClock.span(at.getMin(), at.getMax()), YearClock.span(window.start(), window.end()));
    }

    /** What server and client counted alike; empty where they did not. */
    List<Clue> counted(ServerFit fit) {
        return samples.map(all -> fit.clues(all, part(ServerEvents.class))).orElse(List.of());
    }

    /** Whether the telling is the result that a benchmark printed in which this engine worked, of one of these logs. */
    boolean printed(Telling result) {
        return OfflineEngines.isResult(result.run())
                && tellings.stream()
                        .filter(telling -> telling.path().equals(result.path()))
                        .anyMatch(telling -> OfflineEngines.holds(telling.run(), result.run()));
    }

    /** What this log tells of a run that was the engine's only work. */
    List<Telling> whole() {
        return cut(EngineSample::busy, true);
    }

    /** What this log tells of a run that took place then. */
    List<Telling> during(RunWindow window) {
        RunWindow here = window.near(samples.orElseThrow());
        return cut(here::holds, servedNothingElse(window.end() - window.start()));
    }

    /**
     * What this log tells of the only run there is beside it.
     *
     * @return empty when the clocks or the names contradict that
     */
    Optional<List<Telling>> beside(List<Telling> run) {
        if (named(run) == Naming.ANOTHER) {
            return Optional.empty();
        }
        Optional<RunWindow> window = RunWindow.of(run);
        if (samples.isEmpty()) {
            return Optional.of(cut(sample -> false, true));
        }
        boolean own = servedNothingElse(RunWindow.duration(run).orElse(Double.POSITIVE_INFINITY));
        if (window.isEmpty()) {
            return Optional.of(cut(sample -> own && sample.busy(), own));
        }
        return own ? inAnotherZone(window.get()) : Optional.empty();
    }

    /** The clocks of client and server agree but for their time zones. */
    private Optional<List<Telling>> inAnotherZone(RunWindow window) {
        OptionalDouble first = busy().findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        double ahead = first.getAsDouble() - window.start();
        double zones = Math.rint(ahead / ZONE_STEP) * ZONE_STEP;
        RunWindow there = window.shifted(zones);
        boolean agrees =
                Math.abs(zones) <= MAX_ZONES && samples.orElseThrow().stream().anyMatch(there::saw);
        return agrees ? Optional.of(cut(there::holds, true)) : Optional.empty();
    }

    /** Whether all work of the engine fits one run of that length. */
    private boolean servedNothingElse(double durationSeconds) {
        OptionalDouble first = busy().min();
        OptionalDouble last = busy().max();
        return first.isEmpty()
                || last.getAsDouble() - first.getAsDouble() <= OWN_WORK * durationSeconds + OWN_WORK_SECONDS;
    }

    private DoubleStream busy() {
        return samples.stream()
                .flatMap(EngineSamples::stream)
                .filter(EngineSample::busy)
                .map(EngineSample::clockSeconds)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble);
    }

    /** How the model of a run is called here. */
    enum Naming {
        SAME,
        UNKNOWN,
        ANOTHER
    }

    Naming named(List<Telling> run) {
        Optional<String> asked = run.stream()
                .map(telling -> telling.run().settings().get(SettingKey.MODEL))
                .filter(setting -> setting != null)
                .map(setting -> shortName(setting.value()))
                .findFirst();
        List<Setting> here = new ArrayList<>();
        for (SettingKey key : List.of(SettingKey.MODEL, SettingKey.SERVED_MODEL)) {
            Setting setting = tellings.get(0).run().settings().get(key);
            if (setting != null) {
                here.add(setting);
            }
        }
        if (asked.isEmpty() || here.isEmpty()) {
            return Naming.UNKNOWN;
        }
        boolean same =
                here.stream().anyMatch(setting -> shortNames(setting.value()).contains(asked.get()));
        return same ? Naming.SAME : Naming.ANOTHER;
    }

    /** The names in {@code m}, {@code org/m}, {@code /path/m} or {@code ['m', 'n']}. */
    private static List<String> shortNames(String value) {
        return List.of(value.split("[\\[\\]',\\s]+")).stream()
                .map(ServerWatch::shortName)
                .toList();
    }

    private static String shortName(String model) {
        String path = model.endsWith("/") ? model.substring(0, model.length() - 1) : model;
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** @param own whether what was counted over the whole log is the run's */
    private List<Telling> cut(Predicate<EngineSample> test, boolean own) {
        return tellings.stream()
                .map(telling ->
                        new Telling(telling.path(), telling.place(), cut(telling.run(), test, own), telling.joined()))
                .toList();
    }

    private static ParsedRun cut(ParsedRun run, Predicate<EngineSample> test, boolean own) {
        List<RunPart> parts = new ArrayList<>();
        for (RunPart part : run.parts()) {
            if (part instanceof EngineSamples all) {
                EngineSamples kept = all.where(test);
                if (kept.count() > 0) {
                    parts.add(kept);
                }
            } else if (own || !(part instanceof ServerEvents || part instanceof Drafts || part instanceof ExpertLoad)) {
                parts.add(part);
            }
        }
        return new ParsedRun(run.format(), run.firstLine(), run.lastLine(), run.settings(), parts);
    }
}
