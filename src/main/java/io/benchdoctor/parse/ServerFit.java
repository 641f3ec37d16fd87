package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** Holds what a server counted against what a client counted. */
final class ServerFit {
    /** The server rounds each rate to a tenth, and the first line of a log may tell of more than its interval. */
    private static final double TOKEN_SHARE = 0.02;
    /** Lines of the server that may be missing at the ends of a run, and those that trial and warm-up may add. */
    private static final double INTERVALS_SHORT = 2;

    private static final double INTERVALS_LONG = 3;
    /** Beside the run a client asks for the model, for its health, and once for a trial. */
    private static final int ASIDE = 5;
    /** Logs without the lines of requests still have one of the trial. */
    private static final int SILENT = 2;

    private final Map<String, Reported> figures;
    private final Map<SettingKey, Setting> settings;

    ServerFit(List<Telling> client) {
        Map<String, Reported> all = new HashMap<>();
        Map<SettingKey, Setting> stated = new HashMap<>();
        for (Telling telling : client) {
            telling.printed().ifPresent(printed -> printed.forEach(all::putIfAbsent));
            telling.run().settings().forEach(stated::putIfAbsent);
        }
        this.figures = all;
        this.settings = stated;
    }

    /** What both counted alike; empty unless the tokens agree and nothing contradicts. */
    List<Clue> clues(EngineSamples samples, Optional<ServerEvents> events) {
        double interval = interval(samples);
        if (contradicts(samples) || !lastsAsLong(samples, interval)) {
            return List.of();
        }
        List<Clue> clues = new ArrayList<>();
        double written = sum(samples, interval, EngineSample::generationTokensPerSecond);
        if (!agrees("tokens.output", written)) {
            return List.of();
        }
        clues.add(clue("tokens.output", written));
        boolean readsAll =
                samples.stream().allMatch(sample -> sample.prefixHitRatio().orElse(Double.NaN) == 0);
        if (readsAll && figures.containsKey("tokens.input")) {
            double taken = sum(samples, interval, EngineSample::promptTokensPerSecond);
            if (!agrees("tokens.input", taken)) {
                return List.of();
            }
            clues.add(clue("tokens.input", taken));
        }
        OptionalInt answered = answered(events);
        if (answered.isPresent()) {
            if (!isAnswered(answered.getAsInt())) {
                return List.of();
            }
            clues.add(clue("requests.completed", answered.getAsInt()));
        }
        return clues;
    }

    boolean contradicts(Telling server) {
        return server.run().parts().stream()
                .anyMatch(part -> part instanceof EngineSamples samples && contradicts(samples));
    }

    /** Whether the engine worked on more requests at once than the client ever sent. */
    private boolean contradicts(EngineSamples samples) {
        double limit = Math.min(
                figure("concurrency.peak").orElse(Double.POSITIVE_INFINITY),
                figure("concurrency.limit").orElse(Double.POSITIVE_INFINITY));
        return samples.stream()
                .anyMatch(
                        sample -> sample.running().orElse(0) + sample.waiting().orElse(0) > limit + ASIDE);
    }

    /** A trial and the warm-up come before the clock starts. */
    private boolean agrees(String metric, double counted) {
        double said = figure(metric).orElse(Double.NaN);
        double completed = Math.max(1, figure("requests.completed").orElse(1));
        double before = (1 + warmups()) * said / completed;
        return counted >= said * (1 - TOKEN_SHARE) && counted <= said * (1 + TOKEN_SHARE) + before;
    }

    /** The first line of work comes up to an interval late, so does the last; a trial may come before. */
    private boolean lastsAsLong(EngineSamples samples, double interval) {
        DoubleSummaryStatistics busy = samples.stream()
                .filter(EngineSample::busy)
                .map(EngineSample::clockSeconds)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .summaryStatistics();
        OptionalDouble duration = figure("duration");
        if (busy.getCount() == 0 || duration.isEmpty()) {
            return true;
        }
        double beyond = busy.getMax() - busy.getMin() - duration.getAsDouble();
        return beyond >= -INTERVALS_SHORT * interval && beyond <= INTERVALS_LONG * interval;
    }

    private boolean isAnswered(int answered) {
        double completed = figure("requests.completed").orElse(Double.NaN);
        double most = completed + figure("requests.failed").orElse(0) + warmups() + ASIDE;
        return answered >= completed && answered <= most;
    }

    private double warmups() {
        Setting warmups = settings.get(SettingKey.WARMUPS);
        return warmups == null ? 0 : Math.max(0, warmups.number().orElse(0));
    }

    private static OptionalInt answered(Optional<ServerEvents> events) {
        int answered = events.map(ServerEvents::responses)
                .map(all -> all.getOrDefault(200, 0))
                .orElse(0);
        return answered > SILENT ? OptionalInt.of(answered) : OptionalInt.empty();
    }

    /** Tokens that the interval lines add up to, of all replicas; a first line tells of as long a time as the others. */
    private static double sum(
            EngineSamples samples, double interval, Function<EngineSample, OptionalDouble> perSecond) {
        Map<Integer, Double> last = new HashMap<>();
        double sum = 0;
        for (int n = 0; n < samples.count(); n++) {
            EngineSample sample = samples.sample(n);
            double at = sample.clockSeconds().orElse(Double.NaN);
            Double before = last.put(sample.engine().orElse(-1), at);
            boolean usual = before != null && at > before && at - before <= 2 * interval;
            sum += perSecond.apply(sample).orElse(0) * (usual ? at - before : interval);
        }
        return sum;
    }

    /** The usual time between two lines of one replica, seconds. */
    private static double interval(EngineSamples samples) {
        Map<Integer, Double> last = new HashMap<>();
        List<Double> steps = new ArrayList<>();
        for (int n = 0; n < samples.count(); n++) {
            double at = samples.sample(n).clockSeconds().orElse(Double.NaN);
            Double before = last.put(samples.sample(n).engine().orElse(-1), at);
            if (before != null && at > before) {
                steps.add(at - before);
            }
        }
        steps.sort(null);
        return steps.isEmpty() ? RunWindow.INTERVAL : steps.get(steps.size() / 2);
    }

    private OptionalDouble figure(String metric) {
        Reported figure = figures.get(metric);
        return figure == null || !Double.isFinite(figure.quantity().value())
                ? OptionalDouble.empty()
                : OptionalDouble.of(figure.quantity().value());
    }

    private Clue clue(String metric, double counted) {
        return new Clue(
                metric,
                String.format(Locale.ROOT, "%.0f", counted),
                figures.get(metric).text());
    }
}
