package io.benchdoctor.parse;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How one log is unpacked, layer by layer, and what came to light: that it breaks off, what its content is. */
final class Unpacking {
    /** A log that was packed, and packed once more with others of its kind; what lies deeper is a trap. */
    private static final int MAX_LAYERS = 2;

    private static final int BUFFER = 1 << 16;

    private final List<Budget.Meter> meters;
    private boolean packed;
    private final List<String> layers = new ArrayList<>();
    private boolean cutShort;
    private Optional<StoredBytes> content = Optional.empty();

    Unpacking(Budget budget) {
        meters = Stream.generate(budget::meter).limit(MAX_LAYERS).toList();
    }

    /** The same log without its packing, of which only the beginning is looked at. */
    LogSource glimpse(LogSource stored) {
        return new LogSource(stored.path(), stored.bytes(), () -> open(stored));
    }

    /** The same log without its packing; every reading goes to its end, so that its content has a digest. */
    LogSource whole(LogSource stored) {
        return new LogSource(stored.path(), stored.bytes(), () -> {
            InputStream plain = open(stored);
            if (!packed) {
                return plain;
            }
            content = Optional.of(StoredBytes.whole(plain));
            return content.get();
        });
    }

    /** Whether the log was found to be packed when it was opened. */
    boolean packed() {
        return packed;
    }

    /** The packings around the log as it was opened last, outermost first. */
    List<String> layers() {
        return List.copyOf(layers);
    }

    /** Whether the packed bytes ended too early. */
    boolean cutShort() {
        return cutShort;
    }

    /** SHA-256 of what was last unpacked as a whole; empty for a log that is not packed. */
    Optional<String> contentSha256() {
        return content.map(StoredBytes::sha256Hex);
    }

    private InputStream open(LogSource stored) throws IOException {
        layers.clear();
        // Who reads a log has a buffer of his own: only an unpacker asks for a byte at a time.
        var plain = new PushbackInputStream(stored.open(), Packing.HEAD_BYTES);
        try {
            Optional<Packing> packing = packing(plain);
            for (Budget.Meter meter : meters) {
                if (packing.isEmpty()) {
                    return plain;
                }
                packed = true;
                layers.add(packing.get().id());
                var buffered = new BufferedInputStream(plain, stored.bufferBytes(BUFFER));
                var unpacked = new CutTolerant(new Supply(buffered), packing.get()::open, () -> cutShort = true);
                var limited = new BufferedInputStream(new ExpansionLimit(unpacked, meter), BUFFER);
                plain = new PushbackInputStream(limited, Packing.HEAD_BYTES);
                packing = packing(plain);
            }
            if (packing.isPresent()) {
                throw new Budget.Exceeded("depth");
            }
            return plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Optional<Packing> packing(PushbackInputStream input) throws IOException {
        byte[] head = input.readNBytes(Packing.HEAD_BYTES);
        input.unread(head);
        return Packing.of(head);
    }
}
