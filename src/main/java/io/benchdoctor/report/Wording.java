package io.benchdoctor.report;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.Quality;
import io.benchdoctor.i18n.Counted;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.i18n.Numbers;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills texts with the facts of a run. Every fact is an argument under its id in camel case: {@code ttft.p99} is
 * {@code ttftP99}. A text that asks for an unknown number is not said at all.
 */
final class Wording {
    /** How many requests the run is about: sent where a log says so, else completed. */
    private static final String REQUESTS = "requests";

    /** From here on a wait is told, and drawn, in minutes. */
    private static final double MINUTES_FROM = 120;

    /** By name of an argument, of all facts that some run knew: there are some hundreds, the same for each run. */
    private static final Map<String, Argument> FACTS = new ConcurrentHashMap<>();

    /** The facts behind {@link #FACTS} by id. */
    private static final Map<String, String> NOTICED = new ConcurrentHashMap<>();

    /** What a text may call a setting. */
    private static final Map<String, SettingKey> SETTINGS =
            Stream.of(SettingKey.values()).collect(Collectors.toUnmodifiableMap(SettingKey::id, key -> key));

    private final Messages words;
    private final FactSheet facts;
    private final Asked asked;
    private final Map<String, FactValue> known;
    private final Run run;

    /** Facts whose numbers were put into words; like the sheet, it writes down what was asked. */
    private final Set<String> told = new HashSet<>();

    private final Marked marked = new Marked();
    private final AtomicBoolean noticed = new AtomicBoolean();

    Wording(Run run, FactSheet facts, Messages words) {
        this(run, new Asked(facts), words);
    }

    /** @param asked what was asked of the facts already, in another language */
    Wording(Run run, Asked asked, Messages words) {
        this.words = words;
        this.asked = asked;
        this.facts = asked.facts();
        this.known = facts.known();
        this.run = run;
    }

    /** Words without a run, for what is said of the whole batch. */
    static Wording of(Messages words) {
        Run none = new Run("", "", List.of(), Map.of(), List.of());
        return new Wording(none, FactSheet.given(Map.of(), List.of()), words);
    }

    /** The fact behind an argument; empty when no such fact is known. */
    private Optional<String> factOf(String argument) {
        return asked.fact(argument, this::found);
    }

    private Optional<String> found(String argument) {
        if (argument.equals(REQUESTS)) {
            return Optional.of(factOf("requestsSent").orElse("requests.completed"));
        }
        Argument fact = FACTS.get(argument);
        if (fact == null && noticed.compareAndSet(false, true)) {
            known.keySet().forEach(Argument::noticed);
            fact = FACTS.get(argument);
        }
        return fact != null && fact.isKnown(known) ? Optional.of(fact.fact()) : Optional.empty();
    }

    /** What a text may call a fact: that which answers is the plain one of a metric. */
    private record Argument(String fact, String reported, String recomputed) {
        private static void noticed(String id) {
            if (NOTICED.containsKey(id)) {
                return;
            }
            NOTICED.computeIfAbsent(id, any -> {
                String plain = id.replaceFirst("^(reported|recomputed)\\.", "");
                FACTS.put(camelCase(plain), new Argument(plain, "reported." + plain, "recomputed." + plain));
                return plain;
            });
        }

        private boolean isKnown(Map<String, FactValue> known) {
            return known.containsKey(fact) || known.containsKey(reported) || known.containsKey(recomputed);
        }
    }

    static String camelCase(String id) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < id.length(); i++) {
            char letter = id.charAt(i);
            if (letter != '.') {
                boolean first = i > 0 && id.charAt(i - 1) == '.';
                name.append(first ? Character.toUpperCase(letter) : letter);
            }
        }
        return name.toString();
    }

    /** A text for everyone. */
    Optional<String> lay(String key, Map<String, ?> extra) {
        return text(key, extra, words.numbers()::layArgument);
    }

    Optional<String> lay(String key) {
        return lay(key, Map.of());
    }

    /** A text for engineers. */
    Optional<String> engineer(String key, Map<String, ?> extra) {
        return text(key, extra, words.numbers()::engineerArgument);
    }

    /** The first of these texts for everyone that can be said. */
    Optional<String> firstLay(Map<String, ?> extra, String... keys) {
        for (String key : keys) {
            Optional<String> said = lay(key, extra);
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }

    /** {@code key}, {@code key.2}, {@code key.3} …, those that can be said. */
    List<String> layParagraphs(String key, Map<String, ?> extra) {
        return said(key, extra, words.numbers()::layArgument);
    }

    List<String> engineerParagraphs(String key, Map<String, ?> extra) {
        return said(key, extra, words.numbers()::engineerArgument);
    }

    private List<String> said(String key, Map<String, ?> extra, Function<Quantity, String> number) {
        List<String> said = new ArrayList<>();
        for (Messages.Sentence paragraph : words.paragraphs(key)) {
            text(paragraph, extra, number).ifPresent(said::add);
        }
        return said;
    }

    /** A text whose arguments are all given. */
    String say(String key, Map<String, ?> arguments) {
        return marked.read(words.text(key, marked.arguments(arguments)));
    }

    /** A text without arguments, where the language has it. */
    Optional<String> plain(String key) {
        return words.find(key).map(sentence -> sentence.text(Map.of()));
    }

    /** Several texts as one. */
    String joined(List<String> texts) {
        return marked.joined(texts);
    }

    /** The texts so far that hold figures of facts, by what is read; see {@link Marked}. */
    Map<String, String> marked() {
        return marked.all();
    }

    String say(String key) {
        return words.text(key);
    }

    Messages words() {
        return words;
    }

    Numbers numbers() {
        return words.numbers();
    }

    FactSheet facts() {
        return facts;
    }

    /** Every place of the logs that one of the facts stands on, in their order. */
    Set<SourceRef> places(Collection<String> ids) {
        return asked.places(ids);
    }

    /** Every answer of the run that is known, by id; asked for once, for it asks for every fact. */
    Map<String, FactValue> known() {
        return known;
    }

    /** The facts that were told so far. */
    Set<String> told() {
        return Set.copyOf(told);
    }

    /** The fact whose number a text tells; empty when it tells none, or several. */
    Optional<String> onlyFactOf(String key) {
        List<String> ids = words.kinds(key).keySet().stream()
                .map(this::factOf)
                .flatMap(Optional::stream)
                .toList();
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    /** A thousand and more would else be written by the library, which first loads what it knows of the language. */
    Counted counted(long number) {
        return new Counted(number, numbers().number(number, 0));
    }

    Optional<Quantity> quantity(String id) {
        return asked.quantity(id);
    }

    OptionalDouble value(String id) {
        Optional<Quantity> quantity = quantity(id);
        return quantity.isPresent() ? OptionalDouble.of(quantity.get().value()) : OptionalDouble.empty();
    }

    boolean isEstimate(String id) {
        FactValue value = facts.get(id);
        return value instanceof FactValue.Computed computed && computed.quality() != Quality.EXACT;
    }

    /** Whether a wait reads better in minutes than in seconds. */
    static boolean inMinutes(double seconds) {
        return seconds >= MINUTES_FROM;
    }

    /** A floor that people would say: whole minutes of a long wait, whole seconds of a short one. */
    String moreThan(double seconds) {
        if (seconds < 1) {
            return numbers().layArgument(new Quantity(seconds, Unit.SECONDS));
        }
        double unit = inMinutes(seconds) ? 60 : 1;
        return wholeSeconds(Math.floor(seconds / unit) * unit);
    }

    /** A duration without tenths of a second. */
    String wholeSeconds(double seconds) {
        double whole = Math.rint(seconds);
        return whole >= 60
                ? numbers().layArgument(new Quantity(whole, Unit.SECONDS))
                : words.text("unit.second.lay", Map.of("value", numbers().number(whole, 0)));
    }

    /** {@code a, b and c}. */
    String list(List<String> items) {
        if (items.isEmpty()) {
            return "";
        }
        String list = items.get(0);
        for (int i = 1; i < items.size(); i++) {
            String key = i == items.size() - 1 ? "report.list.end" : "report.list.middle";
            list = words.text(key, Map.of("before", list, "after", items.get(i)));
        }
        return list;
    }

    private Optional<String> text(String key, Map<String, ?> extra, Function<Quantity, String> number) {
        return words.find(key).flatMap(sentence -> text(sentence, extra, number));
    }

    private Optional<String> text(Messages.Sentence sentence, Map<String, ?> extra, Function<Quantity, String> number) {
        if (sentence.kinds().isEmpty()) {
            return Optional.of(sentence.text(Map.of()));
        }
        Map<String, Object> arguments = new HashMap<>();
        List<String> asked = new ArrayList<>();
        for (Map.Entry<String, Messages.Kind> argument : sentence.kinds().entrySet()) {
            String name = argument.getKey();
            Object given = extra.get(name);
            if (given != null) {
                arguments.put(name, marked.argument(given));
                continue;
            }
            Optional<String> fact = factOf(name);
            Optional<?> value = argument(name, fact.orElse(""), argument.getValue(), number);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            arguments.put(name, value.get());
            fact.ifPresent(asked::add);
        }
        told.addAll(asked);
        return Optional.of(marked.read(sentence.text(arguments)));
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(SETTINGS.get(name))
                .flatMap(run::setting)
                .map(setting -> marked.argument(setting.value()).toString());
    }

    /** @param fact behind the argument; empty where there is none */
    private Optional<?> argument(String name, String fact, Messages.Kind kind, Function<Quantity, String> number) {
        Optional<Quantity> quantity = fact.isEmpty() ? Optional.empty() : quantity(fact);
        return switch (kind) {
            case PLURAL ->
                quantity.map(q -> Math.round(q.value()))
                        .map(count ->
                                new Counted(count, Marked.figure(fact, numbers().number(count, 0))));
            case SELECT ->
                Optional.of(quantity.map(q -> q.value() == 0 ? "no" : "yes").orElse("unknown"));
            case TEXT ->
                quantity.map(number).map(text -> Marked.figure(fact, text)).or(() -> setting(name));
        };
    }
}
