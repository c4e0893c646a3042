package org.tandemoms.workflow.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.deployment.ModelFile;

/** The parts {@code files} of an upload, as model files. */
final class ModelUpload {

    private static final int MOST_FILES = 50;

    private ModelUpload() {}

    static List<ModelFile> read(List<MultipartFile> uploads) throws IOException {
        if (uploads.size() > MOST_FILES) {
            throw Refused.because(ProblemCode.TOO_LARGE, "At most " + MOST_FILES + " files at a time");
        }
        List<ModelFile> files = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < uploads.size(); i++) {
            files.add(file(uploads.get(i), "/files/" + i));
            total += uploads.get(i).getSize();
        }
        if (total > ModelFile.LARGEST) {
            throw Refused.because(
                    ProblemCode.TOO_LARGE, "The files are larger than " + ModelFile.LARGEST / 1000 + " kB together");
        }
        return files;
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
