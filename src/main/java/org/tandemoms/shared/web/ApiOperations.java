package org.tandemoms.shared.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.tandemoms.shared.ProblemCode;

/** Names each call, its headers, and every refusal that follows from what the call takes. */
final class ApiOperations implements GlobalOperationCustomizer {

    private static final String PROBLEM = "#/components/schemas/ProblemDocument";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String room = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        operation.setOperationId(handler.getMethod().getName() + room);
        Set<ProblemCode> refusals =
                EnumSet.of(ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN, ProblemCode.RATE_LIMIT);
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        for (Parameter parameter : parameters) {
            refusals.addAll(describe(parameter));
        }
        if (operation.getRequestBody() != null) {
            refusals.addAll(List.of(ProblemCode.VALIDATION, ProblemCode.TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE));
        }
        if (!isRead(handler)) {
            refusals.add(ProblemCode.STATE);
        }
        ApiResponses responses = operation.getResponses();
        dropInventedRefusals(responses);
        refusals.stream()
                .collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()))
                .forEach((status, codes) -> responses.putIfAbsent(Integer.toString(status), problem(codes)));
        return operation;
    }

    private static boolean isRead(HandlerMethod handler) {
        return handler.hasMethodAnnotation(org.springframework.web.bind.annotation.GetMapping.class);
    }

    private static Set<ProblemCode> describe(Parameter parameter) {
        if (IdempotencyKey.HEADER.equals(parameter.getName())) {
            if (parameter.getDescription() == null) {
                parameter
                        .required(true)
                        .description("New for each new thing. The same key with the same body gives the first answer"
                                + " again; with another body it is refused.");
            }
            parameter
                    .example("6f2a1c9e-0b7d-4a55-9d0e-1b1f2c3d4e5f")
                    .setSchema(new StringSchema().minLength(1).maxLength(255));
            return EnumSet.of(ProblemCode.VALIDATION, ProblemCode.IN_PROGRESS, ProblemCode.IDEMPOTENCY_MISMATCH);
        }
        if (HttpHeaders.IF_MATCH.equals(parameter.getName())) {
            parameter
                    .required(true)
                    .description("The `ETag` last seen, so that nobody overwrites what they have not seen.")
                    .example("\"7\"");
            return EnumSet.of(ProblemCode.VALIDATION, ProblemCode.VERSION, ProblemCode.PRECONDITION_REQUIRED);
        }
        return "path".equals(parameter.getIn())
                ? EnumSet.of(ProblemCode.VALIDATION, ProblemCode.NOT_FOUND)
                : EnumSet.of(ProblemCode.VALIDATION);
    }

    /** What the framework guesses from exception handlers; ours are listed by what the call takes. */
    private static void dropInventedRefusals(ApiResponses responses) {
        responses.keySet().removeIf(status -> status.startsWith("4") || status.startsWith("5"));
    }

    private static ApiResponse problem(List<ProblemCode> codes) {
        String said = codes.stream()
                .map(code -> "`" + code.code() + "`: " + code.title().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining("; "));
        ApiResponse response = new ApiResponse()
                .description(said)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref(PROBLEM))));
        if (codes.contains(ProblemCode.RATE_LIMIT)) {
            response.headers(Map.of(
                    HttpHeaders.RETRY_AFTER,
                    new Header().description("Seconds to wait").schema(new IntegerSchema().format(null))));
        }
        return response;
    }

    /** All codes' URNs, for the document's {@code type}. */
    static List<String> types() {
        return Arrays.stream(ProblemCode.values()).map(ProblemCode::type).toList();
    }
}
