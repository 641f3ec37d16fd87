package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A file that was given or lies below a given folder, and is to be read by itself: in any order, by any thread. */
public final class GivenFile {
    static final String STANDARD_INPUT = "-";

    private final InputFinder.Found found;
    private final long bytes;
    private final Choice choice;
    private final InputStream standardInput;

    GivenFile(InputFinder.Found found, Choice choice, InputStream standardInput) {
        this.found = found;
        this.bytes = found.bytes();
        this.choice = choice;
        this.standardInput = standardInput;
    }

    /** As the user would type it. */
    public String path() {
        return found.shown();
    }

    /** Where it lies; empty for standard input and for what cannot be opened. */
    public Optional<Path> onDisk() {
        return found.problem().isPresent() || path().equals(STANDARD_INPUT)
                ? Optional.empty()
                : Optional.of(found.path());
    }

    /** Length as stored; 0 where that is not known before it is read. */
    public long bytes() {
        return bytes;
    }

    /**
     * Never throws for a bad file.
     *
     * @param read told of bytes of the stored file as they are passed for the first time
     */
    public ToldFile read(LongConsumer read) {
        if (found.problem().isPresent()) {
            return new ToldFile(
                    List.of(ReadLog.failed(path(), 0, found.problem().get(), "")));
        }
        if (path().equals(STANDARD_INPUT)) {
            return new ToldFile(readStandardInput());
        }
        try {
            return new ToldFile(Contents.read(LogSource.of(path(), found.path()).watched(read), choice));
        } catch (IOException e) {
            return new ToldFile(List.of(ReadLog.failed(path(), 0, Problem.UNREADABLE_FILE, "")));
        }
    }

    /**
     * What stands in place of the file when reading it failed by a bug of ours.
     *
     * @param bug what was thrown
     */
    public ToldFile spoiltBy(RuntimeException bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        String at = trace.length == 0 ? "" : " " + trace[0];
        return new ToldFile(List.of(ReadLog.failed(
                path(), bytes, Problem.PROGRAM_ERROR, bug.getClass().getSimpleName() + at)));
    }

    /** It is read once and put aside, since recognition looks at a log before it is read. */
    private List<ReadLog> readStandardInput() {
        try (Spool spool = Spool.of(standardInput)) {
            return Contents.read(spool.source(STANDARD_INPUT), choice);
        } catch (IOException e) {
            return List.of(ReadLog.failed(STANDARD_INPUT, 0, Problem.UNREADABLE_FILE, ""));
        }
    }
}
