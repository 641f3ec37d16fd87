package io.benchdoctor.diagnose;

/** A rule or remedy file that is none; the message starts with {@code file:line:column} and names the way out. */
public final class RuleException extends RuntimeException {
    RuleException(String message) {
        super(message);
    }
}
