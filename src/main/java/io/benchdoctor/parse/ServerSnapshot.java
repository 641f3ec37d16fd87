package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import io.benchdoctor.parse.ServerSeries.Gauge;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the metrics of one model say. Several engines that serve it are added up, and the fullest of their caches counts.
 * A series that comes a second time begins the next reading.
 */
final class ServerSnapshot {
    private static final double MILLIS = 1000;
    private static final String SUM = "_sum";
    private static final String COUNT = "_count";

    private final String path;
    private final String engine;
    private final String model;
    private final int firstLine;
    private int lastLine;
    private int readingLine;
    private final Set<String> seen = new HashSet<>();
    private final Map<Gauge, Double> gauges = new EnumMap<>(Gauge.class);
    /** By name, then by series. */
    private final Map<String, Map<String, Total>> counted = new LinkedHashMap<>();

    private final Map<SettingKey, Field> configuration = new EnumMap<>(SettingKey.class);
    private final EngineSamples.Builder samples;

    ServerSnapshot(String path, String engine, String model, int firstLine) {
        this.path = path;
        this.samples = new EngineSamples.Builder(path);
        this.engine = engine;
        this.model = model;
        this.firstLine = firstLine;
        this.lastLine = firstLine;
        this.readingLine = firstLine;
    }

    /** What was counted, with the lines that say so, one per series. */
    private record Total(double value, List<Field> fields) {
        private Total plus(Total more) {
            return new Total(
                    value + more.value,
                    Stream.concat(fields.stream(), more.fields.stream()).toList());
        }

        private int[] lines() {
            return fields.stream().mapToInt(Field::line).toArray();
        }
    }

    void read(ExpositionLine sample, int line) {
        if (!seen.add(sample.series())) {
            endReading();
            seen.add(sample.series());
            readingLine = line;
        }
        lastLine = line;
        String name = sample.name().substring(engine.length() + 1);
        OptionalDouble number = sample.number();
        if (number.isEmpty() || number.getAsDouble() < 0) {
            return;
        }
        Optional<Gauge> gauge = ServerSeries.gauge(name);
        if (gauge.isPresent()) {
            gauges.merge(gauge.get(), number.getAsDouble(), gauge.get() == Gauge.KV_USAGE ? Math::max : Double::sum);
        } else {
            counted.computeIfAbsent(name, key -> new LinkedHashMap<>())
                    .put(sample.series(), new Total(number.getAsDouble(), List.of(new Field(sample.value(), line))));
        }
    }

    /** Gauges become a sample; of what is counted since the start, only the last reading is kept. */
    private void endReading() {
        if (!gauges.isEmpty()) {
            samples.add(new EngineSample(
                    new SourceRef(path, readingLine),
                    OptionalDouble.empty(),
                    OptionalInt.empty(),
                    whole(Gauge.RUNNING),
                    whole(Gauge.WAITING),
                    share(gauges.get(Gauge.KV_USAGE)),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalInt.empty()));
        }
        gauges.clear();
        seen.clear();
    }

    private OptionalInt whole(Gauge gauge) {
        Double value = gauges.get(gauge);
        return value == null || value > Integer.MAX_VALUE
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.rint(value));
    }

    private static OptionalDouble share(Double value) {
        return value == null || value > 1 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    String engine() {
        return engine;
    }

    /** How the cache was set up, by the labels of the series that tells it. */
    void configured(Map<String, String> labels, int line) {
        labels.forEach((label, value) -> ServerSeries.setting(label)
                .filter(key -> !value.equals("None"))
                .ifPresent(key -> configuration.put(key, new Field(value, line))));
    }

    Optional<ParsedRun> run(String format, NoteTally notes) {
        RunFigures draft = new RunFigures(path, notes);
        figures(draft);
        endReading();
        if (samples.count() > 0) {
            draft.part(samples.build());
        }
        configuration.forEach((key, field) -> draft.setting(key, Optional.of(field)));
        draft.setting(SettingKey.ENGINE, Optional.of(new Field(engine, firstLine)));
        draft.setting(SettingKey.MODEL, Optional.of(new Field(model, firstLine)));
        return draft.run(format, firstLine, lastLine);
    }

    private void figures(RunFigures draft) {
        for (String name : counted.keySet()) {
            ServerSeries.counter(name)
                    .ifPresent(metric -> total(name).ifPresent(total -> count(draft, metric, name, total)));
            if (name.endsWith(SUM)) {
                String histogram = name.substring(0, name.length() - SUM.length());
                ServerSeries.histogram(histogram)
                        .ifPresent(metric -> quotient(draft, metric, name, histogram + COUNT, MILLIS));
            }
        }
        for (String prefix : List.of("", "gpu_")) {
            for (String ending : List.of("_total", "")) {
                String cache = prefix + "prefix_cache_";
                quotient(draft, "server.prefixHitShare", cache + "hits" + ending, cache + "queries" + ending, 1);
            }
        }
    }

    /** Over engines and reasons of ending. */
    private Optional<Total> total(String name) {
        return counted.getOrDefault(name, Map.of()).values().stream().reduce(Total::plus);
    }

    /** One series is a figure as it stands; of several it is their sum that counts. */
    private static void count(RunFigures draft, String metric, String name, Total total) {
        if (total.fields().size() == 1) {
            draft.add(metric, Optional.of(total.fields().get(0)));
        } else {
            draft.derive(metric, total.value(), "sum of all " + name, total.lines());
        }
    }

    /** The mean of a histogram is its sum over its count; of nothing there is none. */
    private void quotient(RunFigures draft, String metric, String part, String whole, double scale) {
        total(whole).filter(all -> all.value() > 0).ifPresent(all -> total(part)
                .ifPresent(some -> draft.derive(
                        metric,
                        some.value() / all.value() * scale,
                        part + " / " + whole,
                        some.plus(all).lines())));
    }
}
