package org.tandemoms.compliance;

import java.util.List;

/** Names that nobody may deal with unseen. */
public interface SanctionsList {

    List<String> names();

    void save(String id, String name, String source);
}
