package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.parse.EntryNames.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What came out of one archive, and what is to be said about the archive itself. */
final class ArchiveEntries {
    private final Contents contents;
    private final LogSource archive;
    private final int depth;
    private final EntryNames names = new EntryNames();
    private final List<Entry> entries = new ArrayList<>();
    private Optional<ReadLog> complaint = Optional.empty();

    /** @param archive without its packing */
    ArchiveEntries(Contents contents, LogSource archive, int depth) {
        this.contents = contents;
        this.archive = archive;
        this.depth = depth;
    }

    private record Entry(String order, List<ReadLog> logs) {}

    LogSource archive() {
        return archive;
    }

    /** Takes note of the next file. */
    Named next(String name) throws IOException {
        contents.budget().entry();
        return names.of(name);
    }

    Budget.Meter meter() {
        return contents.budget().meter();
    }

    String path(Named name) {
        return archive.path() + "!/" + name.shown();
    }

    /** Reads a file of the archive, which may be an archive. */
    List<ReadLog> read(LogSource entry) {
        return contents.read(entry, depth + 1);
    }

    void add(Named name, List<ReadLog> logs) {
        entries.add(new Entry(name.order(), logs));
    }

    void refuse(Named name, long bytes, Problem problem, String detail) {
        add(name, List.of(ReadLog.failed(path(name), Math.max(bytes, 0), problem, detail)));
    }

    /** The archive is no container of logs, or cannot be read on. */
    void complain(Problem problem, String detail) {
        if (complaint.isEmpty()) {
            complaint = Optional.of(ReadLog.failed(archive.path(), archive.bytes(), problem, detail));
        }
    }

    void fail(IOException reason) {
        if (complaint.isEmpty()) {
            complaint = Optional.of(ReadLog.failed(archive.path(), archive.bytes(), reason));
        }
    }

    /** The archive ends too early; one of which nothing is left is not readable. */
    void cutShort() {
        if (entries.isEmpty()) {
            complain(Problem.UNREADABLE_FILE, "");
        } else {
            complain(Problem.TRUNCATED, "archive");
        }
    }

    List<ReadLog> logs() {
        if (entries.isEmpty()) {
            complain(Problem.EMPTY_FILE, "");
        }
        List<ReadLog> logs = new ArrayList<>();
        complaint.ifPresent(logs::add);
        entries.stream().sorted(Comparator.comparing(Entry::order)).forEach(entry -> logs.addAll(entry.logs()));
        return logs;
    }
}
