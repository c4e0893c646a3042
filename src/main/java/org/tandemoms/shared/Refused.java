package org.tandemoms.shared;

/**
 * Carries a {@link Problem} from the place that refuses to the edge that answers. A refusal is an ordinary answer, not a
 * bug: it has no stack trace and is never logged as an error.
 */
public final class Refused extends RuntimeException {

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.code().code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public static Refused because(ProblemCode code, String detail) {
        return new Refused(Problem.of(code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
