package org.tandemoms.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an endpoint: stands on the controller's method, or on its class for all of them. An endpoint without it
 * is refused to everybody, and a test fails.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AllowedFor {

    /** One of these roles is enough. */
    Role[] value() default {};

    /** True for what every signed-in caller of any role may call. */
    boolean anyRole() default false;
}
