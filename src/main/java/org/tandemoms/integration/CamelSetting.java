package org.tandemoms.integration;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.http.HttpComponent;

/** How Camel runs here, the same in the application and in tests. */
final class CamelSetting {

    private CamelSetting() {}

    static void prepare(CamelContext camel, Mappings mappings, ObjectMapper json) {
        camel.addComponent("mapping", new MappingComponent(mappings, json));
        camel.getComponent("direct", DirectComponent.class).setBlock(false);
        // one way of repeating is enough: the route's, with the key in hand
        for (String scheme : new String[] {"http", "https"}) {
            camel.getComponent(scheme, HttpComponent.class).setAutomaticRetriesDisabled(true);
        }
        camel.setStreamCaching(false);
    }
}
