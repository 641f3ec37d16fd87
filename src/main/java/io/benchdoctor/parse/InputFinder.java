package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files below the given paths, each once, by name within their folder. Hidden files are files too; a folder that was
 * reached before is not entered again, so a circle of links ends.
 */
final class InputFinder {
    /** Deeper than any folder of logs, and a stop for what links could not explain. */
    private static final int MAX_DEPTH = 64;

    private final List<Found> found = new ArrayList<>();
    private final Set<Path> visited = new HashSet<>();

    private InputFinder() {}

    /**
     * Something that was given.
     *
     * @param shown as the user would type it
     * @param problem why there is nothing to open; empty for a file
     */
    record Found(String shown, Path path, Optional<Problem> problem) {
        /** Length as stored; 0 where there is nothing to open, and where nobody knows. */
        long bytes() {
            try {
                return problem.isEmpty() && Files.isRegularFile(path) ? Files.size(path) : 0;
            } catch (IOException gone) {
                return 0;
            }
        }
    }

    /** Never fails: what cannot be found or entered is in the list with its problem. */
    static List<Found> find(List<String> arguments) {
        var finder = new InputFinder();
        arguments.forEach(finder::argument);
        return List.copyOf(finder.found);
    }

    private void argument(String argument) {
        Path path;
        if (argument.isEmpty()) {
            fail(argument, Path.of(""));
            return;
        }
        try {
            path = Path.of(argument);
        } catch (InvalidPathException e) {
            fail(argument, Path.of(""));
            return;
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            int before = found.size();
            visit(argument, path, 0);
            if (found.size() == before && Files.isDirectory(path)) {
                found.add(new Found(argument, path, Optional.of(Problem.EMPTY_FILE)));
            }
            return;
        }
        List<Path> matches = argument.matches(".*[*?\\[{].*") ? glob(argument) : List.of();
        if (matches.isEmpty()) {
            fail(argument, path);
        }
        matches.forEach(match -> visit(match.toString(), match, 0));
    }

    private void visit(String shown, Path path, int depth) {
        if (Files.isDirectory(path)) {
            if (depth >= MAX_DEPTH) {
                found.add(new Found(shown, path, Optional.of(Problem.FOLDER_TOO_DEEP)));
            } else if (visited.add(real(path))) {
                children(path).forEach(child -> visit(join(shown, child.name()), child.path(), depth + 1));
            }
        } else if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            fail(shown, path);
        } else if (visited.add(real(path))) {
            found.add(new Found(shown, path, Optional.empty()));
        }
    }

    private void fail(String shown, Path path) {
        found.add(new Found(shown, path, Optional.of(Problem.UNREADABLE_FILE)));
    }

    /** @param name made once, as thousands are put into their order */
    private record Child(String name, Path path) {}

    /** By their names; what a name is spelt with may be no characters, so that two can read alike. */
    private List<Child> children(Path folder) {
        List<Child> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(child -> children.add(new Child(child.getFileName().toString(), child)));
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
            fail(folder.toString(), folder);
        }
        children.sort(Comparator.comparing(Child::name));
        return children;
    }

    /** A pattern that no shell expanded: its folder part up to the first wildcard is walked. */
    private static List<Path> glob(String pattern) {
        int wildcard = pattern.replaceAll("[*?\\[{].*", "").lastIndexOf('/');
        Path start = Path.of(wildcard < 0 ? "" : pattern.substring(0, wildcard + 1));
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(start, MAX_DEPTH)) {
            return walk.filter(matcher::matches).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static String join(String folder, String name) {
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }
}
