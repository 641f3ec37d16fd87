package io.benchdoctor.cli;

import io.benchdoctor.i18n.Numbers;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.parse.ToldFile;
import io.benchdoctor.render.Terminal;
import java.io.PrintWriter;
import java.util.Map;

/** What {@code --verbose} tells on standard error: each file that is read, each that is written. Safe for several threads. */
record Diary(PrintWriter err, boolean wanted) {
    void begin(int files, int jobs) {
        say("verbose.begin", Map.of("files", (long) files, "jobs", (long) jobs));
    }

    /** @param seconds that reading took, those of an archive together */
    void read(ToldFile file, double seconds, boolean cached) {
        Numbers numbers = Words.messages().numbers();
        for (Input input : file.inputs()) {
            say(
                    "verbose.read",
                    Map.of(
                            "path",
                            input.path(),
                            "format",
                            input.format(),
                            "status",
                            Words.messages()
                                    .text("label.status." + input.status().id()),
                            "size",
                            numbers.lay(new Quantity(input.bytes(), Unit.BYTES)),
                            "time",
                            numbers.lay(new Quantity(seconds, Unit.SECONDS)),
                            "cached",
                            cached ? "yes" : "no"));
        }
    }

    void written(String file) {
        say("verbose.written", Map.of("file", file));
    }

    /** Said also where nothing else is wanted: it is ours to mend. */
    void bug(String file, RuntimeException bug) {
        synchronized (err) {
            err.println(Words.text("bug-in-file", Map.of("version", Version.NUMBER, "file", file)));
            err.print(BenchDoctor.trace(bug));
        }
    }

    private void say(String key, Map<String, ?> arguments) {
        if (wanted) {
            String line = Terminal.safe(Words.text(key, arguments).replace('\n', ' '));
            synchronized (err) {
                err.println(line);
            }
        }
    }
}
