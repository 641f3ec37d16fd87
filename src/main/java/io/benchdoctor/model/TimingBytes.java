package io.benchdoctor.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The columns of {@link RequestTimings} as bytes and back, to the last bit, for a log that was read once and need not be parsed
 * again; of the gaps only what tells of each request as a whole, since a {@link GapColumn} writes itself. Reasons of failure are
 * not among them.
 */
public final class TimingBytes {
    private TimingBytes() {}

    public static void write(RequestTimings timings, DataOutput out) throws IOException {
        int count = timings.count();
        NumberBlocks.write(out, timings.sentSeconds, count);
        NumberBlocks.write(out, timings.ttftSeconds, count);
        NumberBlocks.write(out, timings.e2eSeconds, count);
        NumberBlocks.write(out, timings.inputTokens, count);
        NumberBlocks.write(out, timings.outputTokens, count);
        places(out, IntStream.range(0, count).filter(timings::failed));
        places(out, timings.unfinished.stream());
        optional(out, timings.decodeSeconds, count);
        optional(out, timings.firstChunkSeconds, count);
        timings.gaps.writeSums(out);
    }

    /** As if each request had said something, or none. */
    private static void optional(DataOutput out, double[] column, int count) throws IOException {
        double[] padded = new double[count];
        Arrays.fill(padded, Double.NaN);
        if (column != null) {
            System.arraycopy(column, 0, padded, 0, Math.min(count, column.length));
        }
        boolean present = !Arrays.stream(padded).allMatch(Double::isNaN);
        out.writeBoolean(present);
        if (present) {
            NumberBlocks.write(out, padded, count);
        }
    }

    private static void places(DataOutput out, IntStream requests) throws IOException {
        int[] places = requests.toArray();
        NumberBlocks.write(out, places, places.length);
    }

    /**
     * All requests as they were written, into a builder that has none yet.
     *
     * @param later gives the gaps when the first one is asked for
     * @throws IOException or a {@link RuntimeException} when the bytes are anything else
     */
    public static void read(RequestTimings.Builder builder, DataInput in, Supplier<GapColumn> later)
            throws IOException {
        builder.sentSeconds = NumberBlocks.numbers(in);
        builder.count = builder.sentSeconds.length;
        builder.ttftSeconds = NumberBlocks.numbers(in);
        builder.e2eSeconds = NumberBlocks.numbers(in);
        builder.inputTokens = NumberBlocks.integers(in);
        builder.outputTokens = NumberBlocks.integers(in);
        builder.failed = new boolean[builder.count];
        for (int request : NumberBlocks.integers(in)) {
            builder.failed[request] = true;
        }
        for (int request : NumberBlocks.integers(in)) {
            builder.unfinished.set(request);
        }
        builder.decodeSeconds = optional(in);
        builder.firstChunkSeconds = optional(in);
        GapColumn gaps = GapColumn.of(in, later);
        builder.kept = Optional.of(gaps);
        if (IntStream.of(
                        builder.ttftSeconds.length,
                        builder.e2eSeconds.length,
                        builder.inputTokens.length,
                        builder.outputTokens.length,
                        gaps.requests())
                .anyMatch(length -> length != builder.count)) {
            throw new IOException("columns of different length");
        }
    }

    private static double[] optional(DataInput in) throws IOException {
        return in.readBoolean() ? NumberBlocks.numbers(in) : null;
    }
}
