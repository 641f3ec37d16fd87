package io.benchdoctor.catalog;

/** A YAML file that is not what its reader expects; the message starts with {@code file:line:column}. */
public final class YamlException extends RuntimeException {
    /** @param message where, what, and the way out */
    public YamlException(String message) {
        super(message);
    }
}
