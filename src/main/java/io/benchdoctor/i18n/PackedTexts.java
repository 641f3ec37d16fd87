package io.benchdoctor.i18n;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts of a language as the build packed them: of thousands a run says some hundreds, and only those are made into
 * strings. To read the file of words took a tenth of the time of a small run before its log is opened.
 */
final class PackedTexts {
    private static final int EMPTY = 0;

    private final ByteBuffer bytes;
    private final int count;
    private final int slots;

    PackedTexts(byte[] packed) {
        this.bytes = ByteBuffer.wrap(packed);
        this.count = bytes.getInt(0);
        this.slots = bytes.getInt(Integer.BYTES);
    }

    /** Packs the texts of {@code locale/<tag>.properties}. */
    static byte[] pack(Map<String, String> texts) {
        Map<String, String> sorted = new TreeMap<>(texts);
        int slots = Integer.highestOneBit(Math.max(1, sorted.size())) * 4;
        int[] places = new int[sorted.size()];
        int[] table = new int[slots];
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int begin = Integer.BYTES * (2 + places.length + slots);
        try (DataOutputStream out = new DataOutputStream(body)) {
            int n = 0;
            for (Map.Entry<String, String> text : sorted.entrySet()) {
                places[n] = begin + out.size();
                int slot = text.getKey().hashCode() & slots - 1;
                while (table[slot] != EMPTY) {
                    slot = slot + 1 & slots - 1;
                }
                table[slot] = places[n++];
                out.writeInt(text.getKey().hashCode());
                write(out, text.getKey());
                write(out, text.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        ByteBuffer packed = ByteBuffer.allocate(begin + body.size());
        packed.putInt(places.length).putInt(slots);
        packed.asIntBuffer().put(places).put(table);
        packed.position(begin);
        return packed.put(body.toByteArray()).array();
    }

    /** The text of a key; null where there is none. */
    String find(String key) {
        int hash = key.hashCode();
        for (int slot = hash & slots - 1; ; slot = slot + 1 & slots - 1) {
            int place = bytes.getInt(Integer.BYTES * (2 + count + slot));
            if (place == EMPTY) {
                return null;
            }
            if (bytes.getInt(place) == hash && string(place + Integer.BYTES).equals(key)) {
                return string(behind(place + Integer.BYTES));
            }
        }
    }

    /** The keys that start with a prefix, in their order. */
    List<String> keys(String prefix) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (key(middle).compareTo(prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<String> keys = new ArrayList<>();
        for (int n = low; n < count && key(n).startsWith(prefix); n++) {
            keys.add(key(n));
        }
        return keys;
    }

    private String key(int n) {
        return string(bytes.getInt(Integer.BYTES * (2 + n)) + Integer.BYTES);
    }

    private String string(int place) {
        int length = bytes.getInt(place);
        Charset letters = length >= 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return new String(bytes.array(), place + Integer.BYTES, Math.abs(length), letters);
    }

    private int behind(int place) {
        return place + Integer.BYTES + Math.abs(bytes.getInt(place));
    }

    /** A text with a byte for each letter, where that is possible; else as UTF-8, which its length says by its sign. */
    private static void write(DataOutputStream out, String text) throws IOException {
        boolean narrow = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        byte[] letters = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        out.writeInt(narrow ? letters.length : -letters.length);
        out.write(letters);
    }
}
