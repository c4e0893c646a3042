package org.tandemoms.instruments.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;

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
    @Operation(summary = "Instruments whose symbol, name, ISIN or FIGI contains the words given; all without words")
    List<Instrument> search(@RequestParam(required = false) String q) {
        String wanted = q == null ? "" : q.trim().toLowerCase(Locale.ROOT);
        return instruments.all().stream()
                .filter(instrument -> text(instrument).contains(wanted))
                .limit(MOST)
                .toList();
    }

    private static String text(Instrument instrument) {
        return String.join(
                        " ",
                        instrument.symbol(),
                        instrument.name(),
                        String.valueOf(instrument.isin()),
                        String.valueOf(instrument.figi()))
                .toLowerCase(Locale.ROOT);
    }
}
