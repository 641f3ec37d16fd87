package io.benchdoctor.parse;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One log with what became of it and what it told.
 *
 * @param content SHA-256 of the log without its packing; empty when it could not be read
 * @param recognition why it was taken for what it is; empty unless that is asked for
 */
record ReadLog(Input input, String content, Parsed parsed, Optional<Recognition> recognition) {
    private static final String UNKNOWN = "unknown";

    ReadLog(Input input, String content, Parsed parsed) {
        this(input, content, parsed, Optional.empty());
    }

    /** Reads one log that was given by itself. */
    static ReadLog of(LogSource stored, Optional<LogFormat> forced) {
        return of(stored, Choice.of(forced), new Budget(stored.bytes()));
    }

    /** Reads one log. A format that fails on the bytes makes a failed input, never an exception. */
    static ReadLog of(LogSource stored, Choice choice, Budget budget) {
        ReadLog log = read(stored, choice, budget);
        return choice.explained() ? log.with(Recognition.of(stored, choice, budget)) : log;
    }

    private static ReadLog read(LogSource stored, Choice choice, Budget budget) {
        var unpacking = new Unpacking(budget);
        var last = new AtomicReference<StoredBytes>();
        LogSource digesting = new LogSource(stored.path(), stored.bytes(), () -> {
            last.set(new StoredBytes(stored.open()));
            return ReadAhead.of(last.get(), stored.bytes());
        });
        try {
            Parsed parsed = parse(unpacking.glimpse(stored), unpacking.whole(digesting), choice)
                    .sharing(choice.texts());
            String sha256 = digest(digesting, last);
            var log = new ReadLog(
                    input(stored, parsed, sha256), unpacking.contentSha256().orElse(sha256), parsed);
            return unpacking.cutShort() ? log.cutShort() : log;
        } catch (IOException e) {
            return failed(stored.path(), stored.bytes(), e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // What one log asked for is given back here: the others can still be read.
            return failed(stored.path(), stored.bytes(), Problem.LIMIT_EXCEEDED, "");
        }
    }

    /** A file of which nothing could be read, for the reason given. */
    static ReadLog failed(String path, long bytes, IOException reason) {
        if (reason instanceof Budget.Exceeded) {
            return failed(path, bytes, Problem.LIMIT_EXCEEDED, reason.getMessage());
        }
        return reason instanceof Packing.Unavailable
                ? failed(path, bytes, Problem.CANNOT_UNPACK, reason.getMessage())
                : failed(path, bytes, Problem.UNREADABLE_FILE, "");
    }

    /** A file of which nothing could be read. */
    static ReadLog failed(String path, long bytes, Problem problem, String detail) {
        Parsed nothing = new Parsed(UNKNOWN, 0, List.of(), List.of(note(path, problem, detail)));
        return new ReadLog(new Input(path, UNKNOWN, bytes, "", 0, problem.consequence(), nothing.notes()), "", nothing);
    }

    /** The same log with one more note, which changes nothing in how well it was read. */
    ReadLog with(LogNote note) {
        List<LogNote> notes = new ArrayList<>(input.notes());
        notes.add(note);
        var marked = new Input(
                input.path(), input.format(), input.bytes(), input.sha256(), input.lines(), input.status(), notes);
        return new ReadLog(marked, content, parsed, recognition);
    }

    private ReadLog with(Recognition why) {
        return new ReadLog(input, content, parsed, Optional.of(why));
    }

    /** The same log, of which only the beginning was there. What holds nothing was not empty, then, but lost. */
    ReadLog cutShort() {
        boolean known = input.notes().stream().anyMatch(note -> note.problem() == Problem.TRUNCATED);
        if (known) {
            return this;
        }
        if (input.notes().stream().anyMatch(note -> note.problem() == Problem.EMPTY_FILE)) {
            return failed(input.path(), input.bytes(), Problem.UNREADABLE_FILE, "");
        }
        var at = new SourceRef(input.path(), Math.max(1, input.lines()));
        ReadLog noted = with(new LogNote(at, Problem.TRUNCATED, ""));
        Input told = noted.input;
        Input.Status status = told.status() == Input.Status.PARSED ? Problem.TRUNCATED.consequence() : told.status();
        var cut =
                new Input(told.path(), told.format(), told.bytes(), told.sha256(), told.lines(), status, told.notes());
        return new ReadLog(cut, content, parsed, recognition);
    }

    private static Parsed parse(LogSource glimpse, LogSource whole, Choice choice) throws IOException {
        if (glimpse.bytes() == 0) {
            return nothing(glimpse.path(), Problem.EMPTY_FILE, "");
        }
        HeadReader read = HeadReader.of(glimpse);
        Optional<String> other = read.notText();
        if (other.isPresent()) {
            return nothing(glimpse.path(), Problem.BINARY_FILE, other.get());
        }
        LogHead head = read.head();
        if (head.whole() && head.text().isBlank()) {
            return nothing(glimpse.path(), Problem.EMPTY_FILE, "");
        }
        LogFormat format = choice.forced().or(() -> Formats.of(head)).orElseThrow();
        return choice.explained() ? format.explained(whole) : format.parse(whole);
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
            try (InputStream whole = digesting.open()) {
                whole.transferTo(OutputStream.nullOutputStream());
            }
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
