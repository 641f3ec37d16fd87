package io.benchdoctor.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The engine's own interval lines, in the order of the log. Packed, since a server that runs for weeks writes a million of
 * them; a NaN stands for an absent field inside, and in {@link #figure}.
 */
public final class EngineSamples implements RunPart {
    private static final int FIELDS = Figure.values().length;
    private static final int LINE_BYTES = Integer.BYTES + FIELDS * Double.BYTES;

    /** Lines that are read together. */
    private static final int AT_A_TIME = 256;

    /** What a line may say, in the order in which it is packed. */
    public enum Figure {
        CLOCK_SECONDS,
        ENGINE,
        RUNNING,
        WAITING,
        KV_CACHE_USAGE_RATIO,
        PREFIX_HIT_RATIO,
        PROMPT_TOKENS_PER_SECOND,
        GENERATION_TOKENS_PER_SECOND,
        PREEMPTIONS
    }

    private final String path;
    private final int[] lines;
    private final double[] fields;

    private EngineSamples(String path, int[] lines, double[] fields) {
        this.path = path;
        this.lines = lines;
        this.fields = fields;
    }

    /** The place of the first line; line 1 when there is none. */
    @Override
    public SourceRef source() {
        return new SourceRef(path, count() == 0 ? 1 : lines[0]);
    }

    @Override
    public EngineSamples renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts) {
        return new EngineSamples(places.apply(source()).path(), lines, fields);
    }

    public int count() {
        return lines.length;
    }

    /** The n-th line, from 0. */
    public EngineSample sample(int n) {
        int at = n * FIELDS;
        return new EngineSample(
                new SourceRef(path, lines[n]),
                number(at),
                count(at + 1),
                count(at + 2),
                count(at + 3),
                number(at + 4),
                number(at + 5),
                number(at + 6),
                number(at + 7),
                count(at + 8));
    }

    /** Where the n-th line stands in the log. */
    public int line(int n) {
        return lines[n];
    }

    /** The log. */
    public String path() {
        return path;
    }

    /** One figure of the n-th line, from 0, for those who pass over all of them again and again; NaN where it is not said. */
    public double figure(int n, Figure figure) {
        return fields[n * FIELDS + figure.ordinal()];
    }

    /** All lines in their order. */
    public Stream<EngineSample> stream() {
        return IntStream.range(0, count()).mapToObj(this::sample);
    }

    /** Only the lines for which the test holds. */
    public EngineSamples where(Predicate<EngineSample> test) {
        var kept = new Builder(path);
        stream().filter(test).forEach(kept::add);
        return kept.build();
    }

    /** All lines as they are kept: for each its number and every {@link Figure}. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(count());
        ByteBuffer bytes = ByteBuffer.allocate(LINE_BYTES);
        for (int n = 0; n < count(); n++) {
            bytes.putInt(0, lines[n]);
            bytes.position(Integer.BYTES).asDoubleBuffer().put(fields, n * FIELDS, FIELDS);
            out.write(bytes.array());
        }
    }

    private OptionalDouble number(int index) {
        return Double.isNaN(fields[index]) ? OptionalDouble.empty() : OptionalDouble.of(fields[index]);
    }

    private OptionalInt count(int index) {
        return Double.isNaN(fields[index]) ? OptionalInt.empty() : OptionalInt.of((int) fields[index]);
    }

    /** Collects lines of one log, one after the other. */
    public static final class Builder {
        private final String path;
        private int count;
        private int[] lines = new int[16];
        private double[] fields = new double[16 * FIELDS];

        /** @param path of the log */
        public Builder(String path) {
            this.path = path;
        }

        public Builder add(EngineSample sample) {
            room();
            lines[count] = sample.at().line();
            int at = count * FIELDS;
            fields[at] = packed(sample.clockSeconds());
            fields[at + 1] = packed(sample.engine());
            fields[at + 2] = packed(sample.running());
            fields[at + 3] = packed(sample.waiting());
            fields[at + 4] = packed(sample.kvCacheUsageRatio());
            fields[at + 5] = packed(sample.prefixHitRatio());
            fields[at + 6] = packed(sample.promptTokensPerSecond());
            fields[at + 7] = packed(sample.generationTokensPerSecond());
            fields[at + 8] = packed(sample.preemptions());
            count++;
            return this;
        }

        private void room() {
            if (count == lines.length) {
                int room = count + (count >> 1);
                lines = Arrays.copyOf(lines, room);
                fields = Arrays.copyOf(fields, room * FIELDS);
            }
        }

        /** Adds lines that {@link EngineSamples#write} wrote. */
        public Builder read(DataInput in) throws IOException {
            int left = in.readInt();
            byte[] some = new byte[Math.min(Math.max(left, 0), AT_A_TIME) * LINE_BYTES];
            ByteBuffer bytes = ByteBuffer.wrap(some);
            while (left > 0) {
                int now = Math.min(left, AT_A_TIME);
                in.readFully(some, 0, now * LINE_BYTES);
                bytes.position(0);
                for (int n = 0; n < now; n++) {
                    room();
                    lines[count] = bytes.getInt();
                    for (int field = count * FIELDS; field < (count + 1) * FIELDS; field++) {
                        fields[field] = bytes.getDouble();
                    }
                    count++;
                }
                left -= now;
            }
            return this;
        }

        public int count() {
            return count;
        }

        public EngineSamples build() {
            return new EngineSamples(path, Arrays.copyOf(lines, count), Arrays.copyOf(fields, count * FIELDS));
        }

        private static double packed(OptionalDouble number) {
            return number.orElse(Double.NaN);
        }

        private static double packed(OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : Double.NaN;
        }
    }
}
