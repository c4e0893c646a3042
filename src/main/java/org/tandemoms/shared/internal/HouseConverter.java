package org.tandemoms.shared.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.convert.DbRefResolver;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.util.TypeInformation;

/**
 * Maps as Spring Data does, but records of plain values the short way: they are the most of an order's document, and an
 * order's document is read and written many times before the virtual machine has compiled the long way.
 */
class HouseConverter extends MappingMongoConverter {

    private static final String HOUSE = "org.tandemoms.";

    private final Map<Class<?>, Optional<FlatRecord>> records = new ConcurrentHashMap<>();

    HouseConverter(DbRefResolver references, MongoMappingContext context) {
        super(references, context);
    }

    @Override
    protected void writeInternal(Object written, Bson into, MongoPersistentEntity<?> entity) {
        Optional<FlatRecord> flat = written == null ? Optional.empty() : flat(written.getClass());
        if (flat.isPresent() && into instanceof Document document) {
            flat.get().write(written, document, new Maps(null));
        } else {
            super.writeInternal(written, into, entity);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <S> S readDocument(ConversionContext context, Bson stored, TypeInformation<? extends S> type) {
        Optional<FlatRecord> flat = flat(type.getType());
        return flat.isPresent() && stored instanceof Document document
                ? (S) flat.get().read(document, new Maps(context))
                : super.readDocument(context, stored, type);
    }

    private Optional<FlatRecord> flat(Class<?> type) {
        return type.isRecord() && type.getName().startsWith(HOUSE)
                ? records.computeIfAbsent(type, FlatRecord::of)
                : Optional.empty();
    }

    private final class Maps implements FlatRecord.Maps {

        private final ConversionContext context;

        Maps(ConversionContext context) {
            this.context = context;
        }

        @Override
        public Object written(Map<?, ?> map, TypeInformation<?> type) {
            return writeMapInternal(new HashMap<Object, Object>(map), new Document(), type);
        }

        @Override
        public Object read(Document stored, TypeInformation<?> type) {
            return readMap(context, stored, type);
        }
    }
}
