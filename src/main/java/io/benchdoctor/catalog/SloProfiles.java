package io.benchdoctor.catalog;

import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.catalog.SloProfile.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The promises that come with the program, {@code catalog/slo-profiles.yaml}, and the reader of a user's own. */
public final class SloProfiles {
    private static final String FILE = "catalog/slo-profiles.yaml";
    private static final int MOST_PERCENT = 100;

    private final List<SloProfile> profiles;

    private SloProfiles(List<SloProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    /** The profiles of this program; the first one is held up where nobody chose. */
    public static SloProfiles standard() {
        YamlValue.Fields fields = YamlValue.read(FILE, YamlFolder.file(FILE)).fields("source", "checked", "profiles");
        fields.need("source").text();
        fields.need("checked").text();
        return new SloProfiles(fields.need("profiles").items().stream()
                .map(SloProfiles::profile)
                .toList());
    }

    /** The profile that is held up where nobody chose one. */
    public SloProfile first() {
        return profiles.get(0);
    }

    /** The profile of this name. */
    public Optional<SloProfile> named(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /** Names of all profiles, in the order of the file. */
    public List<String> ids() {
        return profiles.stream().map(SloProfile::id).toList();
    }

    /**
     * A profile of the user's own: {@code id}, {@code attainment} and {@code limits}, as one entry of the program's file.
     *
     * @param file what mistakes are reported under
     * @throws YamlException where it is no profile; file, line and what was expected stand in it
     */
    public static SloProfile read(String file, String text) {
        return profile(YamlValue.read(file, text));
    }

    private static SloProfile profile(YamlValue value) {
        YamlValue.Fields fields = value.fields("id", "attainment", "limits");
        YamlValue share = fields.need("attainment");
        if (share.number() <= 0 || share.number() > 1) {
            throw share.mistake("the attainment is a part of all requests, above 0 and at most 1");
        }
        List<Limit> limits = new ArrayList<>();
        for (YamlValue item : fields.need("limits").items()) {
            Limit limit = limit(item);
            if (limits.stream()
                    .anyMatch(
                            other -> other.measure() == limit.measure() && other.percentile() == limit.percentile())) {
                throw item.mistake("this measure and percentile have a limit already");
            }
            limits.add(limit);
        }
        return new SloProfile(fields.need("id").text(), share.number(), limits);
    }

    private static Limit limit(YamlValue item) {
        YamlValue.Fields fields = item.fields("measure", "percentile", "ms");
        YamlValue percentile = fields.need("percentile");
        if (percentile.number() <= 0 || percentile.number() > MOST_PERCENT) {
            throw percentile.mistake("a percentile lies above 0 and is at most 100");
        }
        YamlValue millis = fields.need("ms");
        if (millis.number() <= 0) {
            throw millis.mistake("a limit is a time above 0 ms");
        }
        return new Limit(fields.need("measure").oneOf(Measure.class), percentile.number(), millis.number());
    }
}
