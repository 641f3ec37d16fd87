package io.benchdoctor.saved;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.Joined;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inputs, sources and places of a saved report. */
final class SavedInput {
    private SavedInput() {}

    static Input of(SavedValue input) throws SavedReportException {
        List<LogNote> notes = new ArrayList<>();
        for (SavedValue note : input.need("notes").items()) {
            notes.add(new LogNote(
                    place(note.need("at")),
                    note.need("problem").oneOf(LogNote.Problem.values(), LogNote.Problem::id),
                    note.need("detail").text()));
        }
        return new Input(
                input.need("path").text(),
                input.need("format").text(),
                input.need("bytes").bytes(),
                input.need("sha256").text(),
                input.need("lines").whole(0),
                input.need("status").oneOf(Input.Status.values(), Input.Status::id),
                notes);
    }

    static SourceRef place(SavedValue place) throws SavedReportException {
        return new SourceRef(place.need("path").text(), place.need("line").whole(1));
    }

    static List<SourceRef> places(Optional<SavedValue> places) throws SavedReportException {
        List<SourceRef> all = new ArrayList<>();
        if (places.isPresent()) {
            for (SavedValue place : places.get().items()) {
                all.add(place(place));
            }
        }
        return all;
    }

    static Run.Source source(SavedValue source) throws SavedReportException {
        Optional<SavedValue> joined = source.find("joined");
        return new Run.Source(
                source.need("path").text(),
                source.need("format").text(),
                source.need("firstLine").whole(1),
                source.need("lastLine").whole(1),
                joined.isPresent() ? Optional.of(joined(joined.get())) : Optional.empty());
    }

    private static Joined joined(SavedValue joined) throws SavedReportException {
        List<Joined.Clue> clues = new ArrayList<>();
        for (SavedValue clue : joined.need("clues").items()) {
            clues.add(new Joined.Clue(
                    clue.need("id").text(),
                    clue.need("here").text(),
                    clue.need("there").text()));
        }
        return new Joined(
                joined.need("by").oneOf(Joined.By.values(), Joined.By::id),
                joined.need("to").text(),
                clues);
    }
}
