package io.benchdoctor.catalog;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What stands at one place of a YAML file; places are counted from 1. */
sealed interface YamlNode {
    /** Line on which it begins. */
    int line();

    /** Column in which it begins. */
    int column();

    /** A single value, as written. */
    record Scalar(String text, int line, int column) implements YamlNode {}

    /** A list, in either notation. */
    record Listing(List<YamlNode> items, int line, int column) implements YamlNode {}

    /** Keys and values in the order of the file. */
    record Mapping(List<Pair> pairs, int line, int column) implements YamlNode {}

    /** A key and what stands behind it. */
    record Pair(YamlNode key, YamlNode value) {}

    /** The same as the library tells it. */
    static YamlNode of(Node node) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        int column = node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
        if (node instanceof ScalarNode scalar) {
            return new Scalar(scalar.getValue(), line, column);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(of(item)));
            return new Listing(items, line, column);
        }
        List<Pair> pairs = new ArrayList<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            pairs.add(new Pair(of(tuple.getKeyNode()), of(tuple.getValueNode())));
        }
        return new Mapping(pairs, line, column);
    }
}
