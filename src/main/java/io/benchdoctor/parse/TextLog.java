package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A text log read once from beginning to end, whatever its encoding. */
final class TextLog {
    /** Most logs have room in as much. */
    private static final int ROOM_BYTES = 1 << 13;

    private TextLog() {}

    /** @param notes what had to be guessed or replaced to read the bytes as text */
    record Told(int lines, List<LogNote> notes) {
        Told {
            notes = List.copyOf(notes);
        }
    }

    static Told read(LogSource source, TextLines.Listener reader) throws IOException {
        Replaced listening = new Replaced(reader);
        try (TextOf text = TextOf.open(source)) {
            TextLines.Count count = text.encoding().isBytewise()
                    ? TextLines.read(text.bytes(), text.encoding().decoder(), source.bufferBytes(ROOM_BYTES), listening)
                    : TextLines.read(text.reader(), listening);
            return new Told(count.lines(), notes(source.path(), text.encoding(), listening.first, count.cutLine()));
        }
    }

    /** Notices the first line in which bytes spelt nothing; an answer has none. */
    private static final class Replaced implements TextLines.Listener {
        private final TextLines.Listener reader;
        private int first;

        private Replaced(TextLines.Listener reader) {
            this.reader = reader;
        }

        @Override
        public void line(TextLine line) {
            if (first == 0 && line.text().indexOf('\uFFFD') >= 0) {
                first = line.number();
            }
            reader.line(line);
        }

        @Override
        public void answer(TextLine line, int status) {
            reader.answer(line, status);
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
