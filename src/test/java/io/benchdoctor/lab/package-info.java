/**
 * A small simulated server with known illnesses: continuous batching, step by step, from a seed. It writes the logs of
 * {@code samples/} and tells the truth that a diagnosis is measured against. It knows nothing of the doctor.
 */
package io.benchdoctor.lab;
