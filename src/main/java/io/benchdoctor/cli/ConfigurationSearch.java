package io.benchdoctor.cli;

import io.benchdoctor.catalog.YamlException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which configuration file is in force: the one that is named, else the first on the way up from the working directory. The
 * way ends at the user's home, at the root, and at a folder in which anybody may write.
 */
final class ConfigurationSearch {
    /** The commands that a configuration has something to say to. */
    static final Set<String> COMMANDS = Set.of("analyze", "compare", "history", "render");

    private static final String NAMED = "--config";
    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    private final Path from;
    private final Path home;
    private final PrintStream err;

    /** @param from the working directory, {@code home} the user's; both absolute */
    ConfigurationSearch(Path from, Path home, PrintStream err) {
        this.from = from;
        this.home = home;
        this.err = err;
    }

    /**
     * @param arguments of the command line; read before it is parsed, for the file says what its defaults are
     * @throws YamlException where the file is no configuration
     * @throws IOException where it cannot be read
     */
    Configuration inForce(List<String> arguments) throws IOException {
        if (arguments.isEmpty()
                || !COMMANDS.contains(arguments.get(0))
                || arguments.stream().anyMatch(HELP::contains)) {
            return Configuration.NONE;
        }
        int end = arguments.contains("--") ? arguments.indexOf("--") : arguments.size();
        List<String> options = arguments.subList(0, end);
        if (options.contains("--no-config")) {
            return Configuration.NONE;
        }
        Optional<String> named = named(options);
        if (named.isPresent()) {
            return ConfigurationFile.read(path(named.get()), false);
        }
        Optional<Path> found = upwards();
        return found.isEmpty() ? Configuration.NONE : ConfigurationFile.read(found.get(), true);
    }

    private static Path path(String named) throws IOException {
        try {
            return Path.of(named);
        } catch (InvalidPathException impossible) {
            throw new IOException(named, impossible);
        }
    }

    private static Optional<String> named(List<String> options) {
        for (int i = options.size() - 1; i >= 0; i--) {
            if (options.get(i).startsWith(NAMED + "=")) {
                return Optional.of(options.get(i).substring(NAMED.length() + 1));
            }
            if (options.get(i).equals(NAMED) && i + 1 < options.size()) {
                return Optional.of(options.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<Path> upwards() {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(ConfigurationFile.NAME);
            boolean there = Files.exists(file);
            if (isAnybodys(folder)) {
                if (there) {
                    err.println(Words.text("config.anybody", Map.of("file", file.toString())));
                }
                return Optional.empty();
            }
            if (there) {
                return Optional.of(file);
            }
            if (folder.equals(home)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a file in it may be anybody's; where the system knows no such thing, it is not asked. */
    private static boolean isAnybodys(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
