package org.tandemoms.workflow.deployment;

import java.util.Arrays;
import java.util.Optional;

/**
 * A file of the analysts.
 *
 * @param name path below {@code bpmn/}, e.g. {@code processes/order-intake.bpmn}
 */
public record ModelFile(String name, Kind kind, byte[] content) {

    /** A model larger than this is refused unread. */
    public static final int LARGEST = 1_000_000;

    public enum Kind {
        PROCESS(".bpmn"),
        DECISION(".dmn"),
        FORM(".form");

        private final String extension;

        Kind(String extension) {
            this.extension = extension;
        }

        public static Optional<Kind> of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> name.endsWith(kind.extension))
                    .findFirst();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelFile file && name.equals(file.name) && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
