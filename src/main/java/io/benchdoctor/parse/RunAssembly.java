package io.benchdoctor.parse;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The runs that the logs told of: what tells of one run becomes one run, in the order of the paths.
 *
 * @param notes what putting them together showed about the logs
 */
record RunAssembly(List<Run> runs, List<LogNote> notes) {
    static List<Run> runs(List<ReadLog> logs) {
        return of(logs).runs();
    }

    static RunAssembly of(List<ReadLog> logs) {
        List<Telling> tellings = new ArrayList<>();
        for (ReadLog log : logs) {
            List<ParsedRun> told = log.parsed().runs();
            for (int n = 0; n < told.size(); n++) {
                ParsedRun run = named(told.get(n), log.parsed().format());
                tellings.add(new Telling(log.input().path(), log.content() + "#" + n, run));
            }
        }
        Map<String, Integer> used = new HashMap<>();
        List<Run> runs = new ArrayList<>();
        ServerJoin.Outcome outcome = ServerJoin.of(MetricsJoin.joined(TableJoin.joined(RunJoin.groups(tellings))));
        for (List<Telling> group : outcome.groups()) {
            Run run = run(group);
            int times = used.merge(run.id(), 1, Integer::sum);
            String id = times == 1 ? run.id() : run.id() + "-" + times;
            runs.add(new Run(id, run.label(), run.sources(), run.settings(), run.parts()));
        }
        return new RunAssembly(runs, outcome.alone());
    }

    /** The inputs of the logs, in their order, with what putting the runs together showed. */
    List<Input> inputs(List<ReadLog> logs) {
        Map<String, List<LogNote>> byPath = new HashMap<>();
        notes.forEach(note -> byPath.computeIfAbsent(note.at().path(), path -> new ArrayList<>())
                .add(note));
        List<Input> inputs = new ArrayList<>();
        for (ReadLog log : logs) {
            ReadLog noted = log;
            for (LogNote note : byPath.getOrDefault(log.input().path(), List.of())) {
                noted = noted.with(note);
            }
            inputs.add(noted.input());
        }
        return inputs;
    }

    private static ParsedRun named(ParsedRun run, String format) {
        return run.format().isEmpty()
                ? new ParsedRun(format, run.firstLine(), run.lastLine(), run.settings(), run.parts(), run.name())
                : run;
    }

    /** Of several tellings the most precise one comes first: its figures have all their digits. */
    private static Run run(List<Telling> group) {
        List<Run.Source> sources = new ArrayList<>();
        for (Telling telling : group) {
            ParsedRun run = telling.run();
            sources.add(
                    new Run.Source(telling.path(), run.format(), run.firstLine(), run.lastLine(), telling.joined()));
        }
        List<Telling> ranked = group.stream()
                .sorted(Comparator.comparingInt(
                        telling -> coarseness(telling.run().format())))
                .toList();
        Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
        List<RunPart> parts = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (Telling telling : ranked) {
            if (places.add(telling.place())) {
                telling.run().settings().forEach(settings::putIfAbsent);
                if (ServerWatch.isServer(telling)) {
                    telling.run().settings().forEach((key, value) -> {
                        if (ServerStart.SERVER_SIDE.contains(key)) {
                            settings.put(key, value);
                        }
                    });
                }
                parts.addAll(telling.run().parts());
            }
        }
        return new Run(RunId.of(parts), label(settings, group), sources, settings, RawClock.lent(parts));
    }

    /** Raw timings before a summary with all digits before one that was rounded for reading before a table before a server's log. */
    private static int coarseness(String format) {
        if (format.endsWith("-detailed")) {
            return 0;
        }
        if (format.equals(ServerLogReader.FORMAT) || format.equals(PrometheusFormat.ID)) {
            return 4;
        }
        if (format.equals(SweepTable.FORMAT)) {
            return 3;
        }
        return format.endsWith("-console") ? 2 : 1;
    }

    /** The model or else the file, and what tells the run from the others of its table. */
    private static String label(Map<SettingKey, Setting> settings, List<Telling> group) {
        Setting model = settings.get(SettingKey.MODEL);
        String path = group.get(0).path();
        String label = model == null ? path.substring(path.lastIndexOf('/') + 1) : model.value();
        for (Telling telling : group) {
            if (!telling.run().name().isEmpty()) {
                return label + " · " + telling.run().name();
            }
        }
        return label;
    }
}
