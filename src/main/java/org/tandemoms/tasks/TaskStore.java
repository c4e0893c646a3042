package org.tandemoms.tasks;

import java.util.List;
import java.util.Optional;

/** The inbox at rest. */
public interface TaskStore {

    /** Writes what the order says of the task; assignee and comments stay as they are. */
    void project(Task task);

    Optional<Task> find(String id);

    List<Task> list(TaskFilter filter);

    /** Assigns it if the assignee is still the one seen; false when somebody else was first. */
    boolean assign(String id, String seen, String assignee);

    void comment(String id, Task.Comment comment);

    /** Takes an entry out of the inbox; nothing happens when there is none. */
    void close(String id);
}
