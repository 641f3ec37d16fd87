package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.PackedLines;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What one log told.
 *
 * @param format the id that the content turned out to have, which may be more particular than the reader's own
 * @param lines number of lines read
 * @param notes what was passed over, doubted or repaired
 * @param kept the text of the lines around what was read, by line number; none of raw data
 * @param considered the kinds of free text that the whole of it was held against, where that was asked for; of other formats empty
 */
record Parsed(
        String format,
        int lines,
        List<ParsedRun> runs,
        List<LogNote> notes,
        SortedMap<Integer, String> kept,
        List<Considered> considered) {
    Parsed {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
        kept = PackedLines.of(kept);
        considered = List.copyOf(considered);
    }

    /** A log that only one format could read. */
    Parsed(String format, int lines, List<ParsedRun> runs, List<LogNote> notes, SortedMap<Integer, String> kept) {
        this(format, lines, runs, notes, kept, List.of());
    }

    /** A log of raw data, of which no line is kept. */
    Parsed(String format, int lines, List<ParsedRun> runs, List<LogNote> notes) {
        this(format, lines, runs, notes, new TreeMap<>());
    }

    /** The same, with what it was held against. */
    Parsed with(List<Considered> kinds) {
        return new Parsed(format, lines, runs, notes, kept, kinds);
    }

    /** The same with texts that other logs hold, too. */
    Parsed sharing(SharedTexts texts) {
        List<ParsedRun> shared = new ArrayList<>(runs.size());
        runs.forEach(run -> shared.add(run.sharing(texts)));
        return new Parsed(format, lines, shared, notes, kept, considered);
    }

    /**
     * One run of the log.
     *
     * @param format id of the format that told of it; a page may hold blocks of several clients
     * @param settings how the run was made, as far as this log says
     * @param name what tells it from the other runs of the log, as written there; empty where nothing does
     */
    record ParsedRun(
            String format,
            int firstLine,
            int lastLine,
            Map<SettingKey, Setting> settings,
            List<RunPart> parts,
            String name) {
        ParsedRun {
            settings = Map.copyOf(settings);
            parts = List.copyOf(parts);
        }

        /** A run without a name in its log. */
        ParsedRun(String format, int firstLine, int lastLine, Map<SettingKey, Setting> settings, List<RunPart> parts) {
            this(format, firstLine, lastLine, settings, parts, "");
        }

        /** A run of the log's own format. */
        ParsedRun(int firstLine, int lastLine, Map<SettingKey, Setting> settings, List<RunPart> parts) {
            this("", firstLine, lastLine, settings, parts);
        }

        ParsedRun named(String told) {
            return new ParsedRun(format, firstLine, lastLine, settings, parts, told);
        }

        private ParsedRun sharing(SharedTexts texts) {
            Map<SettingKey, Setting> said = new HashMap<>();
            settings.forEach((key, setting) -> said.put(key, new Setting(texts.shared(setting.value()), setting.at())));
            List<RunPart> told = new ArrayList<>(parts.size());
            for (RunPart part : parts) {
                boolean figures = part instanceof RunPart.BenchSummary;
                told.add(figures ? part.renamed(UnaryOperator.identity(), texts::shared) : part);
            }
            return new ParsedRun(format, firstLine, lastLine, said, told, name);
        }

        ParsedRun without(SettingKey key) {
            Map<SettingKey, Setting> others = new HashMap<>(settings);
            others.remove(key);
            return new ParsedRun(format, firstLine, lastLine, others, parts, name);
        }
    }
}
