package io.benchdoctor.fuzz;

import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.catalog.YamlException;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.RuleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that users write: rules, remedies and targets. Whatever stands in one, it is read, or refused with the place of the
 * mistake; nothing else may come of it.
 */
final class UserFiles {
    static final String RULES = "rule-file";
    static final String REMEDIES = "remedy-file";
    static final String TARGETS = "target-file";

    private static final Path RESOURCES = Path.of("src/main/resources");
    /** As long as a name of a file may be; a file with a longer id bears another name and is refused for that. */
    private static final Pattern ID = Pattern.compile("(?m)^id: *([a-z][a-z0-9-]{0,199})\\s*$");

    /** Where, and then what. */
    private static final Pattern PLACED = Pattern.compile("(?s)[^\\n]*\\.yaml(:\\d+:\\d+)?: .+");

    private UserFiles() {}

    /** Whole files by their kind. */
    static Map<String, List<byte[]>> byKind() throws IOException {
        Map<String, List<byte[]>> files = new LinkedHashMap<>();
        files.put(RULES, in(RESOURCES.resolve("rules")));
        files.put(REMEDIES, in(RESOURCES.resolve("remedies")));
        String target = "id: ours\nattainment: 0.95\nlimits:\n"
                + "  - { measure: ttft, percentile: 99, ms: 800 }\n"
                + "  - { measure: tpot, percentile: 90, ms: 50 }\n";
        files.put(TARGETS, List.of(target.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /** What is wrong about how a file is read; empty when nothing is. */
    static Optional<String> broken(String kind, byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.UTF_8);
        try {
            if (kind.equals(TARGETS)) {
                SloProfiles.read("targets.yaml", text);
            } else {
                rules(kind, text, file);
            }
            return Optional.empty();
        } catch (RuleException | YamlException refused) {
            String why = String.valueOf(refused.getMessage());
            return PLACED.matcher(why).matches() ? Optional.empty() : Optional.of("refused without a place: " + why);
        }
    }

    private static void rules(String kind, String text, byte[] file) throws IOException {
        Matcher id = ID.matcher(text);
        String name = (id.find() ? id.group(1) : "unnamed") + ".yaml";
        Path folder = Files.createTempDirectory("bench-doctor-rules");
        Path place = kind.equals(RULES) ? folder : Files.createDirectory(folder.resolve("remedies"));
        try {
            Files.write(place.resolve(name), file);
            RuleBook.of(folder);
        } finally {
            Files.deleteIfExists(place.resolve(name));
            Files.deleteIfExists(place);
            Files.deleteIfExists(folder);
        }
    }

    private static List<byte[]> in(Path folder) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
        return files;
    }
}
