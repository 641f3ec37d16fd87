package io.benchdoctor.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * What Ctrl-C and a request to end leave behind: whole files only, and a line that says how far the work came. The exit
 * code is the one that a shell expects of a signal.
 */
final class Interruption {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** Watches until {@link #end}. */
    static Interruption of(OutputFolder folder, String name, Progress progress, PrintWriter err) {
        Thread hook = new Thread(
                () -> {
                    progress.close();
                    folder.stop();
                    err.println(Words.text(
                            "stopped", Map.of("count", (long) folder.written().size(), "folder", name)));
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /** The work is done; a signal finds nothing to tidy up. */
    void end() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // The hook is at work, and speaks for itself.
        }
    }
}
