package io.benchdoctor.cli;

import java.io.Closeable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Work that is done beside the rest, in its order, and waited for at the end; a process that is asked to end does not wait. */
final class Afterwards implements Closeable {
    private static final long PATIENCE_MINUTES = 10;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "afterwards");
        daemon.setDaemon(true);
        return daemon;
    });

    void run(Runnable work) {
        thread.execute(work);
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
