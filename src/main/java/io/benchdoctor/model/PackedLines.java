package io.benchdoctor.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * Lines of a log by their number, which do not change any more: their texts in one piece, for of thousands of logs they are kept at
 * once, and objects for each line would take three times as much as what stands in it.
 */
public final class PackedLines extends AbstractMap<Integer, String> implements SortedMap<Integer, String> {
    private static final PackedLines NONE = new PackedLines("", new int[0], new int[0], 0, 0);

    private final String text;
    private final int[] numbers;
    /** Where in the text each line ends; it begins where the one before ends. */
    private final int[] ends;

    /** Which of them are in this map: it may be a part of another. */
    private final int from;

    private final int to;

    private PackedLines(String text, int[] numbers, int[] ends, int from, int to) {
        this.text = text;
        this.numbers = numbers;
        this.ends = ends;
        this.from = from;
        this.to = to;
    }

    /** The same lines, packed. */
    public static PackedLines of(SortedMap<Integer, String> lines) {
        if (lines.isEmpty()) {
            return NONE;
        }
        if (lines instanceof PackedLines packed) {
            return packed;
        }
        int[] numbers = new int[lines.size()];
        int[] ends = new int[lines.size()];
        var text = new StringBuilder(
                lines.values().stream().mapToInt(String::length).sum());
        int n = 0;
        for (Map.Entry<Integer, String> line : lines.entrySet()) {
            text.append(line.getValue());
            numbers[n] = line.getKey();
            ends[n] = text.length();
            n++;
        }
        return new PackedLines(text.toString(), numbers, ends, 0, n);
    }

    private String line(int n) {
        return text.substring(n == 0 ? 0 : ends[n - 1], ends[n]);
    }

    /** The place of the first line whose number is not smaller. */
    private int place(int number) {
        int found = Arrays.binarySearch(numbers, from, to, number);
        return found < 0 ? -found - 1 : found;
    }

    @Override
    public String get(Object number) {
        return containsKey(number) ? line(place((Integer) number)) : null;
    }

    @Override
    public boolean containsKey(Object number) {
        return number instanceof Integer line && Arrays.binarySearch(numbers, from, to, line) >= 0;
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public Comparator<? super Integer> comparator() {
        // As the interface has it for the natural order.
        return null;
    }

    @Override
    public PackedLines subMap(Integer first, Integer behind) {
        int begin = place(first);
        return new PackedLines(text, numbers, ends, begin, Math.max(begin, place(behind)));
    }

    @Override
    public PackedLines headMap(Integer behind) {
        return new PackedLines(text, numbers, ends, from, place(behind));
    }

    @Override
    public PackedLines tailMap(Integer first) {
        return new PackedLines(text, numbers, ends, place(first), to);
    }

    @Override
    public Integer firstKey() {
        return key(from);
    }

    @Override
    public Integer lastKey() {
        return key(to - 1);
    }

    private int key(int n) {
        if (from == to) {
            throw new NoSuchElementException();
        }
        return numbers[n];
    }

    @Override
    public Set<Entry<Integer, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Integer, String>> iterator() {
                return IntStream.range(from, to)
                        .mapToObj(n -> Map.entry(numbers[n], line(n)))
                        .iterator();
            }

            @Override
            public int size() {
                return to - from;
            }
        };
    }
}
