package org.tandemoms.workflow.deployment;

import org.springframework.lang.Nullable;

/**
 * What is wrong in a model file, and where.
 *
 * @param element id of the element, or null when it is about the whole file
 * @param line counted from 1, or null when unknown
 * @param code stable, e.g. {@code step-missing}
 * @param message what is wrong and what to do, in plain words
 */
public record Finding(
        Severity severity, String file, @Nullable String element, @Nullable Integer line, String code, String message) {

    public enum Severity {
        /** The file cannot go live. */
        ERROR,
        /** It can, and should be mended. */
        WARNING
    }

    static Finding error(String file, String code, String message) {
        return new Finding(Severity.ERROR, file, null, null, code, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line for a log: {@code processes/a.bpmn:12 [taskId] message}. */
    public String inWords() {
        return file + (line == null ? "" : ":" + line) + (element == null ? "" : " [" + element + "]") + " " + message;
    }
}
