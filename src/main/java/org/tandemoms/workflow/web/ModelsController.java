package org.tandemoms.workflow.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.Role;
import org.tandemoms.shared.Page;
import org.tandemoms.workflow.deployment.DeployedModels;
import org.tandemoms.workflow.deployment.Finding;
import org.tandemoms.workflow.deployment.ModelFile;
import org.tandemoms.workflow.deployment.ModelReplay;
import org.tandemoms.workflow.deployment.ModelValidation;

/** Models in force, and what is wrong with files that are not yet. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models")
class ModelsController {

    private final DeployedModels deployed;
    private final ModelValidation validation;
    private final ModelReplay replay;

    ModelsController(DeployedModels deployed, ModelValidation validation, ModelReplay replay) {
        this.deployed = deployed;
        this.validation = validation;
        this.replay = replay;
    }

    record Model(
            String key,
            @Nullable String name,
            int version,
            ModelFile.Kind kind,
            @Nullable Instant deployedAt,
            @Nullable String file) {}

    /**
     * @param valid true when nothing in the files keeps them from going live
     * @param replay what the tables among them would have said to what was asked lately
     */
    record Validation(boolean valid, List<Finding> findings, List<ModelReplay.Replayed> replay) {}

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
        List<ModelFile> files = ModelUpload.read(uploads);
        List<Finding> findings = validation.validate(files);
        return new Validation(findings.stream().noneMatch(Finding::isError), findings, replay.of(files));
    }
}
