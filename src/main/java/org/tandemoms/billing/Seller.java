package org.tandemoms.billing;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who sells, as it stands on every invoice (Directive 2006/112/EC, Art. 226).
 *
 * @param taxId VAT identification number with its country's letters
 * @param iban where customers pay to
 */
public record Seller(
        String name, String street, String city, String postalCode, String country, String taxId, String iban) {

    @Configuration(proxyBeanMethods = false)
    static class FromSettings {

        @Bean
        Seller seller(
                @Value("${tandem.billing.seller.name:Tandem Trading GmbH}") String name,
                @Value("${tandem.billing.seller.street:Speicherstrasse 1}") String street,
                @Value("${tandem.billing.seller.city:Berlin}") String city,
                @Value("${tandem.billing.seller.postal-code:10115}") String postalCode,
                @Value("${tandem.billing.seller.country:DE}") String country,
                @Value("${tandem.billing.seller.tax-id:DE136695976}") String taxId,
                @Value("${tandem.billing.seller.iban:DE89370400440532013000}") String iban) {
            return new Seller(name, street, city, postalCode, country, taxId, iban);
        }
    }
}
