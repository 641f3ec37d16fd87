package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import java.util.List;
import java.util.Optional;

/**
 * A course and one thing that happened to its level.
 *
 * @param event empty where nothing did
 */
public record Episode(Course course, Optional<Course.Event> event) implements RunGroup {
    @Override
    public List<Fact> facts() {
        return CourseFacts.ALL;
    }

    @Override
    public Optional<SloProfile> promise() {
        return Optional.empty();
    }
}
