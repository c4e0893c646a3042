package org.tandemoms.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a numeric model that works in floating point: statistics, square roots, hyperbolic functions. What it gives is an
 * estimate that a person or a rule acts on; what is then ordered, booked or paid is a decimal. No other type may hold or
 * take a {@code double}, and a test fails where one does.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FloatingPoint {

    /** Why decimals do not serve here. */
    String value();
}
