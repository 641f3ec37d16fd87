package io.benchdoctor.parse;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZInputStream;

/** A way of packing one stream of bytes, told by its first bytes. Streams that stand one behind the other are one. */
enum Packing {
    GZIP(GzipMembers::new, "1F8B08"),
    BZIP2(Packing::bzip2, "425A683.314159265359", "425A683.177245385090"),
    XZ(Packing::xz, "FD377A585A00"),
    /** A file may begin with a frame that is to be skipped. */
    ZSTD(in -> natively(() -> new ZstdInputStreamNoFinalizer(in)), "28B52FFD", "5.2A4D18");

    /** So many first bytes tell every packing. */
    static final int HEAD_BYTES = 10;

    /** What the highest level of {@code xz} takes, and half as much again; a crafted file may ask for gigabytes. */
    private static final int XZ_MEMORY_KIB = 100 << 10;

    private final CutTolerant.Opening opening;
    private final String[] starts;

    /** @param starts first bytes in hexadecimal; a point stands for any digit */
    Packing(CutTolerant.Opening opening, String... starts) {
        this.opening = opening;
        this.starts = starts;
    }

    /** This machine cannot unpack it. */
    static final class Unavailable extends IOException {
        private static final long serialVersionUID = 1L;

        /** @param packing the keyword by which a note names it */
        Unavailable(String packing) {
            super(packing);
        }
    }

    /** Makes an unpacker that may need a library of the machine's own kind. */
    @FunctionalInterface
    interface Native {
        InputStream open() throws IOException;
    }

    static Optional<Packing> of(byte[] head) {
        for (Packing packing : values()) {
            for (String start : packing.starts) {
                if (starts(head, start)) {
                    return Optional.of(packing);
                }
            }
        }
        return Optional.empty();
    }

    /** Lower-case, as a person calls it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    InputStream open(InputStream packed) throws IOException {
        return opening.open(packed);
    }

    /** Where the native part cannot be loaded (a rare machine, a folder that runs nothing), the log is to blame for nothing. */
    static InputStream natively(Native zstd) throws IOException {
        try {
            return new ZstdBytes(zstd.open());
        } catch (LinkageError e) {
            throw new Unavailable("zstd");
        }
    }

    private static InputStream bzip2(InputStream packed) throws IOException {
        return new ByteWise(new BZip2CompressorInputStream(packed, true));
    }

    private static InputStream xz(InputStream packed) throws IOException {
        return new XzBytes(new XZInputStream(packed, XZ_MEMORY_KIB));
    }

    private static boolean starts(byte[] head, String start) {
        if (head.length * 2 < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            int digit = i % 2 == 0 ? head[i / 2] >> 4 & 0xF : head[i / 2] & 0xF;
            char expected = start.charAt(i);
            if (expected != '.' && Character.digit(expected, 16) != digit) {
                return false;
            }
        }
        return true;
    }

    /** Says of a dictionary that is too large that it is. */
    private static final class XzBytes extends FilterInputStream {
        private XzBytes(InputStream xz) {
            super(xz);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (MemoryLimitException e) {
                throw new Budget.Exceeded("memory");
            } catch (UnsupportedOptionsException e) {
                throw new Unavailable("xz");
            }
        }
    }

    /** Says of a window that is too large that it is. */
    private static final class ZstdBytes extends FilterInputStream {
        private ZstdBytes(InputStream zstd) {
            super(zstd);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (ZstdIOException e) {
                if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
                    throw new Budget.Exceeded("memory");
                }
                throw e;
            }
        }
    }

    /** An unpacker that forgets, when it fails, what it had unpacked into the same buffer: asked for byte after byte. */
    private static final class ByteWise extends FilterInputStream {
        private Optional<IOException> failure = Optional.empty();

        private ByteWise(InputStream unpacker) {
            super(unpacker);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
            int n = 0;
            try {
                for (int value = 0; n < length && (value = in.read()) >= 0; n++) {
                    buffer[offset + n] = (byte) value;
                }
            } catch (IOException e) {
                failure = Optional.of(e);
                if (n == 0) {
                    throw e;
                }
            }
            return n == 0 && length > 0 ? -1 : n;
        }
    }
}
