package io.benchdoctor.i18n;

import io.benchdoctor.model.Quantity;

/** Memory and the speed of machines: numbers of ten digits, written in the unit that leaves few of them. */
final class Sizes {
    private static final double KIB = 1024;
    private static final double GIGA = 1e9;
    private static final double TERA = 1e12;

    private Sizes() {}

    /** {@code 14.96 GiB}, {@code 128 KiB}, {@code 3,350 GB/s}, {@code 989 TFLOP/s}. */
    static String of(Numbers numbers, Quantity quantity) {
        double value = quantity.value();
        return switch (quantity.unit()) {
            case BYTES -> bytes(numbers, value);
            case BYTES_PER_SECOND -> numbers.unit("unit.gigabytes-per-second", numbers.number(value / GIGA, 0));
            default -> numbers.unit("unit.teraflops", numbers.number(value / TERA, 0));
        };
    }

    private static String bytes(Numbers numbers, double value) {
        double kib = value / KIB;
        if (kib < KIB) {
            return numbers.unit("unit.kibibytes", numbers.count(kib));
        }
        double mib = kib / KIB;
        return mib < KIB
                ? numbers.unit("unit.mebibytes", numbers.number(mib, 1))
                : numbers.unit("unit.gibibytes", numbers.number(mib / KIB, 1));
    }
}
