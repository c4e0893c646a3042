package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something a partner tells the OMS of its own accord.
 *
 * @param event the partner's id of the event, the same however often it is sent
 * @param path where below the OMS's call-back address it goes
 * @param due not sent before
 */
record CallBack(String event, String path, JsonNode body, Instant due) {}
