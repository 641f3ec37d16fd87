package io.benchdoctor.parse;

import java.util.Arrays;

/** A growing column of numbers, eight bytes each. */
final class Doubles {
    private double[] values = new double[64];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    double get(int at) {
        return values[at];
    }

    /** The value at a place, NaN behind the end. */
    double orNaN(int at) {
        return at < size ? values[at] : Double.NaN;
    }

    void set(int at, double value) {
        values[at] = value;
    }

    int size() {
        return size;
    }
}
