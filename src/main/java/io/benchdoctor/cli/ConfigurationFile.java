package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.catalog.YamlException;
import io.benchdoctor.catalog.YamlValue;
import io.benchdoctor.facts.Difference;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.ComparisonRenderers;
import io.benchdoctor.render.HistoryRenderers;
import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.render.RunsRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads {@code bench-doctor.yaml}: the options of a command under their own names, strictly. Paths in it are as seen from
 * its folder. Nothing in it is ever run. One that was found, and not named, may have come with somebody else's folder: it
 * sends reports nowhere but below itself.
 */
final class ConfigurationFile {
    static final String NAME = "bench-doctor.yaml";

    private static final String ANALYZE = "analyze";
    private static final String COMPARE = "compare";
    private static final String HISTORY = "history";
    static final String[] KEYS = {
        Configuration.OUT,
        "lang",
        "slo",
        "rules",
        "input-format",
        "jobs",
        "redact",
        "quiet",
        "verbose",
        "cache",
        "set",
        "limit",
        ANALYZE,
        COMPARE,
        HISTORY
    };
    static final String[] OF_ANALYZE = {"format", "fail-on"};
    static final String[] OF_HISTORY = {"format", "fail-on"};
    static final String[] OF_COMPARE = {"format", "fail-on", "change"};
    private static final List<String> SWITCHES = List.of("redact", "quiet", "verbose", "cache");
    private static final List<String> SEVERITIES = List.of("critical", "warning");
    private static final int MOST_JOBS = 1024;

    private final Path file;
    private final boolean found;
    private final YamlValue.Fields fields;
    private final Map<String, String> options = new TreeMap<>();

    private ConfigurationFile(Path file, boolean found, YamlValue.Fields fields) {
        this.file = file;
        this.found = found;
        this.fields = fields;
    }

    /**
     * @param found whether nobody named it
     * @throws YamlException where it is no configuration, with file and line
     */
    static Configuration read(Path file, boolean found) throws IOException {
        String text = Bounded.text(file);
        YamlValue.Fields fields = YamlValue.read(file.toString(), text).fields(KEYS);
        return new ConfigurationFile(file, found, fields).configuration();
    }

    private Configuration configuration() {
        out();
        list(
                "lang",
                fields,
                "lang",
                Stream.concat(Messages.LANGUAGES.stream(), Messages.DRAFTS.stream())
                        .toList());
        slo();
        rules();
        oneOf("input-format", fields, "input-format", LogReader.formats());
        jobs();
        analyze(fields.find(ANALYZE).map(section -> section.fields(OF_ANALYZE)));
        compare(fields.find(COMPARE).map(section -> section.fields(OF_COMPARE)));
        fields.find(HISTORY).map(section -> section.fields(OF_HISTORY)).ifPresent(own -> {
            list(
                    "format",
                    own,
                    "history.format",
                    names(HistoryRenderers.ALL.stream().map(RunsRenderer::format)));
            gate(own, "history.fail-on");
        });
        Map<String, Boolean> switches = new TreeMap<>();
        for (String name : SWITCHES) {
            fields.find(name).ifPresent(value -> switches.put(name, value.truth()));
        }
        return new Configuration(Optional.of(file), found, options, switches, lines("limit"), lines("set"));
    }

    private void analyze(Optional<YamlValue.Fields> section) {
        section.ifPresent(own -> {
            list("format", own, "analyze.format", names(Renderers.ALL.stream().map(Renderer::format)));
            oneOf("fail-on", own, "analyze.fail-on", SEVERITIES);
        });
    }

    private void compare(Optional<YamlValue.Fields> section) {
        section.ifPresent(own -> {
            list(
                    "format",
                    own,
                    "compare.format",
                    names(ComparisonRenderers.ALL.stream().map(RunsRenderer::format)));
            list("change", own, "compare.change", Difference.names());
            gate(own, "compare.fail-on");
        });
    }

    private void gate(YamlValue.Fields section, String option) {
        section.find("fail-on").ifPresent(gate -> {
            CompareGate.problem(gate.text()).ifPresent(problem -> {
                throw gate.mistake(problem);
            });
            options.put(option, gate.text());
        });
    }

    private static List<String> names(Stream<String> names) {
        return names.distinct().toList();
    }

    /** A list, or a single word; each of them known. */
    private void list(String key, YamlValue.Fields of, String option, Collection<String> known) {
        of.find(key).ifPresent(value -> {
            List<YamlValue> items = value.isList() ? value.items() : List.of(value);
            List<String> texts = new ArrayList<>();
            for (YamlValue item : items) {
                texts.add(known(item, known));
            }
            if (texts.isEmpty()) {
                throw value.mistake(Words.text("config.empty", Map.of("key", key)));
            }
            options.put(option, String.join(",", texts));
        });
    }

    private void oneOf(String key, YamlValue.Fields of, String option, Collection<String> known) {
        of.find(key).ifPresent(value -> options.put(option, known(value, known)));
    }

    private static String known(YamlValue value, Collection<String> known) {
        if (!known.contains(value.text())) {
            throw value.mistake(Words.unknown(value.text(), known));
        }
        return value.text();
    }

    private void jobs() {
        fields.find("jobs").ifPresent(value -> {
            if (!value.text().matches("[1-9]\\d{0,3}") || Integer.parseInt(value.text()) > MOST_JOBS) {
                throw value.mistake(Words.text("usage.jobs", Map.of("given", value.text())));
            }
            options.put("jobs", value.text());
        });
    }

    private void slo() {
        fields.find("slo").ifPresent(value -> {
            if (SloProfiles.standard().named(value.text()).isPresent()) {
                options.put("slo", value.text());
                return;
            }
            Path profile = path(value);
            if (!Files.isRegularFile(profile)) {
                throw value.mistake(Words.text(
                        "usage.slo",
                        Map.of(
                                "given",
                                value.text(),
                                "known",
                                String.join(", ", SloProfiles.standard().ids()))));
            }
            options.put("slo", profile.toString());
        });
    }

    private void rules() {
        fields.find("rules").ifPresent(value -> {
            Path folder = path(value);
            if (!Files.isDirectory(folder)) {
                throw value.mistake(Words.text("usage.rules-folder", Map.of("folder", value.text())));
            }
            options.put("rules", folder.toString());
        });
    }

    private void out() {
        fields.find(Configuration.OUT).ifPresent(value -> {
            if (value.text().equals("-")) {
                options.put(Configuration.OUT, "-");
                return;
            }
            Path folder = path(value);
            if (found && !isBelow(folder)) {
                throw value.mistake(Words.text("config.outside", Map.of("given", value.text())));
            }
            options.put(Configuration.OUT, folder.toString());
        });
    }

    /** Also where a link on the way leads. */
    private boolean isBelow(Path folder) {
        try {
            Path home = file.toAbsolutePath().getParent();
            Path there = folder.toAbsolutePath().normalize();
            Path standing = there;
            while (standing != null && !Files.exists(standing)) {
                if (Files.isSymbolicLink(standing)) {
                    return false;
                }
                standing = standing.getParent();
            }
            return there.startsWith(home.normalize())
                    && standing != null
                    && standing.toRealPath().startsWith(home.toRealPath());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** As seen from the folder of the file; the shortest way of writing it. */
    private Path path(YamlValue value) {
        if (value.text().isBlank() || value.text().indexOf('\0') >= 0) {
            throw value.mistake(Words.text("config.empty", Map.of("key", "path")));
        }
        Path folder = file.toAbsolutePath().getParent();
        Path here = Path.of("").toAbsolutePath();
        Path there = folder.resolve(value.text()).normalize();
        return there.startsWith(here) && !there.equals(here) ? here.relativize(there) : there;
    }

    private List<Configuration.Line> lines(String key) {
        List<Configuration.Line> lines = new ArrayList<>();
        fields.find(key).ifPresent(mapping -> mapping.entries()
                .forEach((name, value) -> lines.add(
                        new Configuration.Line(name, value.text(), file + ":" + value.line() + ":" + value.column()))));
        return lines;
    }
}
