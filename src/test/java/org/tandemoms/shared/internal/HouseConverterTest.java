package org.tandemoms.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;

/** The short way of mapping records leaves the same documents as Spring Data's own way, and reads the same values. */
class HouseConverterTest {

    private final MongoConverter house = mapping(true);
    private final MongoConverter springs = mapping(false);

    enum Colour {
        RED,
        GREEN {
            @Override
            boolean calm() {
                return true;
            }
        };

        boolean calm() {
            return false;
        }
    }

    record Plain(
            String id,
            long seq,
            int attempts,
            boolean done,
            Long revision,
            BigDecimal amount,
            Instant at,
            Colour colour,
            List<String> names,
            Map<String, String> evidence,
            Map<String, Object> payload) {}

    record WithDate(LocalDate day, Plain inner, List<Plain> more) {}

    static List<Object> documents() {
        Instant at = Instant.parse("2026-01-05T09:30:00.123Z");
        Plain full = new Plain(
                "a",
                7_000_000_000L,
                3,
                true,
                9L,
                new BigDecimal("12.50"),
                at,
                Colour.GREEN,
                List.of("x", "y"),
                Map.of("a.b", "1"),
                Map.of("lines", List.of(Map.of("sku", "TEA", "count", 2)), "total", "3.10"));
        Plain empty =
                new Plain(null, 0, 0, false, null, BigDecimal.ZERO, null, Colour.RED, List.of(), Map.of(), Map.of());
        Plain absent = new Plain("b", 1, 1, false, null, null, null, null, null, null, null);
        return List.of(full, empty, absent, new WithDate(LocalDate.of(2026, 2, 28), full, List.of(empty, absent)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void bothWaysLeaveTheSameDocument(Object value) {
        assertThat(written(house, value)).isEqualTo(written(springs, value));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatIsWrittenIsReadAgainByEitherWay(Object value) {
        Document document = written(springs, value);

        assertThat((Object) house.read(value.getClass(), document)).isEqualTo(springs.read(value.getClass(), document));
        assertThat((Object) house.read(value.getClass(), document)).isEqualTo(value);
    }

    @Test
    void aDocumentDoesNotChangeWithTheListItWasWrittenFrom() {
        List<String> names = new java.util.ArrayList<>(List.of("x"));
        Document document = written(house, new Plain("a", 1, 1, true, null, null, null, null, names, null, null));

        names.add("y");

        assertThat(document.getList("names", String.class)).containsExactly("x");
    }

    private static Document written(MongoConverter converter, Object value) {
        Document document = new Document();
        converter.write(value, document);
        return document;
    }

    private static MongoConverter mapping(boolean shortWay) {
        MongoConfiguration configuration = new MongoConfiguration();
        var conversions = configuration.mongoCustomConversions();
        var context = configuration.mongoMappingContext(conversions);
        MappingMongoConverter converter = shortWay
                ? new HouseConverter(NoOpDbRefResolver.INSTANCE, context)
                : new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        MongoConfiguration.asTheHouseDoes(converter, conversions).afterPropertiesSet();
        return converter;
    }
}
