package io.benchdoctor.i18n;

/** A file of a user's words that cannot be used; the message starts with {@code locale/<tag>.properties:line}. */
public final class OwnWordsException extends RuntimeException {
    /** @param message where, what, and the way out */
    OwnWordsException(String message) {
        super(message);
    }
}
