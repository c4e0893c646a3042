package org.tandemoms.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.LocationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.AllowanceChargeReasonType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PaymentIDType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;
import org.tandemoms.sales.Address;

/** What UBL invoices and credit notes have in common, for one document. Code lists as EN 16931 names them. */
final class UblParts {

    /** UNCL 4461: card; credit transfer (SEPA). */
    private static final String BY_CARD = "48";

    private static final String BY_TRANSFER = "58";

    /** UNCL 5305: standard rate; export outside the Union, free of tax. */
    private static final String STANDARD = "S";

    private static final String EXPORT = "G";

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Invoice invoice;

    UblParts(Invoice invoice) {
        this.invoice = invoice;
    }

    static LocalDate date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    SupplierPartyType supplier(Seller seller) {
        var address = new Address(seller.name(), seller.street(), seller.city(), seller.postalCode(), seller.country());
        PartyType party = party(seller.name(), address);
        var tax = new PartyTaxSchemeType();
        tax.setCompanyID(seller.taxId());
        tax.setTaxScheme(vat());
        party.addPartyTaxScheme(tax);
        var supplier = new SupplierPartyType();
        supplier.setParty(party);
        return supplier;
    }

    CustomerPartyType customer() {
        var customer = new CustomerPartyType();
        customer.setParty(party(invoice.customerName(), invoice.address()));
        return customer;
    }

    private static PartyType party(String name, Address address) {
        var legal = new PartyLegalEntityType();
        legal.setRegistrationName(name);
        var party = new PartyType();
        party.setPostalAddress(address(address));
        party.addPartyLegalEntity(legal);
        return party;
    }

    private static AddressType address(Address from) {
        var country = new CountryType();
        country.setIdentificationCode(from.country());
        var address = new AddressType();
        address.setStreetName(from.street());
        address.setCityName(from.city());
        address.setPostalZone(from.postalCode());
        address.setCountry(country);
        return address;
    }

    DeliveryType delivery() {
        var location = new LocationType();
        location.setAddress(address(invoice.address()));
        var delivery = new DeliveryType();
        delivery.setActualDeliveryDate(date(invoice.suppliedAt()));
        delivery.setDeliveryLocation(location);
        return delivery;
    }

    PaymentMeansType paymentMeans(Seller seller) {
        var means = new PaymentMeansType();
        means.addPaymentID(new PaymentIDType(invoice.number()));
        if ("CARD".equals(invoice.paymentMethod())) {
            means.setPaymentMeansCode(BY_CARD);
        } else {
            means.setPaymentMeansCode(BY_TRANSFER);
            var account = new FinancialAccountType();
            account.setID(seller.iban());
            means.setPayeeFinancialAccount(account);
        }
        return means;
    }

    /** The delivery is a charge on the document. */
    AllowanceChargeType deliveryCharge() {
        var charge = allowanceOrCharge(true, "Delivery", invoice.delivery());
        BigDecimal rate = invoice.lines().isEmpty()
                ? BigDecimal.ZERO
                : invoice.lines().get(0).taxRate();
        charge.addTaxCategory(category(rate, false));
        return charge;
    }

    AllowanceChargeType discount(BigDecimal amount) {
        return allowanceOrCharge(false, "Discount", amount);
    }

    private AllowanceChargeType allowanceOrCharge(boolean charge, String reason, BigDecimal amount) {
        var part = new AllowanceChargeType();
        part.setChargeIndicator(charge);
        part.addAllowanceChargeReason(new AllowanceChargeReasonType(reason));
        part.setAmount(amount).setCurrencyID(invoice.currency());
        return part;
    }

    TaxTotalType taxTotal() {
        var total = new TaxTotalType();
        total.setTaxAmount(invoice.tax()).setCurrencyID(invoice.currency());
        for (Invoice.TaxShare share : invoice.taxes()) {
            var part = new TaxSubtotalType();
            part.setTaxableAmount(share.base()).setCurrencyID(invoice.currency());
            part.setTaxAmount(share.tax()).setCurrencyID(invoice.currency());
            part.setTaxCategory(category(share.rate(), true));
            total.addTaxSubtotal(part);
        }
        return total;
    }

    MonetaryTotalType totals() {
        BigDecimal lines = invoice.net().subtract(invoice.delivery());
        var totals = new MonetaryTotalType();
        totals.setLineExtensionAmount(lines).setCurrencyID(invoice.currency());
        totals.setTaxExclusiveAmount(invoice.net()).setCurrencyID(invoice.currency());
        totals.setTaxInclusiveAmount(invoice.gross()).setCurrencyID(invoice.currency());
        if (invoice.delivery().signum() > 0) {
            totals.setChargeTotalAmount(invoice.delivery()).setCurrencyID(invoice.currency());
        }
        if (invoice.prepaid().signum() > 0) {
            totals.setPrepaidAmount(invoice.prepaid()).setCurrencyID(invoice.currency());
        }
        totals.setPayableAmount(invoice.payable()).setCurrencyID(invoice.currency());
        return totals;
    }

    ItemType item(Invoice.Line line) {
        var id = new ItemIdentificationType();
        id.setID(line.sku());
        var item = new ItemType();
        item.setName(line.name());
        item.setSellersItemIdentification(id);
        item.addClassifiedTaxCategory(category(line.taxRate(), false));
        return item;
    }

    PriceType price(Invoice.Line line) {
        var price = new PriceType();
        price.setPriceAmount(line.unitPrice()).setCurrencyID(invoice.currency());
        return price;
    }

    /** @param explained with the reason why no tax is charged, which stands once, beside the sums */
    private static TaxCategoryType category(BigDecimal rate, boolean explained) {
        boolean taxed = rate.signum() > 0;
        var category = new TaxCategoryType();
        category.setID(taxed ? STANDARD : EXPORT);
        category.setPercent(plain(rate.multiply(HUNDRED)));
        if (!taxed && explained) {
            category.setTaxExemptionReasonCode("VATEX-EU-G");
            category.addTaxExemptionReason(new TaxExemptionReasonType("Export outside the EU"));
        }
        category.setTaxScheme(vat());
        return category;
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static TaxSchemeType vat() {
        var scheme = new TaxSchemeType();
        scheme.setID("VAT");
        return scheme;
    }
}
