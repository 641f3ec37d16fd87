package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.parse.EntryNames.Named;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** An archive whose files stand one after the other: every one is put aside, read, and let go. */
final class StreamedArchive {
    /** Names and attributes of one file: a path of the longest kind, some times over. */
    private static final long HEADER_BYTES = 1 << 20;

    /** A tar closes with blocks of zeros; one such block must be there. */
    private static final int CLOSING_BYTES = 512;

    /** Headers are read a few bytes at a time. */
    private static final int BUFFER = 1 << 16;

    private final ArchiveEntries entries;

    StreamedArchive(ArchiveEntries entries) {
        this.entries = entries;
    }

    void read(ArchiveKind kind) throws IOException {
        try (Supply supply =
                new Supply(new BufferedInputStream(entries.archive().open(), BUFFER))) {
            read(kind, supply);
            // A packing has its checksum at the end.
            supply.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void read(ArchiveKind kind, Supply supply) throws IOException {
        boolean behind = false;
        try {
            Optional<InputStream> rest = Optional.of(supply);
            while (rest.isPresent()) {
                boolean ended = readFiles(kind, rest.get(), supply);
                if (kind == ArchiveKind.TAR && supply.ended() && supply.trailingZeros() < CLOSING_BYTES) {
                    entries.cutShort();
                }
                behind = ended;
                rest = ended ? kind.following(supply) : Optional.empty();
            }
        } catch (Budget.Exceeded e) {
            throw e;
        } catch (IOException e) {
            // What stands behind a whole archive and is none: its files were read all the same.
            if (!supply.ended() && !behind) {
                throw e;
            }
            entries.cutShort();
        }
    }

    /** Whether all files of one archive could be read; another may stand behind it. */
    private boolean readFiles(ArchiveKind kind, InputStream from, Supply supply) throws IOException {
        try (ArchiveInputStream<?> archive = kind.stream(new Kept(from))) {
            while (true) {
                supply.allow(HEADER_BYTES);
                ArchiveEntry entry = archive.getNextEntry();
                supply.allow(Long.MAX_VALUE);
                if (entry == null) {
                    return true;
                }
                if (!read(entry, archive, supply)) {
                    return false;
                }
            }
        }
    }

    /** Whether the archive can be read on. */
    private boolean read(ArchiveEntry entry, ArchiveInputStream<?> archive, Supply supply) throws IOException {
        if (entry.isDirectory()) {
            return true;
        }
        Named name = entries.next(entry.getName());
        if (isRefused(entry, name, archive)) {
            if (archive.canReadEntryData(entry)) {
                archive.transferTo(OutputStream.nullOutputStream());
            }
            return true;
        }
        var cut = new AtomicBoolean();
        var bytes = new CutTolerant(supply, packed -> new Kept(archive), () -> cut.set(true));
        try (Spool spool = Spool.of(bytes)) {
            List<ReadLog> logs = entries.read(spool.source(entries.path(name)));
            entries.add(name, cut.get() ? logs.stream().map(ReadLog::cutShort).toList() : logs);
        }
        if (cut.get()) {
            entries.cutShort();
        }
        return !cut.get();
    }

    private boolean isRefused(ArchiveEntry entry, Named name, ArchiveInputStream<?> archive) {
        if (entry instanceof TarArchiveEntry tar && !isFile(tar)) {
            entries.refuse(name, entry.getSize(), Problem.LINK_NOT_FOLLOWED, "");
        } else if (name.limit().isPresent()) {
            entries.refuse(
                    name, entry.getSize(), Problem.LIMIT_EXCEEDED, name.limit().get());
        } else if (entry instanceof ZipArchiveEntry zip
                && zip.getGeneralPurposeBit().usesEncryption()) {
            entries.refuse(name, entry.getSize(), Problem.ENCRYPTED, "");
        } else if (!archive.canReadEntryData(entry)) {
            entries.refuse(name, entry.getSize(), Problem.CANNOT_UNPACK, "zip");
        } else {
            return false;
        }
        return true;
    }

    /** The library calls everything a file that is no folder. */
    private static boolean isFile(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isLink()
                && !entry.isSymbolicLink()
                && !entry.isCharacterDevice()
                && !entry.isBlockDevice()
                && !entry.isFIFO();
    }

    /** The file of an archive that stays open behind it. */
    private static final class Kept extends FilterInputStream {
        private Kept(InputStream archive) {
            super(archive);
        }

        @Override
        public void close() {
            // The next file is still to come.
        }
    }
}
