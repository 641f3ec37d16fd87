package io.benchdoctor.parse;

/**
 * A piece of a line of a text log: the whole line, or what stands between two carriage returns of a progress bar.
 *
 * @param number the line as an editor counts it, from 1: a lone carriage return does not begin a new one
 * @param text without line end and without ANSI escapes
 * @param ended whether a line end or a carriage return follows; false only for the last piece of a log that breaks off
 */
record TextLine(int number, String text, boolean ended) {}
