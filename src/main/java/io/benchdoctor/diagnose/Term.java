package io.benchdoctor.diagnose;

/**
 * A fact by the name that conditions give it.
 *
 * @param place from 0, where {@link Numbers} look for it first; no two terms of one vocabulary have the same
 */
record Term(String id, int place) {}
