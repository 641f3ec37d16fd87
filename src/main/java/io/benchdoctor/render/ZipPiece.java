package io.benchdoctor.render;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A part of a file in a zip, packed by itself: pieces may stand one behind the other in several files, since none refers to
 * what comes before it.
 *
 * @param packed as it stands in the zip; not to be written to
 * @param bytes of the file that it stands for, with their sum
 */
record ZipPiece(byte[] packed, long bytes, long crc) {
    /** The polynomial of the sum in the order of its bits, and what stands there for 1 and for x. */
    private static final int POLYNOMIAL = 0xedb88320;

    private static final int ONE = 1 << 31;
    private static final int X = 1 << 30;

    /** @param last whether nothing comes behind it in the file */
    static ZipPiece of(byte[] bytes, int length, boolean last) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return new ZipPiece(packed(bytes, length, last), length, sum.getValue());
    }

    private static byte[] packed(byte[] bytes, int length, boolean last) {
        // A hundred thousand rows take three times as long with the usual level, and become a quarter smaller.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes, 0, length);
            if (last) {
                deflater.finish();
            }
            byte[] packed = new byte[length / 3 + 64];
            int n = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
            while (n == packed.length) {
                packed = Arrays.copyOf(packed, n * 2);
                n += deflater.deflate(packed, n, packed.length - n, Deflater.SYNC_FLUSH);
            }
            return Arrays.copyOf(packed, n);
        } finally {
            deflater.end();
        }
    }

    /** The sum of the bytes of all pieces in their order. */
    static long crc(List<ZipPiece> pieces) {
        int sum = 0;
        for (ZipPiece piece : pieces) {
            sum = product(shift(piece.bytes()), sum) ^ (int) piece.crc();
        }
        return sum & 0xffffffffL;
    }

    /** What a sum is multiplied by when so many bytes come behind it: x to the power of their bits. */
    private static int shift(long bytes) {
        int shift = ONE;
        int power = square(square(square(X)));
        for (long left = bytes; left > 0; left >>= 1) {
            shift = (left & 1) == 1 ? product(power, shift) : shift;
            power = square(power);
        }
        return shift;
    }

    private static int square(int a) {
        return product(a, a);
    }

    /** The product of two polynomials, modulo that of the sum. */
    private static int product(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            product ^= (a & bit) == 0 ? 0 : shifted;
            shifted = (shifted & 1) == 1 ? shifted >>> 1 ^ POLYNOMIAL : shifted >>> 1;
        }
        return product;
    }
}
