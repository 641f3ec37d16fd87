package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one given file holds: itself or, where it is an archive, each file inside, in the order of their names. An archive
 * is listed itself only when something is to be said about it.
 */
final class Contents {
    /** An archive, and the archives in it. */
    private static final int MAX_DEPTH = 2;

    private final Budget budget;
    private Choice choice;

    private Contents(Choice choice, Budget budget) {
        this.choice = choice;
        this.budget = budget;
    }

    static List<ReadLog> read(LogSource stored, Optional<LogFormat> forced) {
        return read(stored, Choice.of(forced));
    }

    static List<ReadLog> read(LogSource stored, Choice choice) {
        return new Contents(choice, new Budget(stored.bytes())).read(stored, 1);
    }

    Budget budget() {
        return budget;
    }

    /** @param depth number of archives that are open once this one is */
    List<ReadLog> read(LogSource stored, int depth) {
        var unpacking = new Unpacking(budget);
        LogSource plain = unpacking.glimpse(stored);
        Optional<ArchiveKind> kind = kind(plain);
        if (kind.isEmpty()) {
            return List.of(ReadLog.of(stored, choice, budget));
        }
        if (depth > MAX_DEPTH) {
            return List.of(ReadLog.failed(stored.path(), stored.bytes(), Problem.LIMIT_EXCEEDED, "depth"));
        }
        var entries = new ArchiveEntries(this, plain, depth);
        Choice outside = choice;
        List<String> around = new ArrayList<>(unpacking.layers());
        around.add(kind.get().id());
        choice = outside.within(around);
        try {
            if (kind.get() == ArchiveKind.ZIP) {
                readZip(unpacking.packed() ? Optional.empty() : stored.opener().channel(), entries);
            } else {
                new StreamedArchive(entries).read(kind.get());
            }
        } catch (IOException e) {
            entries.fail(e);
        } finally {
            choice = outside;
        }
        if (unpacking.cutShort()) {
            entries.cutShort();
        }
        return entries.logs();
    }

    /** What cannot be opened shows no kind; its reading will say why. */
    private static Optional<ArchiveKind> kind(LogSource plain) {
        try (InputStream input = plain.open()) {
            byte[] head = input.readNBytes(ArchiveKind.HEAD_BYTES);
            return Arrays.stream(ArchiveKind.values())
                    .filter(kind -> kind.begins(head))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** By the index at its end, as it is meant to be read; without one, as far as its files stand one after the other. */
    private static void readZip(Optional<SeekableByteChannel> channel, ArchiveEntries entries) throws IOException {
        boolean indexed;
        if (channel.isPresent()) {
            indexed = new IndexedZip(entries).read(channel.get());
        } else {
            try (InputStream plain = entries.archive().open();
                    Spool spool = Spool.of(plain)) {
                indexed = new IndexedZip(entries)
                        .read(spool.source("").opener().channel().orElseThrow());
            }
        }
        if (!indexed) {
            new StreamedArchive(entries).read(ArchiveKind.ZIP);
            entries.cutShort();
        }
    }
}
