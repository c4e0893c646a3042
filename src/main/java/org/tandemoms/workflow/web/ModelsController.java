package org.tandemoms.workflow.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.Role;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.deployment.DeployedModels;
import org.tandemoms.workflow.deployment.Finding;
import org.tandemoms.workflow.deployment.ModelFile;
import org.tandemoms.workflow.deployment.ModelValidation;

/** Models in force, and what is wrong with files that are not yet. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models")
class ModelsController {

    private static final int MOST_FILES = 50;

    private final DeployedModels deployed;
    private final ModelValidation validation;

    ModelsController(DeployedModels deployed, ModelValidation validation) {
        this.deployed = deployed;
        this.validation = validation;
    }

    record Model(String key, String name, int version, ModelFile.Kind kind, Instant deployedAt, String file) {}

    /** @param valid true when nothing in the files keeps them from going live */
    record Validation(boolean valid, List<Finding> findings) {}

    @GetMapping
    @AllowedFor(anyRole = true)
    @Operation(summary = "Processes, decisions and forms in force")
    Page<Model> list() {
        List<Model> models = deployed.all().stream()
                .map(model -> new Model(
                        model.key(), model.name(), model.version(), model.kind(), model.deployedAt(), model.file()))
                .toList();
        return new Page<>(models, null);
    }

    @PostMapping(value = "/validate", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @AllowedFor({Role.ANALYST, Role.ADMIN})
    @Operation(summary = "What is wrong with BPMN, DMN and form files; nothing is changed")
    Validation validate(@RequestParam("files") List<MultipartFile> uploads) throws IOException {
        if (uploads.size() > MOST_FILES) {
            throw Refused.because(ProblemCode.TOO_LARGE, "At most " + MOST_FILES + " files at a time");
        }
        List<ModelFile> files = new ArrayList<>();
        for (int i = 0; i < uploads.size(); i++) {
            files.add(file(uploads.get(i), "/files/" + i));
        }
        List<Finding> findings = validation.validate(files);
        return new Validation(findings.stream().noneMatch(Finding::isError), findings);
    }

    private static ModelFile file(MultipartFile upload, String pointer) throws IOException {
        String name = upload.getOriginalFilename() == null ? "" : upload.getOriginalFilename();
        ModelFile.Kind kind = ModelFile.Kind.of(name).orElseThrow(() -> Problem.invalid(List.of(FieldError.of(
                        pointer, "type", "'" + name + "' is not a model; models end in .bpmn, .dmn or .form")))
                .refused());
        if (upload.getSize() > ModelFile.LARGEST) {
            throw Refused.because(
                    ProblemCode.TOO_LARGE, "'" + name + "' is larger than " + ModelFile.LARGEST / 1000 + " kB");
        }
        return new ModelFile(name, kind, upload.getBytes());
    }
}
