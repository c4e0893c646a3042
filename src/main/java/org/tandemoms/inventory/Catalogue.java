package org.tandemoms.inventory;

import java.util.List;
import java.util.Optional;

/** Items and locations. */
public interface Catalogue {

    Optional<Item> item(String sku);

    List<Item> items();

    List<Location> locations();

    void save(Item item);

    void save(Location location);
}
