package io.benchdoctor.cli;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.render.Destination;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A folder in which only whole files appear: each is written aside, and moved to its place when its renderer is done
 * without a failure. Of two processes that write the same file, the later whole one stays. Parts may be written by several
 * threads, one part by one of them.
 */
final class OutputFolder implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final String STANDARD_INPUT = "-";

    /** To move a file takes less; who waits longer is held up by something that does not end by itself. */
    private static final long MOST_WAIT_MILLIS = 500;

    private final Path folder;
    private final Set<Path> spared = new HashSet<>();
    private final List<Path> written = new CopyOnWriteArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<DraftFolder> drafts = Optional.empty();
    private int opened;
    private volatile boolean stopped;

    OutputFolder(Path folder) {
        this.folder = folder;
    }

    /** Logs that were read are not written over; what an earlier run left here is. */
    synchronized void spare(List<Input> inputs) {
        for (Input input : inputs) {
            boolean ours = input.notes().stream().anyMatch(OutputFolder::isOfReport);
            String stored = input.path().replaceAll("!/.*", "");
            if (!ours && !stored.equals(STANDARD_INPUT)) {
                real(stored).ifPresent(spared::add);
            }
        }
    }

    /** A workbook or a memo is known by no more than that it is no text; no log is. */
    private static boolean isOfReport(LogNote note) {
        return note.problem() == Problem.BINARY_FILE || note.problem() == Problem.OWN_REPORT;
    }

    /** Where a file lies whatever it is called; empty where there is none. */
    private static Optional<Path> real(String file) {
        try {
            return Optional.of(Path.of(file).toRealPath());
        } catch (IOException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    /** The files of one renderer, which appear together. */
    Part part() {
        return new Part();
    }

    /** The files that are complete, in the order in which they were written. */
    List<Path> written() {
        return List.copyOf(written);
    }

    /**
     * Nothing appears any more, whatever other threads still do; what is not complete is forgotten. A thread that waits for a
     * folder that another process or a slow disk keeps is not waited for: what it leaves, the next run clears away.
     */
    void stop() {
        stopped = true;
        try {
            if (turn.tryLock(MOST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    forget();
                } finally {
                    turn.unlock();
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** Forgets what is not complete. */
    @Override
    public void close() {
        turn.lock();
        try {
            forget();
        } finally {
            turn.unlock();
        }
    }

    private void forget() {
        drafts.ifPresent(DraftFolder::close);
        drafts = Optional.empty();
    }

    private Path draft() throws IOException {
        turn.lock();
        try {
            refuseWhenStopped();
            if (drafts.isEmpty()) {
                drafts = Optional.of(DraftFolder.in(folder));
            }
            return drafts.get().file(opened++);
        } finally {
            turn.unlock();
        }
    }

    private void move(Path draft, Path file) throws IOException {
        turn.lock();
        try {
            refuseWhenStopped();
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException otherDisk) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
            written.add(file);
        } finally {
            turn.unlock();
        }
    }

    private void refuseWhenStopped() throws IOException {
        if (stopped) {
            throw new InterruptedIOException();
        }
    }

    /** Files that appear when all of them are whole. */
    final class Part implements Destination {
        private final Map<Path, Path> waiting = new LinkedHashMap<>();

        @Override
        public OutputStream open(String name) throws IOException {
            Path file = folder.resolve(name);
            Path whole = folder.toAbsolutePath().normalize();
            if (!whole.resolve(name).normalize().startsWith(whole)) {
                throw new IOException(name + " lies outside " + folder);
            }
            if (real(file.toString()).filter(spared::contains).isPresent()) {
                throw new Unwritable(file, new Unwritable.WasRead(file));
            }
            try {
                Path draft = draft();
                Files.createDirectories(file.toAbsolutePath().getParent());
                waiting.put(file, draft);
                return new BufferedOutputStream(new Named(file, Files.newOutputStream(draft)), BUFFER);
            } catch (IOException e) {
                throw new Unwritable(file, e);
            }
        }

        /** Puts every file in its place. */
        void complete() throws IOException {
            for (Map.Entry<Path, Path> draft : waiting.entrySet()) {
                try {
                    move(draft.getValue(), draft.getKey());
                } catch (IOException e) {
                    throw new Unwritable(draft.getKey(), e);
                }
            }
            waiting.clear();
        }
    }

    /** A stream whose failures name the file that was meant, not the place where it is drafted. */
    private static final class Named extends FilterOutputStream {
        private final Path file;

        private Named(Path file, OutputStream draft) {
            super(draft);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                throw new Unwritable(file, e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException e) {
                throw new Unwritable(file, e);
            }
        }
    }
}
