package org.tandemoms.shared.internal;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mapping.model.FieldNamingStrategy;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import org.springframework.data.mongodb.core.mapping.BasicMongoPersistentProperty;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;

/**
 * One way of mapping documents for all rooms: decimals as Decimal128, Java's own {@code transient} honoured (domain types
 * carry no mapping annotations), no type names in documents.
 */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(config -> config.bigDecimal(BigDecimalRepresentation.DECIMAL128));
    }

    @Bean
    MongoMappingContext mongoMappingContext(MongoCustomConversions conversions) {
        var context = new DomainMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.setAutoIndexCreation(false);
        return context;
    }

    @Bean
    MappingMongoConverter mappingMongoConverter(
            MongoDatabaseFactory factory, MongoMappingContext context, MongoCustomConversions conversions) {
        return asTheHouseDoes(new HouseConverter(new DefaultDbRefResolver(factory), context), conversions);
    }

    static MappingMongoConverter asTheHouseDoes(MappingMongoConverter converter, MongoCustomConversions conversions) {
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        converter.setMapKeyDotReplacement("\uff0e");
        return converter;
    }

    private static final class DomainMappingContext extends MongoMappingContext {

        @Override
        public MongoPersistentProperty createPersistentProperty(
                Property property, MongoPersistentEntity<?> owner, SimpleTypeHolder simpleTypes) {
            boolean skipped = property.getField()
                    .map(Field::getModifiers)
                    .filter(Modifier::isTransient)
                    .isPresent();
            return skipped
                    ? new SkippedProperty(property, owner, simpleTypes)
                    : super.createPersistentProperty(property, owner, simpleTypes);
        }
    }

    private static final class SkippedProperty extends BasicMongoPersistentProperty {

        SkippedProperty(Property property, MongoPersistentEntity<?> owner, SimpleTypeHolder simpleTypes) {
            super(property, owner, simpleTypes, (FieldNamingStrategy) null);
        }

        @Override
        public boolean isTransient() {
            return true;
        }
    }
}
