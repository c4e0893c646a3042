package org.tandemoms.workflow.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.Role;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.deployment.DeployedModels;
import org.tandemoms.workflow.deployment.ModelFile;

/** The analysts' own files, for people to see where an order stands and to fill in a task's form. */
@RestController
@RequestMapping("/api/v1/models/{key}")
@AllowedFor({
    Role.TRADER,
    Role.PORTFOLIO_MANAGER,
    Role.COMPLIANCE,
    Role.OPERATIONS,
    Role.CUSTOMER_SERVICE,
    Role.WAREHOUSE,
    Role.PROCUREMENT,
    Role.ANALYST,
    Role.ADMIN
})
@Tag(name = "Models")
class ModelFileController {

    /** Short, for a page may show the model before and after a deployment. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final DeployedModels models;

    ModelFileController(DeployedModels models) {
        this.models = models;
    }

    @GetMapping(value = "/xml", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "The process or decision in force, as BPMN 2.0 or DMN 1.3 XML with its diagram")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML_VALUE,
                            schema = @Schema(type = "string", description = "XML")))
    ResponseEntity<byte[]> xml(@PathVariable String key) {
        return file(
                models.content(ModelFile.Kind.PROCESS, key).or(() -> models.content(ModelFile.Kind.DECISION, key)),
                key,
                MediaType.APPLICATION_XML);
    }

    @GetMapping(value = "/form", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The form in force, as a form-js schema")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema =
                                    @Schema(
                                            type = "object",
                                            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)))
    ResponseEntity<byte[]> form(@PathVariable String key) {
        return file(models.content(ModelFile.Kind.FORM, key), key, MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity<byte[]> file(Optional<byte[]> inForce, String key, MediaType type) {
        byte[] content = inForce.orElseThrow(
                () -> Refused.because(ProblemCode.NOT_FOUND, "There is no model " + key + " in force."));
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .body(content);
    }
}
