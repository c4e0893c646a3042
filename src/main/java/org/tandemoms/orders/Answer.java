package org.tandemoms.orders;

/** The first answer to a placing, kept so that a repetition gets the same one. */
public record Answer(int status, String body) {}
