package io.benchdoctor.catalog;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of the engine. What follows the three numbers is dropped: a release candidate and a post-release have the
 * options of their release.
 */
public record EngineVersion(int major, int minor, int patch) implements Comparable<EngineVersion> {
    /** From this release on the engine runs as V1 unless told otherwise. */
    public static final EngineVersion FIRST_V1 = new EngineVersion(0, 8, 0);

    private static final Pattern TEXT = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?(.*)");
    private static final Comparator<EngineVersion> ORDER = Comparator.comparingInt(EngineVersion::major)
            .thenComparingInt(EngineVersion::minor)
            .thenComparingInt(EngineVersion::patch);

    /**
     * Reads a version as logs print it: {@code 0.6.3.post1}, {@code v0.9.0rc1}, {@code 0.10.2.dev5+gabc}.
     *
     * @return empty for what names no release, such as {@code 0.1.dev7}, the version of a build without tags
     */
    public static Optional<EngineVersion> parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean untagged = matcher.group(3) == null && matcher.group(4).startsWith(".dev");
        if (untagged) {
            return Optional.empty();
        }
        int patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return Optional.of(
                new EngineVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), patch));
    }

    @Override
    public int compareTo(EngineVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
