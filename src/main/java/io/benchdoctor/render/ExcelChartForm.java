package io.benchdoctor.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A chart with holes, as the library made it. A hole is a name between two characters that no text of ours has; what is
 * filled in is not looked at again.
 *
 * @param frame what stands around the series: one piece more than there are groups
 * @param series forms of a series, by group
 */
record ExcelChartForm(List<String> frame, List<List<String>> series) {
    static final char OPEN = '\uE000';
    static final char CLOSE = '\uE001';

    private static final String SERIES = "<c:ser>";
    private static final String SERIES_END = "</c:ser>";

    /**
     * A series of a chart.
     *
     * @param form which of the forms it takes, counted through all groups
     * @param holes markup by name
     */
    record Series(int form, Map<String, String> holes) {}

    static String hole(String name) {
        return OPEN + name + CLOSE;
    }

    /** Cuts the series out of a chart; those that follow one another are forms of the same group. */
    static ExcelChartForm of(String xml) {
        List<String> frame = new ArrayList<>();
        List<List<String>> groups = new ArrayList<>();
        int from = 0;
        for (int at = xml.indexOf(SERIES); at >= 0; at = xml.indexOf(SERIES, from)) {
            if (groups.isEmpty() || at > from) {
                frame.add(xml.substring(from, at));
                groups.add(new ArrayList<>());
            }
            from = xml.indexOf(SERIES_END, at) + SERIES_END.length();
            groups.get(groups.size() - 1).add(xml.substring(at, from));
        }
        frame.add(xml.substring(from));
        return new ExcelChartForm(frame, groups);
    }

    /** @param holes of the frame, markup by name */
    String filled(Map<String, String> holes, List<Series> drawn) {
        StringBuilder xml = new StringBuilder();
        int order = 0;
        int first = 0;
        for (int group = 0; group < series.size(); group++) {
            fill(xml, frame.get(group), holes, 0);
            List<String> forms = series.get(group);
            for (Series one : drawn) {
                if (one.form() >= first && one.form() < first + forms.size()) {
                    fill(xml, forms.get(one.form() - first), one.holes(), order++);
                }
            }
            first += forms.size();
        }
        fill(xml, frame.get(series.size()), holes, 0);
        return xml.toString();
    }

    private static void fill(StringBuilder xml, String form, Map<String, String> holes, int order) {
        int from = 0;
        for (int at = form.indexOf(OPEN); at >= 0; at = form.indexOf(OPEN, from)) {
            int end = form.indexOf(CLOSE, at);
            String name = form.substring(at + 1, end);
            String filling = name.equals("order") ? Integer.toString(order) : holes.get(name);
            if (filling == null) {
                throw new IllegalStateException("nothing for " + name);
            }
            xml.append(form, from, at).append(filling);
            from = end + 1;
        }
        xml.append(form, from, form.length());
    }
}
