package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.Ruling;
import io.benchdoctor.facts.Recollection;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.GapColumn;
import io.benchdoctor.parse.GivenFile;
import io.benchdoctor.parse.ToldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What large logs told when they were read before, in a folder of the user's. An entry is used by the build that wrote it and
 * for the bytes of which it was written, by {@link FileStamp}; whatever else lies there is ignored.
 *
 * @param folder where entries lie
 * @param build what tells this program from one that may read the same log otherwise
 * @param minBytes of a file that is worth an entry: below, reading it again is as fast
 * @param fewest smaller files that are worth an entry together
 */
record LogCache(Path folder, String build, long minBytes, int fewest) {
    /** Measured: see the decision about the cache. */
    static final long WORTH_BYTES = 1 << 20;

    private static final int WORTH_FILES = 50;

    /** Before the name of a file inside an archive. */
    private static final Pattern INSIDE = Pattern.compile("!/");

    /** The user's own; empty where there is no place for it, or no jar whose content would tell one build from another. */
    static Optional<LogCache> ofUser() {
        return CacheFolder.ofUser().flatMap(folder -> CacheFolder.build()
                .map(build -> new LogCache(folder, build, WORTH_BYTES, WORTH_FILES)));
    }

    /** What is known of the files of one command. */
    LogMemory memory(List<GivenFile> files, String format) {
        List<Path> small = files.stream()
                .filter(file -> !isLarge(file))
                .flatMap(file -> file.onDisk().stream())
                .toList();
        return new LogMemory(this, format, pack(small, "told\n" + format, List.of()));
    }

    /** Where it is kept what many small logs told, or what was worked out of them; empty where they are too few. */
    private Optional<CachePack> pack(List<Path> logs, String what, List<Class<?>> repeated) {
        return Optional.of(logs)
                .filter(all -> all.size() >= fewest)
                .flatMap(LogCache::folderOf)
                .map(all -> new CachePack(CacheEntry.of(folder, key(what, all), CacheFolder.PACK), repeated));
    }

    /** The innermost folder that all of them lie in; empty where they lie on several disks. */
    private static Optional<Path> folderOf(List<Path> logs) {
        Path folder = logs.get(0).toAbsolutePath().getParent();
        for (Path log : logs) {
            Path whole = log.toAbsolutePath();
            while (folder != null && !whole.startsWith(folder)) {
                folder = folder.getParent();
            }
        }
        return Optional.ofNullable(folder);
    }

    /** On the folder that a command is given in it depends which file a name means. */
    private String key(String what, Path logs) {
        return String.join(
                "\n", build, what, logs.toString(), Path.of("").toAbsolutePath().toString());
    }

    /** What a large file told, when it is the same as then; empty otherwise. */
    Optional<ToldFile> told(GivenFile file, String format) {
        String key = key(file, format);
        return CacheEntry.of(folder, key, CacheFolder.TOLD).read(in -> {
            if (!FileStamp.read(in).isStillOf(file.onDisk().orElseThrow())) {
                return Optional.empty();
            }
            KeptGaps gaps = new KeptGaps(CacheEntry.of(folder, key, CacheFolder.GAPS), in.readUTF(), file);
            return Optional.of(ToldFile.read(in, gaps));
        });
    }

    /**
     * Keeps what a large file told. A cache that cannot be written is none.
     *
     * @param stamp of the file before it was read
     */
    void keep(GivenFile file, String format, FileStamp stamp, ToldFile told) {
        String key = key(file, format);
        String written = UUID.randomUUID().toString();
        List<GapColumn> gaps = new ArrayList<>();
        CacheEntry.of(folder, key, CacheFolder.TOLD).write(out -> {
            stamp.with(told).write(out);
            out.writeUTF(written);
            gaps.addAll(told.write(out));
        });
        if (!gaps.isEmpty()) {
            CacheEntry.of(folder, key, CacheFolder.GAPS).write(out -> KeptGaps.write(written, gaps, out));
        }
    }

    /**
     * What was worked out of such logs.
     *
     * @param ruling what was moved in the rules by which they are judged
     * @param targets those that the user chose
     * @return empty where a rule of the user's own may ask anything
     */
    Optional<AnswerCache> answers(Batch read, Ruling ruling, Optional<SloProfile> targets) {
        String asked = ruling.limits() + " " + targets;
        if (!ruling.own().isEmpty()) {
            return Optional.empty();
        }
        List<Path> small = read.inputs().stream()
                .filter(input -> input.bytes() < minBytes)
                .map(input -> Path.of(INSIDE.split(input.path(), 2)[0]))
                .toList();
        return Optional.of(new AnswerCache(
                folder, build, asked, read, minBytes, pack(small, "answered\n" + asked, Recollection.COMMON)));
    }

    /** Whether a file has an entry of its own. */
    boolean isLarge(GivenFile file) {
        return file.onDisk().isPresent() && file.bytes() >= minBytes;
    }

    /** Everything on which it depends what a file tells but its bytes: who reads it, how, and under which name. */
    private String key(GivenFile file, String format) {
        return String.join(
                "\n",
                build,
                format,
                file.path(),
                file.onDisk().orElseThrow().toAbsolutePath().toString());
    }
}
