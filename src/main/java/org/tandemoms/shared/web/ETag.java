package org.tandemoms.shared.web;

import java.util.List;
import java.util.regex.Pattern;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Entity tags are document versions: {@code ETag: "7"} going out, {@code If-Match: "7"} coming in (RFC 9110, 13.1.1). */
public final class ETag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    /** Any one entity tag (RFC 9110, 8.8.3). */
    private static final Pattern FOREIGN = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"");

    /** A version that no entity has. */
    private static final long NONE = -1;

    private ETag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version the caller saw; one that no entity has, when the tag is none of ours. Refuses with 428 when the header is
     * absent and with 400 when it is not one tag.
     */
    public static long required(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Refused.because(
                    ProblemCode.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag you last saw, so that you do not overwrite what you have not seen.");
        }
        var tag = TAG.matcher(ifMatch.trim());
        if (!tag.matches() && FOREIGN.matcher(ifMatch.trim()).matches()) {
            return NONE;
        }
        if (!tag.matches()) {
            throw Problem.invalid(List.of(FieldError.of(
                            "/If-Match", "format", "If-Match takes one ETag as it was given, for example \"7\".")))
                    .refused();
        }
        return Long.parseLong(tag.group(1));
    }
}
