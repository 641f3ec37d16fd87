package io.benchdoctor.cli;

import java.util.ArrayList;
import java.util.List;

/** Two columns, the first as wide as its longest cell. */
final class Listing {
    private record Row(String name, String text) {}

    private final List<Row> rows = new ArrayList<>();

    void row(String name, String text) {
        rows.add(new Row(name, text));
    }

    @Override
    public String toString() {
        int width = rows.stream().mapToInt(row -> row.name.length()).max().orElse(0) + 2;
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row.name)
                .append(" ".repeat(width - row.name.length()))
                .append(row.text)
                .append('\n'));
        return text.toString();
    }
}
