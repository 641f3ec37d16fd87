package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;

/** The single byte of a stream that is meant to be read in pieces. */
public final class OneByte {
    private OneByte() {}

    /** The next byte, 0–255, by way of the stream's reading in pieces; −1 at the end. */
    public static int of(InputStream pieces) throws IOException {
        byte[] one = new byte[1];
        return pieces.read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
