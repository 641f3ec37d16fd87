package io.benchdoctor.parse;

import java.util.Arrays;

/** A growing column of whole numbers, four bytes each. */
final class Ints {
    private int[] values = new int[64];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int get(int at) {
        return values[at];
    }

    /** The value at a place, −1 behind the end. */
    int orAbsent(int at) {
        return at < size ? values[at] : -1;
    }

    void set(int at, int value) {
        values[at] = value;
    }

    int size() {
        return size;
    }
}
