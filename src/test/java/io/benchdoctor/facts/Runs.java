package io.benchdoctor.facts;

import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs written down as a person would say them: {@code "ttft.mean 127405.90"}, {@code "requestRate inf"}. */
final class Runs {
    static final String SEED = """
            requests.completed 1000
            duration 254.88
            tokens.input 1024000
            tokens.output 127618
            throughput.requests 3.92
            throughput.output 500.70
            throughput.total 4518.34
            ttft.mean 127405.90
            ttft.median 126470.56
            ttft.p99 250975.72
            tpot.mean 9.43
            tpot.median 9.35
            tpot.p99 11.44
            itl.mean 9.43
            itl.median 8.42
            itl.p99 36.52
            """;

    private Runs() {}

    static FactSheet seed() {
        return block(SEED);
    }

    /** The sheet of a printed block, one metric or setting per line. */
    static FactSheet block(String lines) {
        return sheet(lines, Optional.empty());
    }

    static FactSheet sheet(String lines, Optional<? extends RunPart> part) {
        Map<String, Reported> figures = new LinkedHashMap<>();
        Map<SettingKey, Setting> settings = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines.strip().lines().toList()) {
            number++;
            String[] words = line.strip().split("\\s+");
            if (words.length < 2) {
                continue;
            }
            SourceRef at = new SourceRef("bench.log", number);
            Optional<SettingKey> key = setting(words[0]);
            if (key.isPresent()) {
                settings.put(key.get(), new Setting(words[1], at));
            } else {
                double value = words[1].equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(words[1]);
                figures.put(
                        words[0],
                        new Reported(new Quantity(value, Metric.unit(words[0]).orElseThrow()), words[1], at));
            }
        }
        List<RunPart> parts = new ArrayList<>();
        if (!figures.isEmpty()) {
            parts.add(new RunPart.BenchSummary(new SourceRef("bench.log", 1), number, "vllm-serve-console", figures));
        }
        part.ifPresent(parts::add);
        return FactSheet.of(new Run("id", "label", List.of(), settings, parts), Facts.ALL);
    }

    static FactSheet timed(RequestTimings timings) {
        return timed(timings, "");
    }

    static FactSheet timed(RequestTimings timings, String lines) {
        return sheet(lines, Optional.of(timings));
    }

    static RequestTimings.Builder timings() {
        return new RequestTimings.Builder(new SourceRef("bench.json", 1), "vllm-serve-detailed");
    }

    private static Optional<SettingKey> setting(String word) {
        for (SettingKey key : SettingKey.values()) {
            if (key.id().equals(word)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
