package io.benchdoctor.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Optional;

/**
 * Whether a batch still has room. The JVM does not say so by itself: a heap that what is kept fills to the brim is searched
 * anew for each few objects, for hours, before it gives up.
 */
final class HeapRoom {
    /** So much kept of what may be kept leaves no room to work in: a young generation takes more. */
    private static final double FULL = 0.97;

    /** So few small logs fit every heap in which the program starts. */
    private static final int FEW = 1000;

    private final Optional<MemoryPoolMXBean> kept;

    private HeapRoom(Optional<MemoryPoolMXBean> kept) {
        this.kept = kept;
    }

    /** @param count of logs or runs: a few need no watch, and loading what watches takes its time */
    static HeapRoom of(int count) {
        return new HeapRoom(count <= FEW ? Optional.empty() : tenured(ManagementFactory.getMemoryPoolMXBeans()));
    }

    /** Where the JVM keeps what lives; empty for a collector that keeps it anywhere, which gives up by itself. */
    private static Optional<MemoryPoolMXBean> tenured(List<MemoryPoolMXBean> pools) {
        return pools.stream()
                .filter(pool -> pool.getName().equals("Tenured Gen"))
                .findFirst();
    }

    /**
     * Goes on where there is room.
     *
     * @throws OutOfMemoryError where the last full collection found next to none
     */
    void check() {
        if (kept.map(MemoryPoolMXBean::getCollectionUsage)
                .filter(HeapRoom::isFull)
                .isPresent()) {
            throw new OutOfMemoryError("kept");
        }
    }

    private static boolean isFull(MemoryUsage lived) {
        return lived.getUsed() > FULL * lived.getMax();
    }
}
