package org.tandemoms.shared;

import java.util.Map;
import java.util.Optional;

/**
 * Asks a partner something while somebody waits: what changes nothing there and may go unanswered. What must arrive goes through
 * the outbox.
 */
public interface PartnerQuestions {

    /**
     * @param destination route that the question takes, such as {@code carrier-rates}
     * @param key the same for the same question
     * @param orderId what it is about
     * @param type what is asked, such as {@code carrier.rates}
     * @param question plain values only: strings, whole numbers, booleans, lists and maps of them; decimals as strings
     * @return the answer for good, also a "no"; empty when none came within the route's time
     */
    Optional<Map<String, Object>> ask(
            String destination, String key, String orderId, String type, Map<String, Object> question);
}
