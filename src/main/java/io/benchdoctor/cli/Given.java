package io.benchdoctor.cli;

import io.benchdoctor.catalog.Gpu;
import io.benchdoctor.catalog.GpuCatalog;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.GivenName;
import io.benchdoctor.parse.GivenSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the command line gives: settings that logs leave out, and files that were meant. */
final class Given {
    private Given() {}

    /**
     * @param before what was given elsewhere; what is given now counts more
     * @param pairs {@code name=value}
     * @throws ParameterException for a name, a value or a GPU that nobody knows
     */
    static GivenSettings of(CommandLine command, GivenSettings before, List<String> pairs) {
        GivenSettings given = before;
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw wrong(command, "usage.set.pair", pair, "");
            }
            String name = pair.substring(0, equals);
            GivenName known = GivenName.of(name)
                    .orElseThrow(
                            () -> wrong(command, "usage.set.name", name, String.join(", ", GivenName.spellings())));
            String value = known.value(pair.substring(equals + 1))
                    .orElseThrow(() -> wrong(command, "usage.set.value", pair, known.spelling()));
            if (known.key() == SettingKey.GPU
                    && GpuCatalog.standard().find(value).isEmpty()) {
                throw wrong(command, "usage.set.gpu", value, gpus());
            }
            given = given.with(known.key(), value);
        }
        return given;
    }

    private static String gpus() {
        return GpuCatalog.standard().gpus().stream().map(Gpu::name).collect(Collectors.joining(", "));
    }

    private static ParameterException wrong(CommandLine command, String key, String given, String known) {
        return new ParameterException(command, Words.text(key, Map.of("given", given, "known", known)));
    }

    /** What the shell should hear of the inputs. */
    static ExitCode code(Collection<Input> inputs, Collection<String> paths) {
        ExitCode code = ExitCode.DONE;
        for (Input input : inputs) {
            boolean bug = input.notes().stream().anyMatch(note -> note.problem() == LogNote.Problem.PROGRAM_ERROR);
            code = code.or(bug ? ExitCode.OUR_BUG : isTrouble(input, paths) ? ExitCode.INPUT_TROUBLE : ExitCode.DONE);
        }
        return code;
    }

    /** A file below a folder may be anything; one that was named was meant. */
    private static boolean isTrouble(Input input, Collection<String> paths) {
        return switch (input.status()) {
            case FAILED, PARTIAL -> true;
            case UNRECOGNISED -> paths.contains(input.path());
            case PARSED -> false;
        };
    }
}
