package io.benchdoctor.catalog;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The YAML files of the program as the build read them, in one file of the jar: to read a hundred of them anew takes a
 * third of the time of a small run before its log is opened. Only a jar has it; what runs from a folder of classes reads
 * the files themselves.
 */
public final class PackedYaml {
    /** Where it lies in the jar. */
    public static final String FILE = "packed/yaml";

    /** What begins the part of a rule file that is read only when asked for. */
    private static final String LATER = "\ncases:";

    private static final byte SCALAR = 0;
    private static final byte LISTING = 1;
    private static final byte MAPPING = 2;

    /** Read once, where it is there. */
    private static final class Program {
        private static final Optional<PackedYaml> PACKED = read();

        private static Optional<PackedYaml> read() {
            if (!YamlFolder.isJar()) {
                return Optional.empty();
            }
            try (InputStream in = PackedYaml.class.getResourceAsStream("/" + FILE)) {
                return in == null ? Optional.empty() : Optional.of(new PackedYaml(in.readAllBytes()));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private final byte[] bytes;
    private final Map<String, List<Packed>> byName = new HashMap<>();
    private final Map<String, Map<String, String>> byFolder = new HashMap<>();

    /**
     * One file.
     *
     * @param read how many characters of it were read, {@code tree} where in the bytes stands what was read
     */
    private record Packed(String text, int read, int tree) {
        boolean isOf(String asked) {
            return asked.length() == read && text.startsWith(asked);
        }
    }

    PackedYaml(byte[] bytes) {
        this.bytes = bytes;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int files = in.getInt(); files > 0; files--) {
            String folder = text(in);
            String name = text(in);
            String text = text(in);
            int read = in.getInt();
            int length = in.getInt();
            byName.computeIfAbsent(name, any -> new ArrayList<>()).add(new Packed(text, read, in.position()));
            byFolder.computeIfAbsent(folder, any -> new TreeMap<>()).put(name, text);
            in.position(in.position() + length);
        }
    }

    /** That of the program; empty where it runs from a folder of classes. */
    static Optional<PackedYaml> ofProgram() {
        return Program.PACKED;
    }

    /** Texts of the files of a folder, by name; empty for one that is not packed. */
    Optional<Map<String, String>> folder(String folder) {
        return Optional.ofNullable(byFolder.get(folder));
    }

    /** What was read of a text that is, to the last character, that of a file of this name; empty for any other. */
    Optional<YamlNode> find(String file, String text) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        for (Packed packed : byName.getOrDefault(name, List.of())) {
            if (packed.isOf(text)) {
                return Optional.of(node(ByteBuffer.wrap(bytes).position(packed.tree())));
            }
        }
        return Optional.empty();
    }

    /**
     * Packs files.
     *
     * @param folders texts by name of the file, by folder
     */
    public static byte[] pack(Map<String, Map<String, String>> folders) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(packed)) {
            out.writeInt(folders.values().stream().mapToInt(Map::size).sum());
            for (Map.Entry<String, Map<String, String>> folder : folders.entrySet()) {
                for (Map.Entry<String, String> file : folder.getValue().entrySet()) {
                    write(out, folder.getKey());
                    write(out, file.getKey());
                    write(out, file.getValue());
                    String read = head(file.getValue());
                    ByteArrayOutputStream tree = new ByteArrayOutputStream();
                    write(new DataOutputStream(tree), YamlValue.parsed(file.getKey(), read));
                    out.writeInt(read.length());
                    out.writeInt(tree.size());
                    tree.writeTo(out);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static String head(String text) {
        int later = text.indexOf(LATER);
        return later < 0 ? text : text.substring(0, later + 1);
    }

    private static void write(DataOutputStream out, YamlNode node) throws IOException {
        if (node instanceof YamlNode.Scalar scalar) {
            begin(out, SCALAR, node);
            write(out, scalar.text());
        } else if (node instanceof YamlNode.Listing listing) {
            begin(out, LISTING, node);
            out.writeInt(listing.items().size());
            for (YamlNode item : listing.items()) {
                write(out, item);
            }
        } else if (node instanceof YamlNode.Mapping mapping) {
            begin(out, MAPPING, node);
            out.writeInt(mapping.pairs().size());
            for (YamlNode.Pair pair : mapping.pairs()) {
                write(out, pair.key());
                write(out, pair.value());
            }
        }
    }

    private static void begin(DataOutputStream out, byte kind, YamlNode node) throws IOException {
        out.writeByte(kind);
        out.writeInt(node.line());
        out.writeInt(node.column());
    }

    private static YamlNode node(ByteBuffer in) {
        byte kind = in.get();
        int line = in.getInt();
        int column = in.getInt();
        if (kind == SCALAR) {
            return new YamlNode.Scalar(text(in), line, column);
        }
        int size = in.getInt();
        if (kind == LISTING) {
            List<YamlNode> items = new ArrayList<>(size);
            for (int n = 0; n < size; n++) {
                items.add(node(in));
            }
            return new YamlNode.Listing(items, line, column);
        }
        List<YamlNode.Pair> pairs = new ArrayList<>(size);
        for (int n = 0; n < size; n++) {
            YamlNode key = node(in);
            pairs.add(new YamlNode.Pair(key, node(in)));
        }
        return new YamlNode.Mapping(pairs, line, column);
    }

    /** Most texts have a byte for each letter, which is read without looking at them one by one. */
    private static void write(DataOutputStream out, String text) throws IOException {
        boolean narrow = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        byte[] letters = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        out.writeInt(narrow ? letters.length : -letters.length);
        out.write(letters);
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        Charset letters = length >= 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String text = new String(in.array(), in.position(), Math.abs(length), letters);
        in.position(in.position() + Math.abs(length));
        return text;
    }
}
