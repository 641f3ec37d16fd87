package io.benchdoctor.catalog;

import io.benchdoctor.catalog.ModelShape.Experts;
import io.benchdoctor.catalog.ModelShape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shapes of models, by the names that logs and people give them. */
public final class ModelCatalog {
    private static final String FILE = "catalog/models.yaml";
    private static final double BILLION = 1e9;
    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9.]+");

    /** Words of another kind of model of the same family: it has other layers, or none of its own. */
    private static final Pattern OTHER_KIND =
            Pattern.compile("(?<![a-z0-9])(vl|vision|omni|audio|asr|multimodal|embed(ding)?s?"
                    + "|rerank(er)?|reward|[po]rm|guard|eagle\\d?|medusa|draft(er)?|speculators?|mtp|distill|pruned|mini|lite|2of4|moe)"
                    + "(?![a-z0-9])");

    private final List<Row> rows;
    private final Remembered<Optional<ModelShape>> found = new Remembered<>();

    private ModelCatalog(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The book that comes with the program. */
    public static ModelCatalog standard() {
        return Standard.BOOK;
    }

    static ModelCatalog read(String name, String text) {
        return new ModelCatalog(
                YamlValue.read(name, text).items().stream().map(Row::read).toList());
    }

    /** All models, in the order of the book. */
    public List<ModelShape> models() {
        return rows.stream().map(Row::shape).toList();
    }

    /**
     * The model that a log or a person means, whatever its weights were made into.
     *
     * @param name such as {@code meta-llama/Llama-3.1-8B-Instruct}, or the path of a folder
     * @return empty for a name that no row has, and for one that leaves a choice
     */
    public Optional<ModelShape> find(String name) {
        return found.of(name, this::sought);
    }

    private Optional<ModelShape> sought(String name) {
        String plain = NOT_A_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        List<Match> matches = new ArrayList<>();
        for (Row row : rows) {
            Matcher matcher = row.pattern().matcher(plain);
            if (matcher.find()) {
                matches.add(new Match(row.shape(), matcher.start(), matcher.end()));
            }
        }
        // “deepseek-r1-distill-qwen-7b” holds the name of another model
        List<Match> widest = matches.stream()
                .filter(match -> matches.stream().noneMatch(other -> other.holds(match)))
                .toList();
        if (widest.size() != 1) {
            return Optional.empty();
        }
        Match match = widest.get(0);
        String rest = plain.substring(0, match.start()) + " " + plain.substring(match.end());
        return OTHER_KIND.matcher(rest).find() ? Optional.empty() : Optional.of(match.shape());
    }

    private record Match(ModelShape shape, int start, int end) {
        boolean holds(Match other) {
            return other != this && start <= other.start && end >= other.end && end - start > other.end - other.start;
        }
    }

    private record Row(ModelShape shape, Pattern pattern) {
        static Row read(YamlValue row) {
            YamlValue.Fields fields = row.fields(
                    "name",
                    "pattern",
                    "parameters",
                    "active",
                    "layers",
                    "heads",
                    "head-size",
                    "latent",
                    "weights",
                    "experts",
                    "window",
                    "source",
                    "date");
            ModelShape shape = new ModelShape(
                    fields.need("name").text(),
                    Math.rint(fields.need("parameters").number() * BILLION),
                    Math.rint(fields.need("active").number() * BILLION),
                    whole(fields.need("layers")),
                    values(fields),
                    fields.find("heads")
                            .map(heads -> OptionalInt.of(whole(heads)))
                            .orElse(OptionalInt.empty()),
                    weights(fields.need("weights")),
                    fields.find("experts").map(Row::pair).map(pair -> new Experts(pair[0], pair[1])),
                    fields.find("window").map(Row::pair).map(pair -> new Window(pair[0], pair[1])),
                    fields.need("source").text(),
                    fields.need("date").text());
            return new Row(
                    shape,
                    Pattern.compile("(?<![a-z0-9.])(?:" + fields.need("pattern").text() + ")(?![a-z0-9]|\\.\\d)"));
        }

        /** Keys and values of all heads, unless they are stored as one compressed vector. */
        private static int values(YamlValue.Fields fields) {
            return fields.find("latent")
                    .map(Row::whole)
                    .orElseGet(() -> 2 * whole(fields.need("heads")) * whole(fields.need("head-size")));
        }

        private static WeightType weights(YamlValue bits) {
            return switch (bits.text()) {
                case "16" -> WeightType.HALF;
                case "8" -> WeightType.FP8;
                case "4" -> WeightType.FP4;
                default -> throw bits.mistake("weights have 16, 8 or 4 bits, not " + bits.text());
            };
        }

        private static int[] pair(YamlValue value) {
            List<YamlValue> items = value.items();
            if (items.size() != 2) {
                throw value.mistake("two numbers are expected here");
            }
            return new int[] {whole(items.get(0)), whole(items.get(1))};
        }

        private static int whole(YamlValue value) {
            return (int) value.number();
        }
    }

    /** Read when it is first asked for: many logs name no model. */
    private static final class Standard {
        private static final ModelCatalog BOOK = read(FILE, YamlFolder.file(FILE));
    }
}
