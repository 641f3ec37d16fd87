package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A text log read once from beginning to end, whatever its encoding. */
final class TextLog {
    private TextLog() {}

    /** @param notes what had to be guessed or replaced to read the bytes as text */
    record Told(int lines, List<LogNote> notes) {
        Told {
            notes = List.copyOf(notes);
        }
    }

    static Told read(LogSource source, Consumer<TextLine> reader) throws IOException {
        try (TextOf text = TextOf.open(source)) {
            int[] firstReplaced = {0};
            TextLines.Count count = TextLines.read(text.reader(), line -> {
                if (firstReplaced[0] == 0 && line.text().indexOf('\uFFFD') >= 0) {
                    firstReplaced[0] = line.number();
                }
                reader.accept(line);
            });
            return new Told(count.lines(), notes(source.path(), text.encoding(), firstReplaced[0], count.cutLine()));
        }
    }

    private static List<LogNote> notes(String path, TextEncoding encoding, int firstReplaced, int cutLine) {
        List<LogNote> notes = new ArrayList<>();
        if (encoding.guessed()) {
            notes.add(new LogNote(new SourceRef(path, 1), Problem.GUESSED_ENCODING, encoding.id()));
        }
        if (firstReplaced > 0) {
            notes.add(new LogNote(new SourceRef(path, firstReplaced), Problem.REPLACED_BYTES, ""));
        }
        if (cutLine > 0) {
            String detail = "> " + TextLines.MAX_LINE_CHARS;
            notes.add(new LogNote(new SourceRef(path, cutLine), Problem.UNREADABLE_LINE, detail));
        }
        return notes;
    }
}
