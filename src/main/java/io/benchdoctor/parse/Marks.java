package io.benchdoctor.parse;

import io.benchdoctor.parse.Considered.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** By which marks a format is known: at least one way of several, each with marks that must and must not be there. */
record Marks(List<Path> paths) {
    Marks {
        paths = List.copyOf(paths);
    }

    /** @param needed groups of which one mark each must be there */
    record Path(List<List<Mark>> needed, List<Mark> barred) {
        Path {
            needed = List.copyOf(needed);
            barred = List.copyOf(barred);
        }

        private boolean fits(LogHead head) {
            for (List<Mark> group : needed) {
                if (!any(group, head)) {
                    return false;
                }
            }
            return !any(barred, head);
        }

        /** By hand, as every log is held against every format. */
        private static boolean any(List<Mark> marks, LogHead head) {
            for (int n = 0; n < marks.size(); n++) {
                if (marks.get(n).in(head)) {
                    return true;
                }
            }
            return false;
        }

        private Way seen(Function<Mark, Sighting> look) {
            return new Way(
                    needed.stream()
                            .map(group -> group.stream().map(look).toList())
                            .toList(),
                    barred.stream().map(look).toList());
        }
    }

    /** All of these. */
    static Marks all(Mark... marks) {
        return new Marks(List.of(new Path(Stream.of(marks).map(List::of).toList(), List.of())));
    }

    /** At least one of these. */
    static Marks any(Mark... marks) {
        return all().andAny(marks);
    }

    /** Keys that must all be there. */
    static Marks keys(String... paths) {
        return all(Stream.of(paths).map(Mark::key).toArray(Mark[]::new));
    }

    /** At least one of these as well. */
    Marks andAny(Mark... marks) {
        return each(path -> {
            List<List<Mark>> needed = new ArrayList<>(path.needed());
            needed.add(List.of(marks));
            return new Path(needed, path.barred());
        });
    }

    /** None of these. */
    Marks butNone(Mark... marks) {
        return each(path -> new Path(
                path.needed(),
                Stream.concat(path.barred().stream(), Stream.of(marks)).toList()));
    }

    /** Or in another way. */
    Marks or(Marks others) {
        return new Marks(Stream.concat(paths.stream(), others.paths.stream()).toList());
    }

    boolean fit(LogHead head) {
        for (Path path : paths) {
            if (path.fits(head)) {
                return true;
            }
        }
        return false;
    }

    List<Way> look(Function<Mark, Sighting> look) {
        return paths.stream().map(path -> path.seen(look)).toList();
    }

    /** What is looked for, in no log. */
    List<Way> unseen() {
        return look(mark -> new Sighting(mark.sign(), 0, 0));
    }

    private Marks each(Function<Path, Path> change) {
        return new Marks(paths.stream().map(change).toList());
    }
}
