package org.tandemoms.integration;

/** A mapping is missing, is not a program, or has no answer for a message: a mistake in a file, which no repetition heals. */
final class MappingFailed extends RuntimeException {

    MappingFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
