package org.tandemoms.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a use-case method to the service tasks of that name. The method takes the process's subject (the order, or the
 * subtype the step works on), changes it in memory, and may return an outcome for the gateway behind it, as a
 * {@code String} or, with a due time or amount band, as a {@link StepResult}; the document is stored once, before the
 * engine commits. A step is idempotent: it sees in the document what is already done.
 * A {@link org.tandemoms.shared.Refused} thrown here becomes the BPMN error with the problem's code.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Step {

    /** Name in models, lower camel case: {@code holdStock}. */
    String value();

    /** What an analyst reads in the palette: verb and object in plain words. */
    String title();

    /** One sentence: what happens, in the analyst's words. */
    String description();

    /** The outcomes it may return; empty when it returns none. */
    String[] outcomes() default {};

    /** True when the step reaches outside itself rather than through the outbox; models must then save before it. */
    boolean callsOut() default false;
}
