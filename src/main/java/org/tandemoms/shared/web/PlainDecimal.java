package org.tandemoms.shared.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Decimals leave as strings without exponent ("189.50"), so that no reader rounds them through a binary fraction. */
final class PlainDecimal extends StdScalarSerializer<BigDecimal> {

    private static final int LONGEST_SCALE = 100;

    PlainDecimal() {
        super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeString(Math.abs((long) value.scale()) > LONGEST_SCALE ? value.toString() : value.toPlainString());
    }
}
