package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class ZipPieceTest {
    @Test
    void pieces_that_were_packed_by_themselves_are_one_file_with_one_sum() throws IOException {
        byte[] bytes = rows();
        for (int length : List.of(1, 13, 1000, 40_000, bytes.length)) {
            List<ZipPiece> pieces = cut(bytes, length);

            assertThat(unpacked(pieces)).isEqualTo(bytes);
            assertThat(ZipPiece.crc(pieces)).isEqualTo(sum(bytes));
        }
    }

    @Test
    void what_does_not_get_smaller_is_packed_all_the_same() throws IOException {
        byte[] noise = new byte[100_000];
        new SplittableRandom(7).nextBytes(noise);

        assertThat(unpacked(cut(noise, 60_000))).isEqualTo(noise);
    }

    private static byte[] rows() {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 3000; row++) {
            rows.append("<row r=\"")
                    .append(row)
                    .append("\"><c><v>")
                    .append(row * 7919 % 10_007)
                    .append("</v></c></row>");
        }
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static List<ZipPiece> cut(byte[] bytes, int length) {
        List<ZipPiece> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += length) {
            int to = Math.min(bytes.length, from + length);
            pieces.add(ZipPiece.of(Arrays.copyOfRange(bytes, from, to), to - from, to == bytes.length));
        }
        return pieces;
    }

    private static byte[] unpacked(List<ZipPiece> pieces) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        pieces.forEach(piece -> packed.writeBytes(piece.packed()));
        return new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray()), new Inflater(true))
                .readAllBytes();
    }

    private static long sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
