package org.tandemoms.instruments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.lang.Nullable;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.PriceType;
import org.tandemoms.instruments.SettlementRule;
import org.tandemoms.instruments.TickTable;

/** An instrument as the API tells it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Instrument")
record InstrumentView(
        String symbol,
        @Nullable String isin,
        @Nullable String cusip,
        @Nullable String sedol,
        @Nullable String figi,
        @Schema(description = "of the issuer") @Nullable String lei,
        @Schema(description = "symbol of a listed option, padded to 21 characters") @Nullable String osi,
        AssetClass assetClass,
        String name,
        String currency,
        @Nullable BigDecimal referencePrice,
        @Schema(description = "what a price of it means here") PriceType priceType,
        @Schema(description = "what its market says when it names a price, and FIX with it") PriceType quotation,
        @Schema(description = "the smallest price step") BigDecimal tick,
        @Schema(description = "price steps by the height of the price; absent where one holds for all") @Nullable
                List<TickTable.Step> tickTable,
        BigDecimal lot,
        String market,
        BigDecimal contractSize,
        @Schema(description = "value of one unit at a price of one, in the currency") BigDecimal valuePerPoint,
        @Schema(description = "where it is not settled as its market does") @Nullable SettlementRule settles,
        @Schema(description = "what it has by its asset class, such as coupon and maturity") Map<String, String> terms,
        @Schema(description = "the instrument block of FIX messages, values by tag") Map<Integer, String> fix) {

    static InstrumentView of(Instrument instrument) {
        boolean stepped = instrument.ticks().steps().size() > 1;
        return new InstrumentView(
                instrument.symbol(),
                instrument.isin(),
                instrument.identifiers().cusip(),
                instrument.identifiers().sedol(),
                instrument.figi(),
                instrument.identifiers().lei(),
                instrument.identifiers().osi(),
                instrument.assetClass(),
                instrument.name(),
                instrument.currency(),
                instrument.referencePrice(),
                instrument.priceType(),
                instrument.quotation(),
                instrument.tick(),
                stepped ? instrument.ticks().steps() : null,
                instrument.lot(),
                instrument.market(),
                instrument.contractSize(),
                instrument.valuePerPoint(),
                instrument.settles(),
                instrument.terms().attributes(),
                new TreeMap<>(instrument.fix().values()));
    }
}
