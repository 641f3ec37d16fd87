package io.benchdoctor.facts;

import static io.benchdoctor.facts.SweepFacts.about;
import static io.benchdoctor.facts.SweepFacts.count;
import static io.benchdoctor.facts.SweepFacts.exact;
import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What can be asked of a metric over many nights, and of one thing that happened to it. */
public final class CourseFacts {
    /** All of them; ids are unique. */
    public static final List<Fact> ALL = List.of(
            count("course.nights", "nights that tell the metric", s -> course(s)
                    .nights()
                    .size()),
            about(
                    "course.noise",
                    Unit.SHARE,
                    "median distance of a night from its level / 0.6745, no less than its repeats and requests say nor than 0.01",
                    s -> Math.expm1(course(s).noise())),
            about(
                    "course.smallest",
                    Unit.SHARE,
                    "smallest step in the middle of the nights that is found in nine of ten histories of this noise",
                    s -> {
                        valid(isLongEnough(s));
                        return course(s).smallestStep();
                    }),
            exact(
                    "course.change",
                    Unit.SHARE,
                    "level after / level before - 1; of a creep, over its whole length",
                    s -> event(s, Course.Event::change)),
            about(
                    "course.change.low",
                    Unit.SHARE,
                    "lower end of course.change at 95 %",
                    s -> event(s, Course.Event::low)),
            about(
                    "course.change.high",
                    Unit.SHARE,
                    "upper end of course.change at 95 %",
                    s -> event(s, Course.Event::high)),
            about(
                    "course.chance",
                    Unit.SHARE,
                    "orders of the nights that say as much",
                    s -> event(s, Course.Event::chance)),
            count("course.drift", "1 when the level creeps", s -> event(s, event -> flag(event.drift()))),
            about(
                    "course.harm.sure",
                    Unit.SHARE,
                    "course.change for the worse where its interval leaves out 0, else 0",
                    s -> sure(s, 1)),
            about(
                    "course.gain.sure",
                    Unit.SHARE,
                    "course.change for the better where its interval leaves out 0, else 0",
                    s -> sure(s, -1)));

    private CourseFacts() {}

    private static Course course(FactSheet sheet) throws Unavailable {
        return sheet.group(Episode.class).course();
    }

    private static boolean isLongEnough(FactSheet sheet) throws Unavailable {
        return course(sheet).nights().size() >= Course.FEWEST;
    }

    private static double event(FactSheet sheet, ToDoubleFunction<Course.Event> figure) throws Unavailable {
        Course.Event event =
                sheet.group(Episode.class).event().orElseThrow(() -> Unavailable.because(Why.OUTSIDE_VALIDITY));
        return figure.applyAsDouble(event);
    }

    /** Where so many nights show nothing, nothing is sure. */
    private static double sure(FactSheet sheet, int sign) throws Unavailable {
        valid(isLongEnough(sheet));
        Episode episode = sheet.group(Episode.class);
        return episode.event()
                .filter(event -> event.low() > 0 || event.high() < 0)
                .map(event -> sign * episode.course().metric().harm(event.change()))
                .filter(harm -> harm > 0)
                .orElse(0.0);
    }
}
