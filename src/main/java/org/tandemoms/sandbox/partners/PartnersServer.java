package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** All simulated partners of the sandbox, started together on one log. */
public final class PartnersServer implements AutoCloseable {

    /** Enough for requests that wait for the disk together; none of them waits for anything else. */
    private static final int WORKERS = 48;

    private static final int SMTP_OFFSET = 17;

    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, daemons("partners"));
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, daemons("partners-timer"));
    private final List<PartnerEndpoint> endpoints = new ArrayList<>();
    private final CallBacks callBacks;
    private MailListener mail;
    private final ReceivedLog log;

    /** Reads what was received before, starts the listeners and takes up open call-backs. */
    public static PartnersServer start(PartnersSettings settings) throws IOException {
        return new PartnersServer(settings);
    }

    private PartnersServer(PartnersSettings settings) throws IOException {
        ObjectMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        callBacks = new CallBacks(
                settings.callBackAddress(), new Signature(settings.callBackSecret()), json, settings.clock());
        Map<String, Book> books = new HashMap<>();
        log = new ReceivedLog(
                settings.dataDir().resolve("partners/received.jsonl"),
                json,
                line -> books.computeIfAbsent(line.partner(), Book::new).replay(line));
        List<Dialect> dialects = new ArrayList<>();
        try {
            for (Place place : Place.values()) {
                Book book = books.computeIfAbsent(place.partner, Book::new);
                book.openOn(log);
                Dialect dialect = place.speaker.dialect(book, callBacks, settings.clock());
                endpoints.add(
                        new PartnerEndpoint(settings.basePort() + place.offset, book, dialect, json, workers, timer));
                dialects.add(dialect);
                if (dialect instanceof Mailbox mailbox) {
                    mail = new MailListener(settings.basePort() + SMTP_OFFSET, mailbox, workers);
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        dialects.forEach(Dialect::resume);
    }

    /** Who listens where, counted from the sandbox's base port. */
    private enum Place {
        CRM("crm", 10, (book, callBacks, clock) -> new Crm(book, clock)),
        ERP("erp", 11, (book, callBacks, clock) -> new Erp(book, clock)),
        CARRIER("carrier", 12, Carrier::new),
        PAYMENT("payment", 13, (book, callBacks, clock) -> new PaymentProvider(book, clock)),
        CUSTODIAN("custodian", 14, Custodian::new),
        SUPPLIER("supplier", 15, Wholesaler::new),
        MAIL("mail", 16, (book, callBacks, clock) -> new Mailbox(book, clock));

        private interface Speaker {
            Dialect dialect(Book book, CallBacks callBacks, Clock clock);
        }

        private final String partner;
        private final int offset;
        private final Speaker speaker;

        Place(String partner, int offset, Speaker speaker) {
            this.partner = partner;
            this.offset = offset;
            this.speaker = speaker;
        }
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        endpoints.forEach(PartnerEndpoint::close);
        if (mail != null) {
            mail.close();
        }
        callBacks.close();
        timer.shutdownNow();
        workers.shutdownNow();
        log.close();
    }
}
