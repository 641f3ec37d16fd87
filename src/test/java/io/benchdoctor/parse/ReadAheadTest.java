package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final byte[] BYTES = new byte[3_000_001];

    static {
        new Random(1).nextBytes(BYTES);
    }

    @Test
    void the_bytes_are_those_of_the_stream_however_they_are_asked_for() throws IOException {
        try (InputStream ahead = ReadAhead.always(new ByteArrayInputStream(BYTES))) {
            assertThat(ahead.read()).isEqualTo(BYTES[0] & 0xFF);
            byte[] some = ahead.readNBytes(700_000);
            assertThat(some).isEqualTo(Arrays.copyOfRange(BYTES, 1, 700_001));
            assertThat(ahead.readAllBytes().length).isEqualTo(BYTES.length - 700_001);
            assertThat(ahead.read()).isEqualTo(-1);
            assertThat(ahead.read(new byte[8], 0, 8)).isEqualTo(-1);
        }
    }

    @Test
    void what_goes_wrong_is_told_behind_the_bytes_before_it() throws IOException {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(BYTES)) {
            private int passed;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (passed > 1_000_000) {
                    throw new IOException("gone");
                }
                int n = super.read(buffer, offset, length);
                passed += n;
                return n;
            }
        };
        try (InputStream ahead = ReadAhead.always(broken)) {
            assertThat(ahead.readNBytes(1_000_000)).hasSize(1_000_000);
            assertThatThrownBy(ahead::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessage("gone");
        }
    }

    @Test
    void a_stream_that_is_closed_early_is_fetched_no_further() throws IOException {
        var endless = new InputStream() {
            private volatile boolean closed;

            @Override
            public int read() {
                return closed ? -1 : 7;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
        InputStream ahead = ReadAhead.always(endless);
        assertThat(ahead.readNBytes(10)).containsOnly(7);

        ahead.close();

        assertThat(endless.closed).isTrue();
    }

    @Test
    void the_digest_is_of_the_whole_log_whether_or_not_it_was_read_ahead() throws Exception {
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BYTES));
        StoredBytes stored = new StoredBytes(new ByteArrayInputStream(BYTES));
        try (InputStream ahead = ReadAhead.always(stored)) {
            ahead.readAllBytes();
        }
        assertThat(stored.sha256Hex()).isEqualTo(expected);
    }

    @Test
    void a_log_that_was_only_looked_at_has_no_digest_yet() throws IOException {
        StoredBytes stored = new StoredBytes(new ByteArrayInputStream(BYTES));
        stored.readNBytes(1_000);
        stored.close();
        assertThat(stored.sha256Hex()).isEmpty();

        StoredBytes whole = StoredBytes.whole(new ByteArrayInputStream(BYTES));
        whole.readNBytes(1_000);
        whole.close();
        assertThat(whole.sha256Hex()).hasSize(64);
    }

    @Test
    void what_cannot_be_read_is_not_tried_once_more_at_closing() throws IOException {
        IllegalStateException always = new IllegalStateException("the same each time");
        StoredBytes stored = StoredBytes.whole(new InputStream() {
            @Override
            public int read() {
                throw always;
            }
        });

        assertThatThrownBy(() -> stored.read(new byte[8], 0, 8)).isSameAs(always);
        stored.close();

        assertThat(stored.sha256Hex()).isEmpty();
    }
}
