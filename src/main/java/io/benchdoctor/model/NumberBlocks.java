package io.benchdoctor.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Columns of numbers as bytes, thousands at a time: number by number, a stream takes longer than all else that is done with
 * them. Each is written behind its length, and what is read asks for no more memory than there are bytes.
 */
final class NumberBlocks {
    private static final int AT_ONCE = 1 << 15;

    private NumberBlocks() {}

    /** The first {@code count} of them. */
    static void write(DataOutput out, double[] column, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, Double.BYTES));
        bytes.asDoubleBuffer().put(column, 0, count);
        write(out, count, bytes);
    }

    /** The first {@code count} of them. */
    static void write(DataOutput out, int[] column, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, Integer.BYTES));
        bytes.asIntBuffer().put(column, 0, count);
        write(out, count, bytes);
    }

    private static void write(DataOutput out, int count, ByteBuffer bytes) throws IOException {
        out.writeInt(count);
        out.write(bytes.array());
    }

    static double[] numbers(DataInput in) throws IOException {
        int count = in.readInt();
        ByteBuffer bytes = bytes(in, count, Double.BYTES);
        double[] column = new double[count];
        bytes.asDoubleBuffer().get(column);
        return column;
    }

    static int[] integers(DataInput in) throws IOException {
        int count = in.readInt();
        ByteBuffer bytes = bytes(in, count, Integer.BYTES);
        int[] column = new int[count];
        bytes.asIntBuffer().get(column);
        return column;
    }

    private static ByteBuffer bytes(DataInput in, int count, int width) throws IOException {
        int length = Math.multiplyExact(count, width);
        byte[] bytes = new byte[Math.min(AT_ONCE, length)];
        for (int at = 0; at < length; ) {
            if (at == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * at));
            }
            in.readFully(bytes, at, bytes.length - at);
            at = bytes.length;
        }
        return ByteBuffer.wrap(bytes);
    }
}
