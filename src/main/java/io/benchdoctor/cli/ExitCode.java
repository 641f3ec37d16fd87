package io.benchdoctor.cli;

/**
 * What the process says to the shell. When several apply, the one that stands first here wins.
 *
 * <p>The numbers 64 and 70 are those of BSD's {@code sysexits.h}.
 */
enum ExitCode {
    /** Ctrl-C; the JVM gives this code itself. What was written is whole. */
    INTERRUPTED(130),
    /** A request to end, likewise. */
    ENDED(143),
    /** A bug of ours, of which a stack trace stands on standard error, or too little memory for all that was given. */
    OUR_BUG(70),
    /** An option or argument that cannot be, such as an output that cannot be written. */
    WRONG_USAGE(64),
    /** A finding is at least as severe as {@code --fail-on} allows. */
    GATE_FAILED(1),
    /** The gate cannot be decided from these logs. */
    GATE_INCONCLUSIVE(2),
    /** An input failed or was read in part, or a file named on the command line is not recognised. */
    INPUT_TROUBLE(3),
    DONE(0);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The more urgent of the two. */
    ExitCode or(ExitCode other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
