package org.tandemoms.workflow;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Every step an analyst may use: the {@link Step} methods of all beans by name. Read from the beans' types, so that it
 * is complete before any of them is made.
 */
@Component
public class StepCatalogue {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    private final ConfigurableListableBeanFactory beans;
    private volatile Map<String, BoundStep> steps;

    public StepCatalogue(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    public Optional<BoundStep> find(String name) {
        return Optional.ofNullable(steps().get(name));
    }

    /** All steps in the order of their names. */
    public Collection<BoundStep> all() {
        return steps().values();
    }

    /** @throws IllegalStateException when two methods claim one name or a method cannot be a step */
    private Map<String, BoundStep> steps() {
        Map<String, BoundStep> known = steps;
        if (known == null) {
            known = collect();
            steps = known;
        }
        return known;
    }

    private Map<String, BoundStep> collect() {
        Map<String, BoundStep> found = new TreeMap<>();
        for (String beanName : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(beanName, false);
            if (type == null || !AnnotationUtils.isCandidateClass(type, Step.class)) {
                continue;
            }
            Class<?> declared = ClassUtils.getUserClass(type);
            MethodIntrospector.selectMethods(declared, (MethodIntrospector.MetadataLookup<Step>)
                            method -> AnnotatedElementUtils.findMergedAnnotation(method, Step.class))
                    .forEach(
                            (method, step) -> add(found, step, AopUtils.selectInvocableMethod(method, type), beanName));
        }
        return found;
    }

    private void add(Map<String, BoundStep> found, Step step, Method method, String beanName) {
        BoundStep bound = new BoundStep(step, method, () -> beans.getBean(beanName));
        if (!NAME.matcher(step.value()).matches()) {
            throw new IllegalStateException(
                    "Step name '" + step.value() + "' (" + bound.place() + ") is not in lower camel case");
        }
        BoundStep other = found.putIfAbsent(step.value(), bound);
        if (other != null) {
            throw new IllegalStateException(
                    "Two methods claim the step '" + step.value() + "': " + other.place() + " and " + bound.place());
        }
    }
}
