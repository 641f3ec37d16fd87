package io.benchdoctor.i18n;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One message, parsed once. */
final class Phrase {
    /** After the name of a number, the name of its text. */
    private static final String TEXT = "_text";

    private final String key;
    private final MessagePattern pattern;
    private final ULocale locale;
    private final Map<String, ArgType> arguments;
    private final Map<String, Messages.Kind> kinds;

    private final List<String> names;

    /** Of a message that is filled by hand; empty for any other. */
    private final Optional<PhrasePieces> pieces;

    /** By the names of the numbers that are written in a way of their own. */
    private final Map<Set<String>, MessageFormat> formats = new HashMap<>();

    private Phrase(String key, MessagePattern pattern, ULocale locale, Map<String, ArgType> arguments) {
        this.key = key;
        this.pattern = pattern;
        this.locale = locale;
        this.arguments = arguments;
        Map<String, Messages.Kind> byName = new TreeMap<>();
        arguments.forEach((name, type) -> byName.put(name, Messages.Kind.of(type)));
        this.kinds = Collections.unmodifiableMap(byName);
        this.names = List.copyOf(arguments.keySet());
        this.pieces = PhrasePieces.of(pattern, locale);
    }

    /** @throws IllegalArgumentException when the pattern cannot be read */
    static Phrase of(String key, String text, String tag) {
        try {
            MessagePattern pattern = new MessagePattern(text);
            return new Phrase(key, pattern, ULocale.forLanguageTag(tag), argumentsOf(pattern));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    /** The strictest type under which each argument is used, by name. */
    Map<String, ArgType> arguments() {
        return arguments;
    }

    /** What each argument must be, by name. */
    Map<String, Messages.Kind> kinds() {
        return kinds;
    }

    String text(Map<String, ?> values) {
        for (String name : names) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(key + " lacks its argument " + name);
            }
        }
        String filled = pieces.isPresent() ? pieces.get().filled(values) : null;
        return filled != null ? filled : formatted(values);
    }

    /** The library's object is made of its text once, and writes for one thread at a time. */
    private String formatted(Map<String, ?> values) {
        Set<String> counted = new TreeSet<>();
        Map<String, Object> all = new HashMap<>(values);
        values.forEach((name, value) -> {
            if (value instanceof Counted count) {
                counted.add(name);
                all.put(name, count.number());
                all.put(name + TEXT, count.text());
            }
        });
        synchronized (formats) {
            return formats.computeIfAbsent(counted, names -> new MessageFormat(withTexts(names), locale))
                    .format(all);
        }
    }

    /** The pattern with an argument of its own in the place of every {@code #} that stands for one of these numbers. */
    private String withTexts(Set<String> counted) {
        String text = pattern.getPatternString();
        StringBuilder changed = new StringBuilder();
        Deque<String> numbers = new ArrayDeque<>();
        int from = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_START && part.getArgType().hasPluralStyle()) {
                numbers.push(pattern.getSubstring(pattern.getPart(i + 1)));
            } else if (part.getType() == Part.Type.ARG_LIMIT
                    && part.getArgType().hasPluralStyle()) {
                numbers.pop();
            } else if (part.getType() == Part.Type.REPLACE_NUMBER && counted.contains(numbers.peek())) {
                changed.append(text, from, part.getIndex());
                changed.append('{').append(numbers.peek()).append(TEXT).append('}');
                from = part.getLimit();
            }
        }
        return changed.append(text, from, text.length()).toString();
    }

    private static Map<String, ArgType> argumentsOf(MessagePattern pattern) {
        Map<String, ArgType> arguments = new TreeMap<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_START) {
                arguments.merge(
                        pattern.getSubstring(pattern.getPart(i + 1)),
                        part.getArgType(),
                        (a, b) -> a == ArgType.NONE ? b : a);
            }
        }
        return arguments;
    }
}
