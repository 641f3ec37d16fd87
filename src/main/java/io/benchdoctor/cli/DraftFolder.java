package io.benchdoctor.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A hidden folder of one process inside the folder into which it writes, so that a finished file is moved and not copied.
 *
 * <p>The process holds a lock in it for as long as it lives. A folder whose lock nobody holds was left by a process that
 * was killed, on whatever machine or in whatever container, and the next one clears it away; a number of a process would
 * tell less, for containers repeat them.
 */
final class DraftFolder implements Closeable {
    private static final String START = ".bench-doctor-";
    private static final String END = ".part";
    private static final String LOCK = "lock";

    /** Another process can be unlucky for us a few times; after that the folder itself cannot be had. */
    private static final int MOST_ATTEMPTS = 100;

    private final Path own;
    private final Optional<FileChannel> lock;

    private DraftFolder(Path own, Optional<FileChannel> lock) {
        this.own = own;
        this.lock = lock;
    }

    /** Clears away what killed processes left, and makes a folder that is like no other. */
    static DraftFolder in(Path folder) throws IOException {
        Files.createDirectories(folder);
        clearLeftovers(folder);
        for (int left = MOST_ATTEMPTS; left > 0; left--) {
            Path own = folder.resolve(START + UUID.randomUUID() + END);
            try {
                Files.createDirectory(own);
                Optional<DraftFolder> made = locked(own);
                if (made.isPresent()) {
                    return made.get();
                }
            } catch (FileAlreadyExistsException | NoSuchFileException clearedByAnother) {
                // Another process took it for a leftover before the lock was on it.
            }
        }
        throw new NoSuchFileException(folder.toString());
    }

    /** A place for one file that is being written. */
    Path file(int number) {
        return own.resolve(Integer.toString(number));
    }

    @Override
    public void close() {
        delete(own);
        lock.ifPresent(DraftFolder::release);
    }

    private static Optional<DraftFolder> locked(Path own) throws IOException {
        Path file = own.resolve(LOCK);
        FileChannel channel = opened(file, StandardOpenOption.CREATE_NEW);
        try {
            if (channel.tryLock() != null && Files.exists(file)) {
                return Optional.of(new DraftFolder(own, Optional.of(channel)));
            }
            release(channel);
            return Optional.empty();
        } catch (IOException noLocksHere) {
            // Nobody can see that the owner lives, but nobody clears what cannot be locked, either.
            release(channel);
            return Optional.of(new DraftFolder(own, Optional.empty()));
        }
    }

    /** Where somebody else put a link, nothing is made at its other end. */
    private static FileChannel opened(Path lock, StandardOpenOption creating) throws IOException {
        return FileChannel.open(lock, creating, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    private static void clearLeftovers(Path folder) {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, START + "*" + END)) {
            for (Path draft : drafts) {
                if (Files.isDirectory(draft, LinkOption.NOFOLLOW_LINKS)) {
                    clearIfLeft(draft);
                }
            }
        } catch (IOException unreadable) {
            // A leftover costs room and nothing else.
        }
    }

    private static void clearIfLeft(Path draft) {
        Path lock = draft.resolve(LOCK);
        if (Files.exists(lock, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            // None of ours. To open a pipe would be to wait for somebody at its other end.
            return;
        }
        try (FileChannel channel = opened(lock, StandardOpenOption.CREATE)) {
            if (channel.tryLock() != null) {
                delete(draft);
            }
        } catch (IOException | OverlappingFileLockException held) {
            // Its owner lives, in this process or in another.
        }
    }

    /** Never follows a link out of the folder. */
    private static void delete(Path draft) {
        try (Stream<Path> walk = Files.walk(draft)) {
            List<Path> innermostFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : innermostFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stays) {
            // The next run tries again.
        }
    }

    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // With the process it goes anyway.
        }
    }
}
