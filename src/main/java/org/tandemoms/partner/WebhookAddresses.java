package org.tandemoms.partner;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses we call: in production https, and nothing inside our own network, so that a partner cannot reach through
 * us what it cannot reach itself. The sandbox calls any, as its receivers live on the same machine.
 */
@Component
class WebhookAddresses {

    private static final int IPV6_BYTES = 16;
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;

    private final boolean anywhere;

    WebhookAddresses(@Value("${tandem.webhooks.private-addresses:false}") boolean anywhere) {
        this.anywhere = anywhere;
    }

    /** What is wrong with the address as it is written. */
    Optional<String> whyNot(String url) {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("This is no address: " + e.getReason());
        }
        if (address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            return Optional.of("An address has a host, and neither a user nor a fragment");
        }
        if (!"https".equals(address.getScheme()) && !(anywhere && "http".equals(address.getScheme()))) {
            return Optional.of(anywhere ? "The address begins with http:// or https://" : "The address is https");
        }
        return Optional.empty();
    }

    /** What is wrong with the place the address leads to now; looked at before every call, as names change. */
    Optional<String> whyNotNow(URI address) {
        if (anywhere) {
            return Optional.empty();
        }
        try {
            for (InetAddress place : InetAddress.getAllByName(address.getHost())) {
                if (isOurs(place)) {
                    return Optional.of(address.getHost() + " is not a public address");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("There is no host " + address.getHost());
        }
    }

    private static boolean isOurs(InetAddress place) {
        byte[] bytes = place.getAddress();
        return place.isLoopbackAddress()
                || place.isAnyLocalAddress()
                || place.isLinkLocalAddress()
                || place.isSiteLocalAddress()
                || place.isMulticastAddress()
                || bytes.length == IPV6_BYTES && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }
}
