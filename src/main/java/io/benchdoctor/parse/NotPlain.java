package io.benchdoctor.parse;

import java.io.IOException;

/** A log holds something that its quick reader does not know; the reader of any such log tells what it is. */
final class NotPlain extends IOException {
    private static final long serialVersionUID = 1;

    NotPlain() {
        super("not plain");
    }
}
