package io.benchdoctor.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Memory, bandwidth and arithmetic of GPUs, by the names that logs and people give them. */
public final class GpuCatalog {
    private static final String FILE = "catalog/gpus.yaml";
    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");
    /** {@code 8x}, or as one word {@code 8xh100} and {@code h100x8}: how many there are is another matter. */
    private static final Pattern COUNT =
            Pattern.compile("^\\d{1,3}x(?=[a-z]|$)|(?<=[a-z]\\d{1,4})x\\d{1,3}$|^x\\d{1,3}$");

    private static final Pattern SIZE = Pattern.compile("(\\d{2,3})(g|gb|gib)");
    /** {@code rtx4090}, {@code sxm5}: words that people write with and without a gap. */
    private static final Pattern GLUED = Pattern.compile("(rtx|gtx|pcie|sxm|nvl)(\\d+)");

    private final List<Row> rows;
    private final Remembered<Optional<Gpu>> found = new Remembered<>();

    private GpuCatalog(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The book that comes with the program. */
    public static GpuCatalog standard() {
        return Standard.BOOK;
    }

    static GpuCatalog read(String name, String text) {
        return new GpuCatalog(
                YamlValue.read(name, text).items().stream().map(Row::read).toList());
    }

    /** All cards, in the order of the book. */
    public List<Gpu> gpus() {
        return rows.stream().map(Row::gpu).toList();
    }

    /**
     * The card that a log or a person means.
     *
     * @param name such as {@code NVIDIA H100 80GB HBM3}, {@code 8xH100}, {@code L40S}
     * @return empty for a name that no row has, and for one that leaves a choice
     */
    public Optional<Gpu> find(String name) {
        return found.of(name, this::sought);
    }

    private Optional<Gpu> sought(String name) {
        Set<String> words = words(name);
        List<Row> fitting = rows.stream().filter(row -> row.fits(words)).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0).gpu()) : Optional.empty();
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        for (String word : NOT_A_WORD.split(name.toLowerCase(Locale.ROOT))) {
            String bare = COUNT.matcher(word).replaceAll("");
            Matcher glued = GLUED.matcher(bare);
            if (glued.matches()) {
                words.add(glued.group(1));
                words.add(glued.group(2));
            } else {
                words.add(bare);
            }
        }
        // “80 GB” with a gap is the size all the same
        Matcher apart = Pattern.compile("\\b(\\d{2,3})[ _-]g(?:i?b)?\\b").matcher(name.toLowerCase(Locale.ROOT));
        while (apart.find()) {
            words.add(apart.group(1) + "gb");
        }
        return words;
    }

    private record Row(Gpu gpu, Set<String> words, Set<String> unless, Set<String> sizes, boolean sizeNamed) {
        static Row read(YamlValue row) {
            YamlValue.Fields fields = row.fields(
                    "name",
                    "words",
                    "unless",
                    "sizes",
                    "size-named",
                    "memory",
                    "bandwidth",
                    "flops16",
                    "flops8",
                    "flops4",
                    "link",
                    "host-memory",
                    "source",
                    "date");
            Gpu gpu = new Gpu(
                    fields.need("name").text(),
                    fields.need("memory").number(),
                    fields.need("bandwidth").number(),
                    fields.need("flops16").number(),
                    number(fields, "flops8"),
                    number(fields, "flops4"),
                    number(fields, "link"),
                    fields.find("host-memory").map(YamlValue::truth).orElse(false),
                    fields.need("source").text(),
                    fields.need("date").text());
            return new Row(
                    gpu,
                    Set.copyOf(fields.need("words").texts()),
                    Set.copyOf(fields.texts("unless")),
                    Set.copyOf(fields.texts("sizes")),
                    fields.find("size-named").map(YamlValue::truth).orElse(false));
        }

        private static OptionalDouble number(YamlValue.Fields fields, String key) {
            return fields.find(key)
                    .map(value -> OptionalDouble.of(value.number()))
                    .orElse(OptionalDouble.empty());
        }

        boolean fits(Set<String> name) {
            return name.containsAll(words) && unless.stream().noneMatch(name::contains) && fitsSize(name);
        }

        /** A size in the name must be one of this card's; which cards a name without one can mean, the row says. */
        private boolean fitsSize(Set<String> name) {
            List<String> stated = new ArrayList<>();
            for (String word : name) {
                Matcher size = SIZE.matcher(word);
                if (size.matches()) {
                    stated.add(size.group(1));
                }
            }
            if (stated.isEmpty()) {
                return !sizeNamed;
            }
            return (sizes.isEmpty() ? Set.of(Long.toString(Math.round(gpu.memoryGibibytes()))) : sizes)
                    .containsAll(stated.stream().collect(Collectors.toSet()));
        }
    }

    /** Read when it is first asked for: most logs name no card. */
    private static final class Standard {
        private static final GpuCatalog BOOK = read(FILE, YamlFolder.file(FILE));
    }
}
