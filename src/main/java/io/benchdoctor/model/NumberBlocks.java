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
    private static final int AT_ONCE = 4096;

    private NumberBlocks() {}

    /** The first {@code count} of them. */
    static void write(DataOutput out, double[] column, int count) throws IOException {
        out.writeInt(count);
        byte[] bytes = new byte[Math.min(AT_ONCE, count) * Double.BYTES];
        for (int at = 0; at < count; at += AT_ONCE) {
            int some = Math.min(AT_ONCE, count - at);
            ByteBuffer.wrap(bytes).asDoubleBuffer().put(column, at, some);
            out.write(bytes, 0, some * Double.BYTES);
        }
    }

    /** The first {@code count} of them. */
    static void write(DataOutput out, int[] column, int count) throws IOException {
        out.writeInt(count);
        byte[] bytes = new byte[Math.min(AT_ONCE, count) * Integer.BYTES];
        for (int at = 0; at < count; at += AT_ONCE) {
            int some = Math.min(AT_ONCE, count - at);
            ByteBuffer.wrap(bytes).asIntBuffer().put(column, at, some);
            out.write(bytes, 0, some * Integer.BYTES);
        }
    }

    static double[] numbers(DataInput in) throws IOException {
        int count = in.readInt();
        double[] column = new double[Math.min(AT_ONCE, count)];
        byte[] bytes = new byte[column.length * Double.BYTES];
        for (int at = 0; at < count; at += AT_ONCE) {
            int some = Math.min(AT_ONCE, count - at);
            in.readFully(bytes, 0, some * Double.BYTES);
            if (at == column.length) {
                column = Arrays.copyOf(column, (int) Math.min(count, 2L * at));
            }
            ByteBuffer.wrap(bytes).asDoubleBuffer().get(column, at, some);
        }
        return column;
    }

    static int[] integers(DataInput in) throws IOException {
        int count = in.readInt();
        int[] column = new int[Math.min(AT_ONCE, count)];
        byte[] bytes = new byte[column.length * Integer.BYTES];
        for (int at = 0; at < count; at += AT_ONCE) {
            int some = Math.min(AT_ONCE, count - at);
            in.readFully(bytes, 0, some * Integer.BYTES);
            if (at == column.length) {
                column = Arrays.copyOf(column, (int) Math.min(count, 2L * at));
            }
            ByteBuffer.wrap(bytes).asIntBuffer().get(column, at, some);
        }
        return column;
    }
}
