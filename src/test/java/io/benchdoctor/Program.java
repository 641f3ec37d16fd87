package io.benchdoctor;

import io.benchdoctor.cli.CliDoor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program as a user runs it, within the test's own process. */
public final class Program {
    /** What the program calls itself when its classes are run without a jar. */
    public static final String VERSION = "dev";

    private Program() {}

    /** What a command left behind. */
    public record Result(int code, String out, String err) {}

    public static Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CliDoor.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
