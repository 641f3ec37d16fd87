package io.benchdoctor.parse;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipException;

/** One log with what became of it and what it told. */
record ReadLog(Input input, Parsed parsed) {
    private static final String UNKNOWN = "unknown";

    /** Reads one log. A format that fails on the bytes makes a failed input, never an exception. */
    static ReadLog of(LogSource stored, Optional<LogFormat> forced) {
        var last = new AtomicReference<StoredBytes>();
        LogSource digesting = new LogSource(stored.path(), stored.bytes(), () -> {
            last.set(new StoredBytes(stored.open()));
            return last.get();
        });
        try {
            Parsed parsed = parse(stored, digesting, forced);
            return new ReadLog(input(stored, parsed, digest(digesting, last)), parsed);
        } catch (ExpansionLimit.Exceeded e) {
            return failed(stored.path(), stored.bytes(), Problem.LIMIT_EXCEEDED, e.getMessage());
        } catch (ZipException | EOFException e) {
            return failed(stored.path(), stored.bytes(), Problem.UNREADABLE_FILE, "gzip");
        } catch (IOException e) {
            return failed(stored.path(), stored.bytes(), Problem.UNREADABLE_FILE, "");
        } catch (OutOfMemoryError | StackOverflowError e) {
            // What one log asked for is given back here: the others can still be read.
            return failed(stored.path(), stored.bytes(), Problem.LIMIT_EXCEEDED, "");
        }
    }

    /** A file of which nothing could be read. */
    static ReadLog failed(String path, long bytes, Problem problem, String detail) {
        Parsed nothing = new Parsed(UNKNOWN, 0, List.of(), List.of(note(path, problem, detail)));
        return new ReadLog(new Input(path, UNKNOWN, bytes, "", 0, problem.consequence(), nothing.notes()), nothing);
    }

    /** The same log with one more note, which changes nothing in how well it was read. */
    ReadLog with(LogNote note) {
        List<LogNote> notes = new ArrayList<>(input.notes());
        notes.add(note);
        var marked = new Input(
                input.path(), input.format(), input.bytes(), input.sha256(), input.lines(), input.status(), notes);
        return new ReadLog(marked, parsed);
    }

    private static Parsed parse(LogSource stored, LogSource digesting, Optional<LogFormat> forced) throws IOException {
        LogSource plain = stored.unpacked();
        if (stored.bytes() == 0) {
            return nothing(stored.path(), Problem.EMPTY_FILE, "");
        }
        Optional<String> other = HeadReader.notText(plain);
        if (other.isPresent()) {
            return nothing(stored.path(), Problem.BINARY_FILE, other.get());
        }
        LogHead head = HeadReader.read(plain);
        if (head.whole() && head.text().isBlank()) {
            return nothing(stored.path(), Problem.EMPTY_FILE, "");
        }
        LogFormat format = forced.or(() -> Formats.of(head)).orElseThrow();
        return format.parse(digesting.unpacked());
    }

    private static Parsed nothing(String path, Problem problem, String detail) {
        return new Parsed(UNKNOWN, 0, List.of(), List.of(note(path, problem, detail)));
    }

    private static LogNote note(String path, Problem problem, String detail) {
        return new LogNote(new SourceRef(path, 1), problem, detail);
    }

    /** What the parse left as digest of its last opening, or one reading more where it opened nothing. */
    private static String digest(LogSource digesting, AtomicReference<StoredBytes> last) throws IOException {
        if (last.get() == null || last.get().sha256Hex().isEmpty()) {
            digesting.open().close();
        }
        return last.get().sha256Hex();
    }

    private static Input input(LogSource stored, Parsed parsed, String sha256) {
        Input.Status status = Input.Status.PARSED;
        for (LogNote note : parsed.notes()) {
            Input.Status best = note.problem().consequence();
            status = best.compareTo(status) > 0 ? best : status;
        }
        if (status == Input.Status.PARTIAL && parsed.runs().isEmpty()) {
            status = Input.Status.FAILED;
        }
        return new Input(
                stored.path(), parsed.format(), stored.bytes(), sha256, parsed.lines(), status, parsed.notes());
    }
}
