package org.tandemoms.procurement;

import java.util.List;
import java.util.Optional;

/** Suppliers and what they sell. */
public interface Suppliers {

    Optional<Supplier> find(String id);

    List<Supplier> all();

    void save(Supplier supplier);

    /** Who sells the item, whom to ask first in front. */
    List<SupplierItem> sellersOf(String sku);

    List<SupplierItem> itemsOf(String supplierId);

    /** Every item that anybody sells, each once, in order. */
    List<String> soldSkus();

    void save(SupplierItem item);
}
