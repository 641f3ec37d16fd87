package io.benchdoctor.parse;

import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The engines that benchmarks without a server start in their own process: what such an engine logs and the result that
 * is printed behind it are of one run.
 */
final class OfflineEngines {
    private static final Set<String> OFFLINE = Set.of(OfflineConsole.THROUGHPUT, OfflineConsole.LATENCY);

    private OfflineEngines() {}

    static boolean isResult(ParsedRun run) {
        return OFFLINE.contains(run.format());
    }

    /** The results, each with what its engine told of itself; an engine of several results is nobody's. */
    static List<ParsedRun> told(List<ParsedRun> results, List<ParsedRun> engines) {
        List<ParsedRun> told = new ArrayList<>(results);
        for (ParsedRun engine : engines) {
            List<ParsedRun> own = results.stream()
                    .filter(OfflineEngines::isResult)
                    .filter(result -> holds(engine, result))
                    .toList();
            if (own.size() == 1) {
                told.replaceAll(result -> result == own.get(0) ? with(result, engine) : result);
            }
        }
        return told;
    }

    private static ParsedRun with(ParsedRun result, ParsedRun engine) {
        Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
        settings.putAll(engine.settings());
        result.settings().forEach((key, value) -> {
            if (!ServerStart.SERVER_SIDE.contains(key)) {
                settings.put(key, value);
            } else {
                settings.putIfAbsent(key, value);
            }
        });
        List<RunPart> parts = new ArrayList<>(result.parts());
        parts.addAll(engine.parts());
        return new ParsedRun(result.format(), result.firstLine(), result.lastLine(), settings, parts);
    }

    /** Whether the result was printed before the engine ended, as far as the log tells; both are of one log. */
    static boolean holds(ParsedRun engine, ParsedRun result) {
        return engine.firstLine() < result.firstLine() && result.lastLine() <= engine.lastLine();
    }
}
