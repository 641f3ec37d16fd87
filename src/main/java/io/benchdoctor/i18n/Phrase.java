package io.benchdoctor.i18n;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One message, parsed once. */
final class Phrase {
    private final String key;
    private final MessagePattern pattern;
    private final ULocale locale;
    private final Map<String, ArgType> arguments;
    private final boolean plain;
    private final List<MessageFormat> formats = new ArrayList<>();

    private Phrase(String key, MessagePattern pattern, ULocale locale, Map<String, ArgType> arguments) {
        this.key = key;
        this.pattern = pattern;
        this.locale = locale;
        this.arguments = arguments;
        this.plain = arguments.values().stream().allMatch(type -> type == ArgType.NONE);
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

    String text(Map<String, ?> values) {
        for (String name : arguments.keySet()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(key + " lacks its argument " + name);
            }
        }
        return plain ? fill(values) : formatted(values);
    }

    /** The library's object is made of its text once, and writes for one thread at a time. */
    private String formatted(Map<String, ?> values) {
        synchronized (formats) {
            if (formats.isEmpty()) {
                formats.add(new MessageFormat(pattern.getPatternString(), locale));
            }
            return formats.get(0).format(values);
        }
    }

    /** Plain arguments need no plural rules, whose tables take longer to load than a small log to read. */
    private String fill(Map<String, ?> values) {
        String text = pattern.getPatternString();
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_START) {
                filled.append(text, from, part.getIndex());
                filled.append(values.get(pattern.getSubstring(pattern.getPart(i + 1))));
                from = pattern.getPart(pattern.getLimitPartIndex(i)).getLimit();
            } else if (part.getType() == Part.Type.SKIP_SYNTAX) {
                filled.append(text, from, part.getIndex());
                from = part.getLimit();
            }
        }
        return filled.append(text, from, text.length()).toString();
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
