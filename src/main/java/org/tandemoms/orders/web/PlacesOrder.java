package org.tandemoms.orders.web;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.tandemoms.shared.web.IdempotencyKey;

/** A call that places one order; says in the API's description what {@link OrderAnswers#respond} answers with. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "201",
        description = "Placed",
        headers = {
            @Header(name = "Location", description = "Where the order is", schema = @Schema(type = "string")),
            @Header(name = "ETag", description = "The order's version", schema = @Schema(type = "string")),
            @Header(
                    name = IdempotencyKey.REPLAYED,
                    description = "`true` when this is the first answer given again",
                    schema = @Schema(type = "boolean"))
        })
public @interface PlacesOrder {

    /** The order as it is shown. */
    @AliasFor(annotation = ApiResponse.class, attribute = "content")
    Content[] answer();
}
