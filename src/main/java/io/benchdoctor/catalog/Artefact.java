package io.benchdoctor.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Something that benchmark clients print which looks like a contradiction and is their way of counting. Read from
 * {@code catalog/artefacts.yaml}.
 *
 * @param from first client release that does it; empty where all do, or nobody knows
 * @param until first client release that does not any more; empty while they do
 * @param metrics metric ids or families that it is about
 * @param when a condition of facts, as rules have them, with its limits in {@code limits}
 * @param source where this is written
 * @param checked when it was looked up, {@code yyyy-mm}
 */
public record Artefact(
        String id,
        Optional<EngineVersion> from,
        Optional<EngineVersion> until,
        List<String> metrics,
        YamlValue when,
        YamlValue limits,
        String source,
        String checked) {
    private static final String FILE = "catalog/artefacts.yaml";

    public Artefact {
        metrics = List.copyOf(metrics);
    }

    /** Name and text of the file that comes with the program; mistakes in it are reported under the name. */
    public record Book(String name, String text) {
        /** The book of this program. */
        public static Book standard() {
            return new Book(FILE, YamlFolder.file(FILE));
        }
    }

    /** Every row of a book, in its order. */
    public static List<Artefact> read(Book book) {
        return YamlValue.read(book.name(), book.text()).items().stream()
                .map(Artefact::read)
                .toList();
    }

    private static Artefact read(YamlValue row) {
        YamlValue.Fields fields = row.fields("id", "from", "until", "metrics", "limits", "when", "source", "checked");
        return new Artefact(
                fields.need("id").text(),
                fields.find("from").map(YamlValue::version),
                fields.find("until").map(YamlValue::version),
                fields.need("metrics").texts(),
                fields.need("when"),
                fields.need("limits"),
                fields.need("source").text(),
                fields.need("checked").text());
    }
}
