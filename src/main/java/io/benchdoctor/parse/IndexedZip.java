package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.parse.EntryNames.Named;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** A zip that is read by its index; every file can be opened again and again where it lies. */
final class IndexedZip {
    /** Ten thousand entries with long names; a longer index would fill the memory before the first file is seen. */
    private static final long MAX_INDEX_BYTES = 4 << 20;

    /** Methods that are read without a library of the machine's own kind and without a dictionary of any size. */
    private static final Set<ZipMethod> METHODS =
            Set.of(ZipMethod.STORED, ZipMethod.DEFLATED, ZipMethod.ENHANCED_DEFLATED, ZipMethod.BZIP2);

    /** Every document of an office program is a zip with this entry. */
    private static final String OFFICE_DOCUMENT = "[Content_Types].xml";

    private final ArchiveEntries entries;

    IndexedZip(ArchiveEntries entries) {
        this.entries = entries;
    }

    /** @return false when there is no index, as in a zip that was cut */
    boolean read(SeekableByteChannel bytes) throws IOException {
        var index = new Index(bytes);
        try (index) {
            ZipFile zip;
            try {
                zip = ZipFile.builder()
                        .setSeekableByteChannel(index)
                        .setIgnoreLocalFileHeader(true)
                        .get();
            } catch (IOException | IllegalArgumentException e) {
                index.checkSize();
                return false;
            }
            index.read = true;
            try (zip) {
                read(zip);
            }
            return true;
        }
    }

    private void read(ZipFile zip) throws IOException {
        if (zip.getEntry(OFFICE_DOCUMENT) != null) {
            entries.complain(Problem.BINARY_FILE, "office");
            return;
        }
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!entry.isDirectory()) {
                read(zip, entry, entries.next(entry.getName()));
            }
        }
    }

    private void read(ZipFile zip, ZipArchiveEntry entry, Named name) {
        ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
        if (entry.isUnixSymlink()) {
            entries.refuse(name, entry.getSize(), Problem.LINK_NOT_FOLLOWED, "");
        } else if (name.limit().isPresent()) {
            entries.refuse(
                    name, entry.getSize(), Problem.LIMIT_EXCEEDED, name.limit().get());
        } else if (entry.getGeneralPurposeBit().usesEncryption()) {
            entries.refuse(name, entry.getSize(), Problem.ENCRYPTED, "");
        } else if (method == null || !METHODS.contains(method) || !zip.canReadEntryData(entry)) {
            String id = method == null || method == ZipMethod.UNKNOWN
                    ? "zip " + entry.getMethod()
                    : "zip " + method.name().toLowerCase(Locale.ROOT);
            entries.refuse(name, entry.getSize(), Problem.CANNOT_UNPACK, id);
        } else {
            Budget.Meter meter = entries.meter();
            var source = new LogSource(
                    entries.path(name),
                    entry.getSize(),
                    () -> new Checked(new ExpansionLimit(zip.getInputStream(entry), meter), entry));
            entries.add(name, entries.read(source));
        }
    }

    /** The bytes of a file, which must be those that the index tells of. */
    private static final class Checked extends FilterInputStream {
        private final ZipArchiveEntry entry;
        private final CRC32 crc = new CRC32();
        private long size;

        private Checked(InputStream bytes, ZipArchiveEntry entry) {
            super(bytes);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            return OneByte.of(this);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                crc.update(buffer, offset, n);
                size += n;
            } else if (n < 0 && (size != entry.getSize() || crc.getValue() != entry.getCrc())) {
                throw new ZipException("checksum");
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            byte[] skipped = new byte[(int) Math.min(Math.max(n, 0), 1 << 16)];
            return Math.max(read(skipped, 0, skipped.length), 0);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /** The bytes of the zip, of which only so many are read before its index is known. */
    private static final class Index implements SeekableByteChannel {
        private final SeekableByteChannel bytes;
        private long readBytes;
        private boolean read;

        private Index(SeekableByteChannel bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int n = bytes.read(target);
            readBytes += Math.max(n, 0);
            checkSize();
            return n;
        }

        private void checkSize() throws Budget.Exceeded {
            if (!read && readBytes > MAX_INDEX_BYTES) {
                throw new Budget.Exceeded("entries");
            }
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return bytes.write(source);
        }

        @Override
        public long position() throws IOException {
            return bytes.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            bytes.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return bytes.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            return bytes.truncate(size);
        }

        @Override
        public boolean isOpen() {
            return bytes.isOpen();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
