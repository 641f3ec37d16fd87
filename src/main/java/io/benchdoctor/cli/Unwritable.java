package io.benchdoctor.cli;

import io.benchdoctor.render.Terminal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file that could not be written. It says which, why as far as the machine tells, and what a user can do. */
final class Unwritable extends IOException implements Trouble {
    /** A disk with less room than this is full for every purpose of ours. */
    private static final long FULL_BYTES = 64 << 10;

    private final transient Path file;

    Unwritable(Path file, IOException cause) {
        super(file + ": " + cause.getMessage(), cause);
        this.file = file;
    }

    /** The file is one of the logs that were read: a report in its place would be the last that is heard of it. */
    static final class WasRead extends IOException {
        private static final long serialVersionUID = 1L;

        WasRead(Path file) {
            super(file.toString());
        }
    }

    @Override
    public String told() {
        Path place = firstThatExists(file.toAbsolutePath());
        Map<String, ?> arguments = Map.of(
                "file", Terminal.safe(file.toString()), "place", Terminal.safe(place.toString()), "reason", reason());
        if (getCause() instanceof WasRead) {
            return Words.text("unwritable.was-read", arguments);
        }
        if (Files.isDirectory(file)) {
            return Words.text("unwritable.is-folder", arguments);
        }
        if (!Files.isDirectory(place) && !place.equals(file.toAbsolutePath())) {
            return Words.text("unwritable.no-folder", arguments);
        }
        if (getCause() instanceof AccessDeniedException || !Files.isWritable(place)) {
            return Words.text("unwritable.no-right", arguments);
        }
        return isFull(place) ? Words.text("unwritable.full", arguments) : Words.text("unwritable.other", arguments);
    }

    /** The machine's own words, without the name of a draft that means nothing to anybody. */
    private String reason() {
        String told = getCause() instanceof FileSystemException named
                ? named.getReason()
                : getCause().getMessage();
        return told == null ? getCause().getClass().getSimpleName() : Terminal.safe(told);
    }

    private boolean isFull(Path place) {
        String told = reason();
        if (told.contains("No space left") || told.contains("quota")) {
            return true;
        }
        try {
            FileStore disk = Files.getFileStore(place);
            return disk.getTotalSpace() > 0 && disk.getUsableSpace() < FULL_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static Path firstThatExists(Path path) {
        Path parent = path.getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return parent == null ? path : parent;
    }
}
