package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.List;
import java.util.Map;

/**
 * What one log told.
 *
 * @param format the id that the content turned out to have, which may be more particular than the reader's own
 * @param lines number of lines read
 * @param notes what was passed over, doubted or repaired
 */
record Parsed(String format, int lines, List<ParsedRun> runs, List<LogNote> notes) {
    Parsed {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /**
     * One run of the log.
     *
     * @param settings how the run was made, as far as this log says
     */
    record ParsedRun(int firstLine, int lastLine, Map<SettingKey, Setting> settings, List<RunPart> parts) {
        ParsedRun {
            settings = Map.copyOf(settings);
            parts = List.copyOf(parts);
        }
    }
}
