package io.benchdoctor.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers requests in the order in which their names are first seen. A name is looked up in place, since a log names a
 * request once per token.
 */
final class RequestNames {
    /** In a table that is at most half full an honest name is found in a few. */
    private static final int MOST_PROBES = 128;

    private static final int NOWHERE = -1;
    /** Spreads names that differ in a last digit over the whole table. */
    private static final int GOLDEN = 0x9E3779B9;

    private String[] names = new String[64];
    private int[] hashes = new int[64];
    /** Number of the request plus one, by hash; zero is free. */
    private int[] table = new int[256];

    /** Where others lie that long logs of strangers may bring: the library finds names that hash alike by their order. */
    private final Map<String, Integer> crowd = new HashMap<>();

    private int size;

    int size() {
        return size;
    }

    String name(int request) {
        return names[request];
    }

    int numberOf(CharSequence text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        hash = mixed(hash);
        int slot = hash & (table.length - 1);
        int probe = 0;
        for (; table[slot] != 0 && probe < MOST_PROBES; probe++) {
            int request = table[slot] - 1;
            if (hashes[request] == hash && same(names[request], text, from, to)) {
                return request;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return known(text.subSequence(from, to).toString(), hash, probe < MOST_PROBES ? slot : NOWHERE);
    }

    /** @param sum the name's characters, each added to 31 times the sum before it */
    int numberOf(int sum, char[] text, int from, int to) {
        int hash = mixed(sum);
        int slot = hash & (table.length - 1);
        int probe = 0;
        for (; table[slot] != 0 && probe < MOST_PROBES; probe++) {
            int request = table[slot] - 1;
            if (hashes[request] == hash && same(names[request], text, from, to)) {
                return request;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return known(new String(text, from, to - from), hash, probe < MOST_PROBES ? slot : NOWHERE);
    }

    /** The same of a name that is spelt in ASCII. */
    int numberOf(int sum, byte[] text, int from, int to) {
        int hash = mixed(sum);
        int slot = hash & (table.length - 1);
        int probe = 0;
        for (; table[slot] != 0 && probe < MOST_PROBES; probe++) {
            int request = table[slot] - 1;
            if (hashes[request] == hash && same(names[request], text, from, to)) {
                return request;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return known(
                new String(text, from, to - from, StandardCharsets.US_ASCII),
                hash,
                probe < MOST_PROBES ? slot : NOWHERE);
    }

    private static int mixed(int sum) {
        int spread = sum * GOLDEN;
        return spread ^ spread >>> 16;
    }

    /**
     * A name that is not where it would be sought first: new, or one of too many that hash alike.
     *
     * @param slot where it belongs; {@link #NOWHERE} for one of these
     */
    private int known(String name, int hash, int slot) {
        Integer crowded = crowd.get(name);
        if (crowded != null) {
            return crowded;
        }
        if (slot == NOWHERE) {
            crowd.put(name, size);
        } else {
            table[slot] = size + 1;
        }
        return add(name, hash);
    }

    private int add(String name, int hash) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        names[size] = name;
        hashes[size] = hash;
        size++;
        if (size * 2 > table.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int request = 0; request < size; request++) {
            int slot = hashes[request] & (table.length - 1);
            int probe = 0;
            while (table[slot] != 0 && probe < MOST_PROBES) {
                slot = (slot + 1) & (table.length - 1);
                probe++;
            }
            if (probe < MOST_PROBES) {
                table[slot] = request + 1;
            } else {
                crowd.put(names[request], request);
            }
        }
    }

    /** Names that were not put where they hash to, since too many others were. */
    int crowded() {
        return crowd.size();
    }

    private static boolean same(String name, byte[] text, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String name, char[] text, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String name, CharSequence text, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != text.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }
}
