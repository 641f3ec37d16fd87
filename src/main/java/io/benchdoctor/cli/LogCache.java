package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.Ruling;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.GapColumn;
import io.benchdoctor.parse.GivenFile;
import io.benchdoctor.parse.ToldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What large logs told when they were read before, in a folder of the user's. An entry is used by the build that wrote it and
 * for the bytes of which it was written, by {@link FileStamp}; whatever else lies there is ignored.
 *
 * @param folder where entries lie
 * @param build what tells this program from one that may read the same log otherwise
 * @param minBytes of a file that is worth an entry: below, reading it again is as fast
 */
record LogCache(Path folder, String build, long minBytes) {
    /** Measured: see the decision about the cache. */
    static final long WORTH_BYTES = 1 << 20;

    /** The user's own; empty where there is no place for it, or no jar whose content would tell one build from another. */
    static Optional<LogCache> ofUser() {
        return CacheFolder.ofUser()
                .flatMap(folder -> CacheFolder.build().map(build -> new LogCache(folder, build, WORTH_BYTES)));
    }

    /** What the file told, when it is the same as then; empty otherwise. */
    Optional<ToldFile> told(GivenFile file, String format) {
        if (!isWorth(file)) {
            return Optional.empty();
        }
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
     * Keeps what the file told, where that is worth it. A cache that cannot be written is none.
     *
     * @param stamp of the file before it was read
     */
    void keep(GivenFile file, String format, FileStamp stamp, ToldFile told) {
        if (told.inputs().stream().anyMatch(input -> input.sha256().isEmpty())) {
            return;
        }
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
        return ruling.own().isEmpty()
                ? Optional.of(new AnswerCache(folder, build, asked, read, minBytes))
                : Optional.empty();
    }

    /** What a file is now, before it is read; empty when it is not worth an entry. */
    Optional<FileStamp> stamp(GivenFile file) {
        return isWorth(file) ? file.onDisk().flatMap(FileStamp::of) : Optional.empty();
    }

    private boolean isWorth(GivenFile file) {
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
