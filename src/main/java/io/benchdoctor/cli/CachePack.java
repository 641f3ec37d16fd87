package io.benchdoctor.cli;

import io.benchdoctor.stored.KnownWords;
import io.benchdoctor.stored.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Many small things in one entry of the cache: thousands of files would take longer to open than what is in them saves.
 * They share their words. Any number of threads may ask; one at a time keeps and writes.
 */
final class CachePack {
    /** Beyond, nothing more is kept: all of it is held in memory while it is used. */
    private static final int MOST_BYTES = 64 << 20;

    /** A thing that is larger is not small. */
    private static final int MOST_PIECE_BYTES = 1 << 20;

    /** Of so many that were ever kept, one must still be there, or the pack is begun anew: its words are never forgotten. */
    private static final int MOST_TURNS = 3;

    /** New ones after which the pack is written the first time, and then at twice as many: a run may be interrupted. */
    private static final int FIRST_WRITTEN = 4096;

    private final CacheEntry entry;
    private final Kept before;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Map<String, Piece> anew = new LinkedHashMap<>();
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private Vocabulary vocabulary;
    private int written;
    private long bytes;

    /**
     * What a pack holds.
     *
     * @param ever how many things were put into it since it was begun
     * @param spelled the words as they were written
     * @param bytes of all things
     */
    private record Kept(int ever, KnownWords words, byte[] spelled, Map<String, Piece> pieces, long bytes) {
        static Kept nothing(List<Class<?>> repeated) {
            return new Kept(0, KnownWords.none(repeated), new byte[0], Map.of(), 0);
        }

        static Optional<Kept> read(DataInput in, List<Class<?>> repeated, long most) throws IOException {
            int ever = in.readInt();
            int entries = in.readInt();
            byte[] spelled = block(in, most);
            Map<String, Integer> lengths = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                int length = in.readInt();
                lengths.put(in.readUTF(), length);
            }
            byte[] all = block(in, most);
            Map<String, Piece> pieces = new HashMap<>();
            int from = 0;
            for (Map.Entry<String, Integer> length : lengths.entrySet()) {
                pieces.put(length.getKey(), new Piece(all, from, length.getValue()));
                from += length.getValue();
            }
            if (from != all.length || lengths.values().stream().anyMatch(length -> length < 0)) {
                throw new IOException("not the bytes of these things");
            }
            if (ever > MOST_TURNS * pieces.size()) {
                return Optional.empty();
            }
            KnownWords words =
                    KnownWords.read(new DataInputStream(new ByteArrayInputStream(spelled)), entries, repeated);
            return Optional.of(new Kept(ever, words, spelled, pieces, all.length));
        }

        /** As long as it says, and no longer than the file: no more room is asked for than there are bytes. */
        private static byte[] block(DataInput in, long most) throws IOException {
            int length = in.readInt();
            if (length < 0 || length > most) {
                throw new IOException("not so long");
            }
            byte[] block = new byte[length];
            in.readFully(block);
            return block;
        }
    }

    /** Where among some bytes one thing stands. */
    private record Piece(byte[] all, int from, int length) {}

    /** @param repeated classes of what comes again among the things, beside texts */
    CachePack(CacheEntry entry, List<Class<?>> repeated) {
        this.entry = entry;
        this.before = entry.read(in -> Kept.read(in, repeated, Files.size(entry.file())))
                .orElseGet(() -> Kept.nothing(repeated));
    }

    /** Makes something of what was kept, with these words. */
    @FunctionalInterface
    interface Reading<T> {
        Optional<T> of(DataInput in, KnownWords words) throws IOException;
    }

    /** Writes what is kept, with these words. */
    @FunctionalInterface
    interface Keeping {
        void to(DataOutput out, Vocabulary words) throws IOException;
    }

    /** What was kept under this name; empty where that is nothing, or does not count any more. */
    <T> Optional<T> read(String name, Reading<T> reading) {
        Piece piece = before.pieces().get(name);
        if (piece == null) {
            return Optional.empty();
        }
        var bytes = new ByteArrayInputStream(piece.all(), piece.from(), piece.length());
        try {
            Optional<T> found = reading.of(new DataInputStream(bytes), before.words());
            found.ifPresent(kept -> used.add(name));
            return found;
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    /** Keeps it for the next run where it is small; {@link #write} puts it on the disk, as does this now and then. */
    void keep(String name, Keeping keeping) {
        if (before.bytes() + bytes + words.size() > MOST_BYTES) {
            return;
        }
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        try {
            keeping.to(new DataOutputStream(new Sparing(piece)), vocabulary());
        } catch (IOException tooMuch) {
            return;
        }
        bytes += piece.size();
        anew.put(name, new Piece(piece.toByteArray(), 0, piece.size()));
        if (anew.size() >= Math.max(FIRST_WRITTEN, 2 * written)) {
            write();
        }
    }

    /** Takes little: a small archive may tell more than there is room for. */
    private static final class Sparing extends FilterOutputStream {
        private int left = MOST_PIECE_BYTES;

        private Sparing(OutputStream piece) {
            super(piece);
        }

        @Override
        public void write(int one) throws IOException {
            take(1);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            out.write(bytes, offset, length);
        }

        private void take(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("more than " + MOST_PIECE_BYTES + " bytes");
            }
        }
    }

    private Vocabulary vocabulary() {
        if (vocabulary == null) {
            vocabulary = new Vocabulary(new DataOutputStream(words), before.words());
            words.writeBytes(before.spelled());
        }
        return vocabulary;
    }

    /** Puts all of it in the place of what was there, where anything is new. */
    void write() {
        if (anew.size() == written) {
            return;
        }
        written = anew.size();
        Map<String, Piece> all = staying();
        all.putAll(anew);
        int length = all.values().stream().mapToInt(Piece::length).sum();
        entry.write(out -> {
            out.writeInt(before.ever() + written);
            out.writeInt(vocabulary.entries());
            out.writeInt(words.size());
            out.write(words.toByteArray());
            out.writeInt(all.size());
            for (Map.Entry<String, Piece> piece : all.entrySet()) {
                out.writeInt(piece.getValue().length());
                out.writeUTF(piece.getKey());
            }
            out.writeInt(length);
            for (Piece piece : all.values()) {
                out.write(piece.all(), piece.from(), piece.length());
            }
        });
    }

    /** Of what was there, all that nothing new has the name of; where most of it is old, only what was asked for. */
    private Map<String, Piece> staying() {
        Map<String, Piece> stay = new LinkedHashMap<>(before.pieces());
        stay.keySet().removeAll(anew.keySet());
        if (stay.size() - used.size() > used.size() + written) {
            stay.keySet().retainAll(used);
        }
        return stay;
    }
}
