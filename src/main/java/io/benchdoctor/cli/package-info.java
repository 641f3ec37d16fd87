/**
 * The front door: wiring, files, the batch loop and exit codes, and nothing else.
 */
package io.benchdoctor.cli;
