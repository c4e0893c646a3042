package org.tandemoms.sandbox.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says at the start what this is and what it is not. */
@Component
@Profile("sandbox")
class EvaluationNotice {

    private static final Logger log = LoggerFactory.getLogger(EvaluationNotice.class);

    private final Environment environment;
    private final ObjectProvider<EmbeddedMongo> embedded;

    EvaluationNotice(Environment environment, ObjectProvider<EmbeddedMongo> embedded) {
        this.environment = environment;
        this.embedded = embedded;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhatThisIs() {
        EmbeddedMongo server = embedded.getIfAvailable();
        log.info(
                """
                Tandem sandbox, FOR EVALUATION ONLY: one node, known passwords, loopback only.
                  open       http://{}:{}
                  data       {} (delete it to start afresh), documents on {}
                  production java -jar tandem-oms.jar --spring.profiles.active=production, or docker compose up""",
                environment.getProperty("server.address"),
                environment.getProperty("local.server.port", environment.getProperty("server.port", "8080")),
                environment.getProperty("tandem.data-dir"),
                server == null ? "the MongoDB you named" : "an embedded store at " + server.uri(""));
    }
}
