package io.benchdoctor.render;

/** Text as a part of a workbook spells it. */
final class ExcelXml {
    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private ExcelXml() {}

    /** Between tags; line ends stay, and what XML cannot hold becomes a question mark. */
    static String text(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        text(xml, text);
        return xml.toString();
    }

    static void text(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '\r' -> xml.append("&#xD;");
                default -> xml.append(isBad(text, i) ? '?' : c);
            }
        }
    }

    /** Between the quotes of an attribute, where a bare line end would become a space. */
    static String attribute(String text) {
        return text(text).replace("\"", "&quot;").replace("\n", "&#xA;").replace("\t", "&#x9;");
    }

    private static boolean isBad(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c < ' ' && c != '\n' && c != '\t' || c >= '\uFFFE';
    }
}
