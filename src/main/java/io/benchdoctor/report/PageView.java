package io.benchdoctor.report;

import java.util.Map;

/** What every page over several runs has, in one language. */
public interface PageView {
    /** Tag of the language. */
    String language();

    /** Fixed labels of every page by short key. */
    Map<String, String> words();

    /** What a browser calls the page. */
    String pageTitle();
}
