package io.benchdoctor.catalog;

import java.util.OptionalDouble;

/**
 * One card, as a data sheet gives it.
 *
 * @param memoryGibibytes what data sheets call GB
 * @param bandwidthGigabytes of its memory, per second
 * @param flops16Tera dense arithmetic with 16-bit numbers, 10^12 operations per second
 * @param flops8Tera the same with 8 bits; empty where the card has no such arithmetic, or the book does not know
 * @param flops4Tera the same with 4 bits
 * @param linkGigabytes to the other cards of a server, per second and direction; empty where there are none
 * @param hostMemory whether the memory is the host's own, so that every program of the host takes part of it
 * @param source where this is written
 * @param date when it was looked up, {@code yyyy-mm}
 */
public record Gpu(
        String name,
        double memoryGibibytes,
        double bandwidthGigabytes,
        double flops16Tera,
        OptionalDouble flops8Tera,
        OptionalDouble flops4Tera,
        OptionalDouble linkGigabytes,
        boolean hostMemory,
        String source,
        String date) {

    /** The most that the card can compute with weights of this kind, 10^12 operations per second. */
    public double computeTera(WeightType weights) {
        return switch (weights) {
            case FULL, HALF, WEIGHT8, INT4 -> flops16Tera;
            case FP8, INT8 -> flops8Tera.orElse(flops16Tera);
            case FP4 -> flops4Tera.orElse(flops8Tera.orElse(flops16Tera));
        };
    }
}
