package io.benchdoctor.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers requests in the order in which their names are first seen. A name is looked up in place, since a log names a
 * request once per token.
 */
final class RequestNames {
    private String[] names = new String[64];
    private int[] hashes = new int[64];
    /** Number of the request plus one, by hash; zero is free. */
    private int[] table = new int[256];

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
        while (table[slot] != 0) {
            int request = table[slot] - 1;
            if (hashes[request] == hash && same(names[request], text, from, to)) {
                return request;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = size + 1;
        return add(text.subSequence(from, to).toString(), hash);
    }

    /** @param sum the name's characters, each added to 31 times the sum before it */
    int numberOf(int sum, char[] text, int from, int to) {
        int hash = mixed(sum);
        int slot = hash & (table.length - 1);
        while (table[slot] != 0) {
            int request = table[slot] - 1;
            if (hashes[request] == hash && same(names[request], text, from, to)) {
                return request;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = size + 1;
        return add(new String(text, from, to - from), hash);
    }

    /** The same of a name that is spelt in ASCII. */
    int numberOf(int sum, byte[] text, int from, int to) {
        int hash = mixed(sum);
        int slot = hash & (table.length - 1);
        while (table[slot] != 0) {
            int request = table[slot] - 1;
            if (hashes[request] == hash && same(names[request], text, from, to)) {
                return request;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = size + 1;
        return add(new String(text, from, to - from, StandardCharsets.US_ASCII), hash);
    }

    private static int mixed(int sum) {
        return sum ^ sum >>> 15;
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
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = request + 1;
        }
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
