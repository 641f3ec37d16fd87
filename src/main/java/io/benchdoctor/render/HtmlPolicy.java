package io.benchdoctor.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The content security policy of a page: nothing loads, and only our own style sheet and script run. */
final class HtmlPolicy {
    /** After what all style sheets begin with, which is most of them: each page goes on from here. */
    private static final class Begun {
        private static final MessageDigest STYLE = digest(HtmlStyle.everywhere());
    }

    /** Of the scripts, by what stands in them; there are a few. */
    private static final Map<String, String> SCRIPTS = new ConcurrentHashMap<>();

    private HtmlPolicy() {}

    static String of(String style, String script) {
        return "default-src 'none'; style-src " + hashOfStyle(style) + "; script-src "
                + SCRIPTS.computeIfAbsent(script, HtmlPolicy::hash)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    static String hash(String content) {
        return source(digest(content));
    }

    private static String hashOfStyle(String style) {
        String everywhere = HtmlStyle.everywhere();
        if (!style.startsWith(everywhere)) {
            return hash(style);
        }
        try {
            MessageDigest begun = (MessageDigest) Begun.STYLE.clone();
            begun.update(style.substring(everywhere.length()).getBytes(StandardCharsets.UTF_8));
            return source(begun);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String source(MessageDigest digest) {
        return "'sha256-" + Base64.getEncoder().encodeToString(digest.digest()) + "'";
    }

    private static MessageDigest digest(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
