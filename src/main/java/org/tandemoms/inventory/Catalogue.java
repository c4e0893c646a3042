package org.tandemoms.inventory;

import java.util.List;
import java.util.Optional;
import org.springframework.lang.Nullable;

/** Items and locations. */
public interface Catalogue {

    Optional<Item> item(String sku);

    List<Item> items();

    /**
     * Items in the order of their numbers.
     *
     * @param after the number that the page before ended with; empty for the first page
     * @param words that number or name contain, in any case; null for all
     */
    List<Item> page(String after, int limit, @Nullable String words);

    /** @param gtin of 8, 12, 13 or 14 digits, with or without the zeros in front of it */
    Optional<Item> byGtin(String gtin);

    List<Location> locations();

    void save(Item item);

    void save(Location location);
}
