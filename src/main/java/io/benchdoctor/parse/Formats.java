package io.benchdoctor.parse;

import java.util.List;

/** Every format the doctor reads, most particular first. To add one, add its line. */
final class Formats {
    static final List<LogFormat> ALL = List.of(new VllmJsonFormat());

    private Formats() {}
}
