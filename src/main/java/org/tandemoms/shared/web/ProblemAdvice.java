package org.tandemoms.shared.web;

import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Turns every failure of a controller into a problem document (RFC 9457). The only place that does. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Seconds after which a place among those that are served may be free. */
    private static final String SOON = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDocument> refused(Refused refused) {
        return answer(refused.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> unreadable(HttpMessageNotReadableException e) {
        if (e instanceof InvalidBody invalid) {
            return answer(invalid.problem());
        }
        if (e.getCause() instanceof BodyLimitFilter.BodyTooLarge tooLarge) {
            return answer(Problem.of(ProblemCode.TOO_LARGE, tooLarge.getMessage()));
        }
        return answer(invalid("", "required", "A JSON body is needed, whole and well-formed."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalidBody(BindException e) {
        return answer(Problem.invalid(fieldErrors("", e)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalidParameters(HandlerMethodValidationException e) {
        return answer(Problem.invalid(e.getParameterValidationResults().stream()
                .flatMap(ProblemAdvice::parameterErrors)
                .toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> violated(ConstraintViolationException e) {
        return answer(Problem.invalid(
                e.getConstraintViolations().stream().map(Violations::error).toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> missing(MissingServletRequestParameterException e) {
        return answer(invalid(
                "/" + e.getParameterName(), "required", "The parameter \"" + e.getParameterName() + "\" is needed."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> missing(MissingServletRequestPartException e) {
        return answer(invalid(
                "/" + e.getRequestPartName(), "required", "The part \"" + e.getRequestPartName() + "\" is needed."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> missing(MissingRequestHeaderException e) {
        if (HttpHeaders.IF_MATCH.equalsIgnoreCase(e.getHeaderName())) {
            return answer(Problem.of(
                    ProblemCode.PRECONDITION_REQUIRED, "Send If-Match with the ETag you last saw of this entity."));
        }
        return answer(
                invalid("/" + e.getHeaderName(), "required", "The header \"" + e.getHeaderName() + "\" is needed."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> mistyped(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        var expected = type != null && type.isEnum()
                ? "one of "
                        + Stream.of(type.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .collect(Collectors.joining(", "))
                : "another kind of value";
        return answer(invalid("/" + e.getName(), "type", "\"" + e.getName() + "\" must be " + expected + "."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> method(HttpRequestMethodNotSupportedException e) {
        var allowed = e.getSupportedHttpMethods();
        var answer = ResponseEntity.status(ProblemCode.METHOD_NOT_ALLOWED.status());
        if (allowed != null) {
            answer.allow(allowed.toArray(HttpMethod[]::new));
        }
        return body(
                answer,
                Problem.of(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        e.getMethod() + " is not taken here"
                                + (allowed == null ? "." : "; these are: " + allowed + ".")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> mediaType(HttpMediaTypeNotSupportedException e) {
        var answer = ResponseEntity.status(ProblemCode.UNSUPPORTED_MEDIA_TYPE.status());
        answer.headers(e.getHeaders());
        return body(
                answer,
                Problem.of(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "Send the body as " + MediaType.toString(e.getSupportedMediaTypes()) + "."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> notAcceptable(HttpMediaTypeNotAcceptableException e) {
        return answer(Problem.of(
                ProblemCode.NOT_ACCEPTABLE,
                "This address answers as " + MediaType.toString(e.getSupportedMediaTypes()) + "."));
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<ProblemDocument> nothingHere() {
        return answer(Problem.of(ProblemCode.NOT_FOUND, "Nothing is found at this address."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> upload(MultipartException e) {
        return e instanceof MaxUploadSizeExceededException
                ? answer(Problem.of(ProblemCode.TOO_LARGE, "The upload is larger than this address takes."))
                : answer(invalid("", "syntax", "The parts of the upload could not be read."));
    }

    /** Security's own failures belong to the security chains, which know how to answer them. */
    @ExceptionHandler
    void denied(AccessDeniedException e) {
        throw e;
    }

    @ExceptionHandler
    void unauthenticated(AuthenticationException e) {
        throw e;
    }

    /** The caller has gone: there is nobody to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void gone(Exception e) {
        LOG.debug("A caller went away: {}", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> anythingElse(Exception e) {
        if (hasCause(e, Refused.class) instanceof Refused refused) {
            return answer(refused.problem());
        }
        if (hasCause(e, BodyLimitFilter.BodyTooLarge.class) instanceof IOException tooLarge) {
            return answer(Problem.of(ProblemCode.TOO_LARGE, tooLarge.getMessage()));
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(ProblemErrorController.problem(known.getStatusCode().value()));
        }
        LOG.error("A request failed", e);
        return answer(ProblemErrorController.problem(ProblemCode.INTERNAL.status()));
    }

    private static Throwable hasCause(Throwable thrown, Class<? extends Throwable> kind) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }

    private static Stream<FieldError> parameterErrors(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            var index = body.getContainerIndex();
            return fieldErrors(index == null ? "" : "/" + index, body).stream();
        }
        var name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream()
                .map(error -> FieldError.of(
                        "/" + name,
                        Violations.code(constraint(error)),
                        Violations.sentence(error.getDefaultMessage())));
    }

    private static List<FieldError> fieldErrors(String base, org.springframework.validation.Errors found) {
        return found.getAllErrors().stream()
                .map(error -> FieldError.of(
                        error instanceof org.springframework.validation.FieldError field
                                ? base + CollectedErrors.pointerOf(field.getField())
                                : base,
                        Violations.code(error.getCode()),
                        Violations.sentence(error.getDefaultMessage())))
                .toList();
    }

    private static String constraint(MessageSourceResolvable error) {
        var codes = error.getCodes();
        return codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
    }

    private static Problem invalid(String pointer, String code, String detail) {
        return Problem.invalid(List.of(FieldError.of(pointer, code, detail)));
    }

    private static ResponseEntity<ProblemDocument> answer(Problem problem) {
        return body(ResponseEntity.status(problem.code().status()), problem);
    }

    private static ResponseEntity<ProblemDocument> body(ResponseEntity.BodyBuilder answer, Problem problem) {
        if (problem.code() == ProblemCode.RATE_LIMIT) {
            answer.header(HttpHeaders.RETRY_AFTER, SOON);
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(ProblemDocument.of(problem));
    }
}
