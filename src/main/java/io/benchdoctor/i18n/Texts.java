package io.benchdoctor.i18n;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of one language by key: those of the program, and those of the user before them. */
final class Texts {
    private final Map<String, String> own;
    private final Optional<PackedTexts> packed;
    private final Map<String, String> unpacked = new ConcurrentHashMap<>();

    private Texts(Map<String, String> own, Optional<PackedTexts> packed) {
        this.own = own;
        this.packed = packed;
    }

    /** Texts that are given and no others. */
    static Texts of(Map<String, String> given) {
        return new Texts(new TreeMap<>(given), Optional.empty());
    }

    /** @param before texts that stand in the place of those of the program, or beside them */
    static Texts of(PackedTexts program, Map<String, String> before) {
        return new Texts(new TreeMap<>(before), Optional.of(program));
    }

    /** The text of a key; null where there is none. */
    String get(String key) {
        String text = own.isEmpty() ? null : own.get(key);
        if (text != null || packed.isEmpty()) {
            return text;
        }
        String known = unpacked.get(key);
        return known != null ? known : unpacked(key);
    }

    /** Most keys that are asked for in vain are asked for again: nothing is locked for them. */
    private String unpacked(String key) {
        String found = packed.orElseThrow().find(key);
        if (found != null) {
            unpacked.put(key, found);
        }
        return found;
    }

    boolean has(String key) {
        return get(key) != null;
    }

    /** The keys that start with a prefix. */
    Set<String> keys(String prefix) {
        Set<String> keys = new TreeSet<>();
        own.keySet().stream().filter(key -> key.startsWith(prefix)).forEach(keys::add);
        packed.ifPresent(program -> keys.addAll(program.keys(prefix)));
        return keys;
    }
}
