package io.benchdoctor.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes a damaged log of a whole one. The same random numbers give the same damage. While it works, a log is a text of
 * one character per byte, so that any byte can be touched.
 */
final class Damage {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern FIELD =
            Pattern.compile("\"[^\"\\n]{1,60}\"\\s*:\\s*(?:\"[^\"\\n]{0,80}\"|[^,\\[\\]{}\\n]{1,80})\\s*,?");
    private static final Pattern STRUCTURE = Pattern.compile("[\\[\\]{},:;|\"=<>\\n\\t]");

    private static final List<String> VALUES = List.of(
            "1e400",
            "-1e400",
            "1e308",
            "1e-320",
            "-1",
            "0",
            "-0.0",
            "NaN",
            "-NaN",
            "nan",
            "Infinity",
            "-Infinity",
            "inf",
            "null",
            "None",
            "true",
            "\"12.5\"",
            "\"fast\"",
            "[]",
            "{}",
            "[1,2]",
            "{\"a\":1}",
            "9007199254740993",
            "2147483648",
            "9223372036854775808",
            "1,234.5",
            "1.234,5",
            "0x10",
            "1.2.3",
            "--5",
            "+7",
            "1e",
            ".5",
            "5.",
            "00012",
            "1_000",
            "12%",
            "12 ms",
            "\u00d9\u00a3",
            "\u00ef\u00bc\u0095",
            "",
            " ",
            "\"",
            "9".repeat(400));

    private static final List<String> ODDITIES = List.of(
            "\u0000",
            "\u001b[31m",
            "\u001b]0;x\u0007",
            "\u00e2\u0080\u00ae",
            "\u00e2\u0080\u00a8",
            "\u00ed\u00a0\u0080",
            "\u00ef\u00bb\u00bf",
            "\u00f0\u009f\u0098\u0080",
            "\r",
            "\n",
            "\r\n",
            "\u000b",
            "\f",
            "\u0085",
            "\u00ff",
            "\\",
            "\\u0000",
            "\\ud800",
            "'",
            "\"",
            "{{",
            "}}",
            "${x}",
            "<b>",
            "&amp;",
            "#",
            "//",
            "/*",
            "=1+1",
            "%s",
            "%",
            "\t");

    private static final List<String> LONG = List.of(
            "a", "=", "\"", ",", " ", "[", "{\"a\":", "x: ", "| ", "(", "9", "-", "\\", "\t", "a=1, ", "<", "\n", "\r",
            "vllm ");

    private static final int LONG_CHARS = 40_000;
    private static final int HUGE_DIGITS = 10_000;
    private static final int MOST_CHARS = 400_000;

    private final SplittableRandom random;
    private final List<byte[]> others;
    private String log;

    private Damage(String log, List<byte[]> others, SplittableRandom random) {
        this.log = log;
        this.others = others;
        this.random = random;
    }

    /** @param others logs of which pieces may get among this one */
    static byte[] of(byte[] log, List<byte[]> others, SplittableRandom random) {
        var damage = new Damage(latin(log), others, random);
        int changes = 1 + random.nextInt(random.nextInt(6) + 1);
        for (int n = 0; n < changes; n++) {
            damage.change();
        }
        return damage.encoded();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void change() {
        switch (random.nextInt(14)) {
            case 0, 1 -> bytes();
            case 2 -> cut();
            case 3, 4 -> lines();
            case 5, 6, 7 -> number();
            case 8, 9 -> field();
            case 10 -> structure();
            case 11 -> insert(at(), pick(ODDITIES));
            case 12 -> splice();
            default -> rarely();
        }
        if (log.length() > MOST_CHARS) {
            log = log.substring(0, MOST_CHARS);
        }
    }

    private void bytes() {
        StringBuilder text = new StringBuilder(log);
        int flips = 1 + random.nextInt(8);
        for (int n = 0; n < flips && !text.isEmpty(); n++) {
            int at = random.nextInt(text.length());
            boolean bit = random.nextBoolean();
            text.setCharAt(at, (char) (bit ? text.charAt(at) ^ 1 << random.nextInt(8) : random.nextInt(256)));
        }
        log = text.toString();
    }

    private void cut() {
        int from = at();
        int to = Math.min(log.length(), from + 1 + random.nextInt(200));
        switch (random.nextInt(4)) {
            case 0 -> log = log.substring(0, from);
            case 1 -> log = log.substring(from);
            case 2 -> log = log.substring(0, from) + log.substring(to);
            default -> insert(from, log.substring(from, to));
        }
    }

    private void lines() {
        List<String> lines = new ArrayList<>(Arrays.asList(log.split("\n", -1)));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> Collections.swap(lines, one, other);
            case 1 -> lines.remove(one);
            case 2 -> lines.add(other, lines.get(one));
            case 3 -> lines.addAll(other, Collections.nCopies(1 + random.nextInt(60), lines.get(one)));
            case 4 -> Collections.rotate(lines, one);
            default -> lines.add(0, lines.remove(one) + (lines.isEmpty() ? "" : lines.remove(other % lines.size())));
        }
        String end = random.nextInt(8) == 0 ? random.nextBoolean() ? "\r\n" : "\r" : "\n";
        log = String.join(end, lines);
    }

    private void number() {
        replace(NUMBER, random.nextInt(30) == 0 ? digits() : pick(VALUES));
    }

    private String digits() {
        String digits = Integer.toString(1 + random.nextInt(9)).repeat(HUGE_DIGITS);
        return random.nextBoolean() ? digits : "0." + digits;
    }

    private void field() {
        List<MatchResult> fields = FIELD.matcher(log).results().limit(4000).toList();
        if (fields.isEmpty()) {
            number();
            return;
        }
        MatchResult field = fields.get(random.nextInt(fields.size()));
        String name = field.group().substring(0, field.group().indexOf(':') + 1);
        String instead =
                switch (random.nextInt(5)) {
                    case 0 -> "";
                    case 1 -> name + " " + pick(VALUES) + ", " + field.group();
                    case 2 -> name + " " + pick(VALUES) + ",";
                    case 3 -> name + " " + "[".repeat(random.nextInt(40)) + "1" + "]".repeat(random.nextInt(40)) + ",";
                    default -> fields.get(random.nextInt(fields.size())).group();
                };
        log = log.substring(0, field.start()) + instead + log.substring(field.end());
    }

    private void structure() {
        replace(
                STRUCTURE,
                random.nextBoolean() ? "" : pick(List.of("[", "]", "{", "}", ",", ":", "\"", "\n", ";", "=")));
    }

    private void splice() {
        String other = latin(others.get(random.nextInt(others.size())));
        int from = random.nextInt(other.length() + 1);
        int to = Math.min(other.length(), from + random.nextInt(2000));
        insert(random.nextInt(4) == 0 ? 0 : at(), other.substring(from, to));
    }

    /** What makes a log large or hard rather than wrong. */
    private void rarely() {
        switch (random.nextInt(12)) {
            case 0 -> {
                String piece = pick(LONG);
                insert(at(), piece.repeat(LONG_CHARS / piece.length()));
            }
            case 1 -> log = log.repeat(1 + Math.min(20, MOST_CHARS / 4 / (log.length() + 1)));
            case 2 -> insert(at(), "{\"a\":[".repeat(1500));
            default -> number();
        }
    }

    private byte[] encoded() {
        return switch (random.nextInt(60)) {
            case 0 ->
                ("\u00ff\u00fe" + new String(utf8().getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1);
            case 1 -> utf8().getBytes(StandardCharsets.UTF_16BE);
            case 2 -> ("\u00ef\u00bb\u00bf" + log).getBytes(StandardCharsets.ISO_8859_1);
            default -> log.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private String utf8() {
        return new String(log.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private void replace(Pattern pattern, String instead) {
        int from = at();
        var matcher = pattern.matcher(log);
        if (matcher.find(from) || matcher.find(0)) {
            log = log.substring(0, matcher.start()) + instead + log.substring(matcher.end());
        }
    }

    private void insert(int at, String text) {
        log = log.substring(0, at) + text + log.substring(at);
    }

    private int at() {
        return random.nextInt(log.length() + 1);
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
