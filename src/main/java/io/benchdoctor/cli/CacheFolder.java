package io.benchdoctor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/** The folder of {@link LogCache} and {@link AnswerCache}: readable by its owner alone, and never larger than its limit. */
final class CacheFolder {
    /** What a log told, but for the gaps of its raw timings. */
    static final String TOLD = ".log";

    static final String GAPS = ".gaps";

    /** What was worked out about a run. */
    static final String ANSWERS = ".run";

    /** What many small logs told, or what was worked out of them. */
    static final String PACK = ".pack";

    static final String DRAFT = ".part";

    /** With what the names of entries end. */
    static final List<String> KINDS = List.of(TOLD, GAPS, ANSWERS, PACK);

    /** Some runs of the largest kind; beyond, what was not used for longest goes. */
    private static final long MOST_BYTES = 2L << 30;

    /** A draft that is older was left by a process that was killed. */
    private static final long DRAFT_HOURS = 24;

    private CacheFolder() {}

    /** {@code $XDG_CACHE_HOME/bench-doctor/logs}, else {@code ~/.cache/bench-doctor/logs}; empty where there is no home. */
    static Optional<Path> ofUser() {
        String given = System.getenv("XDG_CACHE_HOME");
        String home = System.getProperty("user.home", "");
        if (given != null && Path.of(given).isAbsolute()) {
            return Optional.of(Path.of(given, "bench-doctor", "logs"));
        }
        return Path.of(home).isAbsolute()
                ? Optional.of(Path.of(home, ".cache", "bench-doctor", "logs"))
                : Optional.empty();
    }

    /** Version and content of the jar that runs; empty where classes are run without one and may change under the cache. */
    static Optional<String> build() {
        CodeSource source = CacheFolder.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[1 << 16];
        try (InputStream jar = Files.newInputStream(Path.of(source.getLocation().toURI()))) {
            for (int n = jar.read(buffer); n >= 0; n = jar.read(buffer)) {
                sum.update(buffer, 0, n);
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException noJar) {
            return Optional.empty();
        }
        return Optional.of(Version.NUMBER + "-" + Long.toHexString(sum.getValue()));
    }

    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    /** Writes a file. */
    @FunctionalInterface
    interface Writing {
        void to(Path draft) throws IOException;
    }

    /** Puts a file in the place of what was there: whole, or not at all. */
    static void replace(Path file, Writing writing) throws IOException {
        Path draft = file.resolveSibling(UUID.randomUUID() + DRAFT);
        try {
            writing.to(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            forget(draft);
        }
    }

    /** Marks an entry as used. */
    static void touch(Path entry) {
        try {
            Files.setLastModifiedTime(entry, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException stays) {
            // It only goes sooner.
        }
    }

    /** Lets go what is beyond the limit, what was not used for longest first. */
    static void trim(Path folder) throws IOException {
        trim(folder, MOST_BYTES);
    }

    static void trim(Path folder, long most) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, "*{" + String.join(",", KINDS) + "," + DRAFT + "}")) {
            files.forEach(entries::add);
        }
        long old = System.currentTimeMillis() - TimeUnit.HOURS.toMillis(DRAFT_HOURS);
        entries.sort(Comparator.comparingLong(CacheFolder::used).reversed());
        long bytes = 0;
        for (Path entry : entries) {
            if (entry.toString().endsWith(DRAFT)) {
                if (used(entry) < old) {
                    forget(entry);
                }
                continue;
            }
            bytes += size(entry);
            if (bytes > most) {
                forget(entry);
            }
        }
    }

    static void forget(Path entry) {
        try {
            Files.deleteIfExists(entry);
        } catch (IOException stays) {
            // Another process may be clearing up, too.
        }
    }

    private static long used(Path entry) {
        try {
            return Files.getLastModifiedTime(entry).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long size(Path entry) {
        try {
            return Files.size(entry);
        } catch (IOException gone) {
            return 0;
        }
    }
}
