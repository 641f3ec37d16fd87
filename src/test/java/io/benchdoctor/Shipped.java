package io.benchdoctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries that are shipped, as they lie beside the jar and as {@code docs/dependencies.md} lists them. */
public final class Shipped {
    private static final Path DOC = Path.of("docs/dependencies.md");
    private static final Path JARS = Path.of("target/lib");

    /** {@code | jar | licence | purpose |} */
    private static final Pattern ROW = Pattern.compile("\\| ([\\w.-]+(?:, [\\w.-]+)*) \\| ([\\w.-]+) \\| (.+) \\|");

    private Shipped() {}

    /** What is copied beside the jar, libraries of libraries too, without versions. */
    public static Set<String> jars() throws IOException {
        try (Stream<Path> jars = Files.list(JARS)) {
            Set<String> names = new TreeSet<>();
            jars.forEach(jar -> names.add(name(jar.getFileName().toString())));
            return names;
        }
    }

    /** {@code poi-ooxml} of {@code poi-ooxml-5.5.1.jar}. */
    public static String name(String jar) {
        return jar.replaceAll("-\\d.*", "");
    }

    /** Licence by jar, of the section about what is shipped; a jar that stands there twice is an error. */
    public static Map<String, String> documented() throws IOException {
        String doc = Files.readString(DOC);
        String shipped = doc.substring(doc.indexOf("## Shipped"), doc.indexOf("## Only in tests"));
        Map<String, String> licences = new LinkedHashMap<>();
        for (String line : shipped.lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !row.group(1).equals("jar") && !row.group(1).startsWith("---")) {
                for (String jar : row.group(1).split(", ")) {
                    if (licences.put(jar, row.group(2)) != null) {
                        throw new IllegalStateException(jar + " stands twice in " + DOC);
                    }
                }
            }
        }
        return licences;
    }
}
