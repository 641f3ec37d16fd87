package io.benchdoctor.model;

/**
 * A place in a log.
 *
 * @param path as the user would type it; a file inside an archive is {@code archive.zip!/inner.log}
 * @param line from 1; in a JSON file the line on which the value stands
 */
public record SourceRef(String path, int line) {}
