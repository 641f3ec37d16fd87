package io.benchdoctor.i18n;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A message taken apart into texts, arguments and branches. A report of many runs fills messages by the hundred thousand, and
 * the library's own way takes ten times as long; what its way is needed for, such as writing a large number in the marks of
 * a language, is left to it.
 */
final class PhrasePieces {
    private static final String OTHER = "other";

    /** Below this a whole number is written alike in every language that is shipped: no marks between its digits. */
    private static final long MARKED_FROM = 1000;

    private final List<Piece> pieces;

    private PhrasePieces(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** A piece of a message. */
    private sealed interface Piece {
        /** Adds itself to the others; false when that takes the library. */
        boolean write(Map<String, ?> values, List<String> to);
    }

    private record Text(String text) implements Piece {
        @Override
        public boolean write(Map<String, ?> values, List<String> to) {
            to.add(text);
            return true;
        }
    }

    /** @param bare whether the value is written as it is, since no argument of the message governs a word */
    private record Argument(String name, boolean bare) implements Piece {
        @Override
        public boolean write(Map<String, ?> values, List<String> to) {
            Object value = values.get(name);
            to.add(String.valueOf(value));
            return bare || value instanceof String || isSmall(value);
        }
    }

    /** The number that governs the words around it. */
    private record Governing(String name) implements Piece {
        @Override
        public boolean write(Map<String, ?> values, List<String> to) {
            Object value = values.get(name);
            to.add(value instanceof Counted count ? count.text() : String.valueOf(value));
            return value instanceof Counted || isSmall(value);
        }
    }

    private static boolean isSmall(Object value) {
        return value instanceof Long number && number >= 0 && number < MARKED_FROM;
    }

    private record Select(String name, Map<String, List<Piece>> branches) implements Piece {
        @Override
        public boolean write(Map<String, ?> values, List<String> to) {
            List<Piece> other = branches.get(OTHER);
            return values.get(name) instanceof String keyword && all(branches.getOrDefault(keyword, other), values, to);
        }
    }

    /** @param exact branches of numbers that are named, {@code kinds} those of the language's own classes of numbers */
    private record Plural(String name, Map<Long, List<Piece>> exact, Map<String, List<Piece>> kinds, Kinds language)
            implements Piece {
        @Override
        public boolean write(Map<String, ?> values, List<String> to) {
            Object value = values.get(name);
            Object number = value instanceof Counted count ? (Long) count.number() : value;
            if (!(number instanceof Long whole)) {
                return false;
            }
            List<Piece> named = exact.get(whole);
            if (named == null) {
                List<Piece> other = kinds.get(OTHER);
                named = kinds.size() == 1 ? other : kinds.getOrDefault(language.of(whole), other);
            }
            return all(named, values, to);
        }
    }

    /** The classes of numbers of one language; their tables take longer to load than a small log to read. */
    private record Kinds(ULocale locale, AtomicReference<PluralRules> rules) {
        String of(long number) {
            PluralRules known = rules.get();
            if (known == null) {
                known = PluralRules.forLocale(locale);
                rules.set(known);
            }
            return known.select(number);
        }
    }

    private static boolean all(List<Piece> pieces, Map<String, ?> values, List<String> to) {
        for (Piece piece : pieces) {
            if (!piece.write(values, to)) {
                return false;
            }
        }
        return true;
    }

    /** The pieces of a message; empty when it holds something that only the library writes. */
    static Optional<PhrasePieces> of(MessagePattern pattern, ULocale locale) {
        boolean bare = true;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            boolean argument = part.getType() == Part.Type.ARG_START;
            if (part.getType() == Part.Type.INSERT_CHAR || argument && !isKnown(pattern, i)) {
                return Optional.empty();
            }
            bare &= !argument || part.getArgType() == ArgType.NONE;
        }
        Kinds kinds = new Kinds(locale, new AtomicReference<>());
        return Optional.of(new PhrasePieces(new Reader(pattern, kinds, bare, new ArrayDeque<>()).message(0)));
    }

    /** Plain arguments, and branches; of those over a number only such as look at the number itself. */
    private static boolean isKnown(MessagePattern pattern, int argument) {
        return switch (pattern.getPart(argument).getArgType()) {
            case NONE, SELECT -> true;
            case PLURAL -> !pattern.getPart(argument + 2).getType().hasNumericValue();
            default -> false;
        };
    }

    /** The message with these arguments, none of which is missing; null when one of them takes the library. */
    String filled(Map<String, ?> values) {
        if (pieces.size() == 1 && pieces.get(0) instanceof Text whole) {
            return whole.text();
        }
        // Joined at once: a text that grows is copied several times, and once more when its first wide letter comes.
        List<String> filled = new ArrayList<>(pieces.size());
        return all(pieces, values, filled) ? String.join("", filled) : null;
    }

    /** @param governing names of the numbers around what is read, the nearest first */
    private record Reader(MessagePattern pattern, Kinds language, boolean bare, Deque<String> governing) {
        /** @param start index of the part with which the message, or a branch of it, begins */
        List<Piece> message(int start) {
            List<Piece> pieces = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            String all = pattern.getPatternString();
            int from = pattern.getPart(start).getLimit();
            int limit = pattern.getLimitPartIndex(start);
            for (int i = start + 1; i <= limit; i++) {
                Part part = pattern.getPart(i);
                text.append(all, from, part.getIndex());
                if (part.getType() == Part.Type.ARG_START) {
                    add(text, pieces);
                    pieces.add(argument(i, part.getArgType()));
                    i = pattern.getLimitPartIndex(i);
                } else if (part.getType() == Part.Type.REPLACE_NUMBER) {
                    add(text, pieces);
                    pieces.add(new Governing(governing.element()));
                }
                from = pattern.getPart(i).getLimit();
            }
            add(text, pieces);
            return pieces.isEmpty() ? List.of(new Text("")) : List.copyOf(pieces);
        }

        private static void add(StringBuilder text, List<Piece> pieces) {
            if (!text.isEmpty()) {
                pieces.add(new Text(text.toString()));
                text.setLength(0);
            }
        }

        private Piece argument(int start, ArgType type) {
            String name = pattern.getSubstring(pattern.getPart(start + 1));
            if (type == ArgType.NONE) {
                return new Argument(name, bare);
            }
            Map<Long, List<Piece>> exact = new HashMap<>();
            Map<String, List<Piece>> branches = new HashMap<>();
            if (type == ArgType.PLURAL) {
                governing.push(name);
            }
            for (int i = start + 2; i < pattern.getLimitPartIndex(start); i++) {
                String selector = pattern.getSubstring(pattern.getPart(i++));
                if (pattern.getPart(i).getType().hasNumericValue()) {
                    exact.put((long) pattern.getNumericValue(pattern.getPart(i)), message(++i));
                } else {
                    branches.put(selector, message(i));
                }
                i = pattern.getLimitPartIndex(i);
            }
            if (type == ArgType.SELECT) {
                return new Select(name, Map.copyOf(branches));
            }
            governing.pop();
            return new Plural(name, Map.copyOf(exact), Map.copyOf(branches), language);
        }
    }
}
