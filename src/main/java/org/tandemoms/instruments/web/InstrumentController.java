package org.tandemoms.instruments.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Identifiers;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.ETag;

@RestController
@RequestMapping("/api/v1/instruments")
@Tag(name = "Instruments")
class InstrumentController {

    private static final int MOST = 500;

    private final Instruments instruments;

    InstrumentController(Instruments instruments) {
        this.instruments = instruments;
    }

    @GetMapping
    @AllowedFor(anyRole = true)
    @Operation(summary = "Instruments by symbol; those whose symbol, name or an identifier contains the words given")
    Page<InstrumentView> search(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) AssetClass assetClass,
            @RequestParam(required = false) String market,
            @RequestParam(required = false) String currency,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) String cursor) {
        Page.limit(limit, MOST);
        String after = cursor == null ? "" : symbolOf(cursor);
        String wanted = q == null ? "" : q.trim().toLowerCase(Locale.ROOT);
        List<Instrument> found = instruments.all().stream()
                .filter(instrument -> assetClass == null || instrument.assetClass() == assetClass)
                .filter(instrument -> market == null || instrument.market().equals(market))
                .filter(instrument -> currency == null || instrument.currency().equals(currency))
                .filter(instrument -> instrument.symbol().compareTo(after) > 0)
                .filter(instrument -> wanted.isEmpty() || text(instrument).contains(wanted))
                .sorted(Comparator.comparing(Instrument::symbol))
                .limit(limit + 1L)
                .toList();
        return Page.of(found, limit, InstrumentView::of, last -> cursorAt(last.symbol()));
    }

    private static Refused invalid(String pointer, String code, String detail) {
        return Problem.invalid(List.of(FieldError.of(pointer, code, detail))).refused();
    }

    private static String cursorAt(String symbol) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(symbol.getBytes(StandardCharsets.UTF_8));
    }

    private static String symbolOf(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("/cursor", "format", "This is no cursor that a list has given");
        }
    }

    private static String text(Instrument instrument) {
        Identifiers names = instrument.identifiers();
        return Stream.of(
                        instrument.symbol(),
                        instrument.name(),
                        names.isin(),
                        names.cusip(),
                        names.sedol(),
                        names.figi(),
                        names.lei(),
                        names.osi())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    /** The rest of the path, as pairs of currencies have a slash. */
    @GetMapping("/{*symbol}")
    @AllowedFor(anyRole = true)
    @Operation(summary = "One instrument by its symbol")
    ResponseEntity<InstrumentView> one(
            @PathVariable("symbol") String path,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) String known) {
        String symbol = path.substring(1);
        Instrument instrument = instruments
                .bySymbol(symbol)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no instrument called " + symbol));
        String tag = ETag.of(instrument.version());
        if (known != null && List.of(known.split("\\s*,\\s*")).contains(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return ResponseEntity.ok().eTag(tag).body(InstrumentView.of(instrument));
    }
}
