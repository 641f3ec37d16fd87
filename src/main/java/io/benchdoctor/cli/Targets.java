package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.catalog.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The targets that the command line asks for: a profile by its name, or a file. */
final class Targets {
    private Targets() {}

    static SloProfile of(CommandLine command, String given) {
        SloProfiles known = SloProfiles.standard();
        Optional<SloProfile> named = known.named(given);
        if (named.isPresent()) {
            return named.get();
        }
        try {
            Path file = Path.of(given);
            if (Files.isRegularFile(file)) {
                return SloProfiles.read(given, Bounded.text(file));
            }
        } catch (YamlException mistake) {
            throw new ParameterException(command, mistake.getMessage());
        } catch (IOException | InvalidPathException unreadable) {
            // said below: nothing of this name can be read
        }
        throw new ParameterException(
                command, Words.text("usage.slo", Map.of("given", given, "known", String.join(", ", known.ids()))));
    }
}
