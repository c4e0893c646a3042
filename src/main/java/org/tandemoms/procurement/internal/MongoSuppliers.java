package org.tandemoms.procurement.internal;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.tandemoms.procurement.PriceBreak;
import org.tandemoms.procurement.Supplier;
import org.tandemoms.procurement.SupplierItem;
import org.tandemoms.procurement.Suppliers;

/** Collections {@code suppliers} by id and {@code supplier_items} by {@code sku|supplier}. Days are kept as text: they have no zone. */
@Repository
class MongoSuppliers implements Suppliers {

    private static final String SUPPLIERS = "suppliers";
    private static final String ITEMS = "supplier_items";

    private final MongoTemplate mongo;

    MongoSuppliers(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(ITEMS).createIndex(new Index("sku", Sort.Direction.ASC));
        mongo.indexOps(ITEMS).createIndex(new Index("supplierId", Sort.Direction.ASC));
    }

    private record SupplierDocument(
            @Id String id,
            String name,
            String currency,
            String destination,
            String account,
            int leadTimeDays,
            List<String> workingDays,
            List<String> closedOn,
            BigDecimal orderCost,
            String email,
            boolean active) {

        static SupplierDocument of(Supplier supplier) {
            return new SupplierDocument(
                    supplier.id(),
                    supplier.name(),
                    supplier.currency(),
                    supplier.destination(),
                    supplier.account(),
                    supplier.leadTimeDays(),
                    supplier.workingDays().stream().map(DayOfWeek::name).toList(),
                    supplier.closedOn().stream().map(LocalDate::toString).toList(),
                    supplier.orderCost(),
                    supplier.email(),
                    supplier.active());
        }

        Supplier supplier() {
            return new Supplier(
                    id,
                    name,
                    currency,
                    destination,
                    account,
                    leadTimeDays,
                    workingDays.stream().map(DayOfWeek::valueOf).toList(),
                    closedOn.stream().map(LocalDate::parse).toList(),
                    orderCost,
                    email,
                    active);
        }
    }

    private record ItemDocument(
            @Id String id,
            String supplierId,
            String sku,
            String supplierSku,
            Integer leadTimeDays,
            BigDecimal minimum,
            BigDecimal pack,
            List<PriceBreak> breaks,
            int rank) {

        static ItemDocument of(SupplierItem item) {
            return new ItemDocument(
                    item.sku() + "|" + item.supplierId(),
                    item.supplierId(),
                    item.sku(),
                    item.supplierSku(),
                    item.leadTimeDays(),
                    item.minimum(),
                    item.pack(),
                    item.breaks(),
                    item.rank());
        }

        SupplierItem item() {
            return new SupplierItem(supplierId, sku, supplierSku, leadTimeDays, minimum, pack, breaks, rank);
        }
    }

    @Override
    public Optional<Supplier> find(String id) {
        return Optional.ofNullable(mongo.findById(id, SupplierDocument.class, SUPPLIERS))
                .map(SupplierDocument::supplier);
    }

    @Override
    public List<Supplier> all() {
        return mongo.findAll(SupplierDocument.class, SUPPLIERS).stream()
                .map(SupplierDocument::supplier)
                .sorted(Comparator.comparing(Supplier::id))
                .toList();
    }

    @Override
    public void save(Supplier supplier) {
        mongo.save(SupplierDocument.of(supplier), SUPPLIERS);
    }

    @Override
    public List<SupplierItem> sellersOf(String sku) {
        return items("sku", sku).stream()
                .sorted(Comparator.comparing(SupplierItem::rank).thenComparing(SupplierItem::supplierId))
                .toList();
    }

    @Override
    public List<SupplierItem> itemsOf(String supplierId) {
        return items("supplierId", supplierId).stream()
                .sorted(Comparator.comparing(SupplierItem::sku))
                .toList();
    }

    private List<SupplierItem> items(String field, String value) {
        return mongo.find(Query.query(Criteria.where(field).is(value)), ItemDocument.class, ITEMS).stream()
                .map(ItemDocument::item)
                .toList();
    }

    @Override
    public List<String> soldSkus() {
        return mongo.findAll(ItemDocument.class, ITEMS).stream()
                .map(ItemDocument::sku)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void save(SupplierItem item) {
        mongo.save(ItemDocument.of(item), ITEMS);
    }
}
