package io.benchdoctor.cli;

/** Why an output is not there. */
interface Trouble {
    /** What is wrong and what a user can do, in the language of the terminal. */
    String told();
}
