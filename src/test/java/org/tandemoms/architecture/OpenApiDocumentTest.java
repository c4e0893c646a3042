package org.tandemoms.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcPrint;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.objenesis.ObjenesisStd;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.orders.OrderType;
import org.tandemoms.orders.OrderTypes;

/**
 * {@code docs/openapi.json} is what {@code /v3/api-docs} serves. The document follows from the controllers' signatures
 * alone, so they stand here without their rooms behind them, and nothing else is started. After a change of a signature
 * {@code -Dopenapi.write} writes the copy anew; {@code npm run api} makes the pages' types from it.
 */
@SpringBootTest(classes = OpenApiDocumentTest.Signatures.class)
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class OpenApiDocumentTest {

    private static final Path KEPT = Path.of("docs", "openapi.json");
    private static final String REFRESH =
            "mvn -q test -Dskip.frontend -Dtest=OpenApiDocumentTest -Dopenapi.write && npm --prefix src/main/frontend run api";

    @Autowired
    private MockMvc http;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void the_document_in_docs_is_the_one_that_is_served() throws Exception {
        String served = document();
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(KEPT, served);
        }
        assertThat(Files.exists(KEPT) ? Files.readString(KEPT) : "")
                .as("the API has changed and docs/openapi.json has not. To refresh it: %s", REFRESH)
                .isEqualTo(served);
    }

    @Test
    void no_call_takes_or_gives_something_untyped() throws Exception {
        List<String> untyped = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                json.readTree(document()).path("paths").properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                if (call.getValue().findValues("schema").stream().anyMatch(OpenApiDocumentTest::isUntyped)) {
                    untyped.add(call.getKey() + " " + path.getKey());
                }
            }
        }
        assertThat(untyped).as("calls with a schema that says nothing").isEmpty();
    }

    @Test
    void an_order_is_told_by_its_kind() throws Exception {
        JsonNode order = json.readTree(document()).at("/components/schemas/OrderView");
        assertThat(order.at("/discriminator/propertyName").asText()).isEqualTo("kind");
        assertThat(order.at("/discriminator/mapping/SALES").asText()).endsWith("/SalesOrderView");
        assertThat(order.at("/discriminator/mapping/TRADE").asText()).endsWith("/TradeOrderView");
        assertThat(order.at("/discriminator/mapping/RETURN").asText()).endsWith("/ReturnView");
        assertThat(order.at("/discriminator/mapping/PURCHASE").asText()).endsWith("/PurchaseOrderView");
        assertThat(order.at("/discriminator/mapping/REFUND").asText()).endsWith("/RefundView");
        assertThat(order.path("oneOf")).hasSize(5);
    }

    private String document() throws Exception {
        return http.perform(get("/v3/api-docs")).andReturn().getResponse().getContentAsString() + "\n";
    }

    private static boolean isUntyped(JsonNode schema) {
        return !schema.has("$ref") && !schema.has("oneOf") && (!schema.has("type") || isBareObject(schema));
    }

    private static boolean isBareObject(JsonNode schema) {
        return schema.path("type").asText().equals("object")
                && !schema.has("properties")
                && !schema.has("additionalProperties");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SpringDocConfiguration.class,
        SpringDocConfigProperties.class,
        SpringDocWebMvcConfiguration.class
    })
    @Import(OrderTypes.class)
    @ComponentScan(
            basePackages = "org.tandemoms",
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.tandemoms\\.\\w+\\.web\\.Api[A-Z]\\w+"))
    static class Signatures {

        /** Other tests have controllers of their own. */
        private static final URL TESTS =
                OpenApiDocumentTest.class.getProtectionDomain().getCodeSource().getLocation();

        @Bean
        static BeanDefinitionRegistryPostProcessor withoutTheirRooms() {
            return registry -> {
                register(registry, new AnnotationTypeFilter(RestController.class));
                register(registry, new AssignableTypeFilter(OrderType.class));
            };
        }

        private static void register(BeanDefinitionRegistry registry, TypeFilter filter) {
            var scan = new ClassPathScanningCandidateComponentProvider(false);
            scan.addIncludeFilter(filter);
            var objenesis = new ObjenesisStd();
            scan.findCandidateComponents("org.tandemoms").forEach(found -> {
                Class<?> type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
                if (type.getProtectionDomain().getCodeSource().getLocation().equals(TESTS)) {
                    return;
                }
                registry.registerBeanDefinition(type.getName(), empty(type, objenesis));
            });
        }

        private static <T> RootBeanDefinition empty(Class<T> type, ObjenesisStd objenesis) {
            var bean = new RootBeanDefinition(type, () -> objenesis.newInstance(type));
            bean.setDestroyMethodName("");
            return bean;
        }
    }
}
