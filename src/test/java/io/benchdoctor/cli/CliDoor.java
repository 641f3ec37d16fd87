package io.benchdoctor.cli;

import java.io.PrintStream;

/** Lets tests of other rooms run the program without a process. */
public final class CliDoor {
    private CliDoor() {}

    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return BenchDoctor.run(out, err, arguments);
    }
}
