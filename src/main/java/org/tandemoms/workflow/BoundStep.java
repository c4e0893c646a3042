package org.tandemoms.workflow;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.util.ReflectionUtils;

/** One entry of the {@link StepCatalogue}: a use-case method and the name models call it by. */
public final class BoundStep {

    private static final List<Class<?>> ANSWERS = List.of(void.class, String.class, StepResult.class);

    private final Step step;
    private final Method method;
    private final Supplier<Object> bean;
    private volatile MethodHandle handle;

    BoundStep(Step step, Method method, Supplier<Object> bean) {
        if (method.getParameterCount() != 1 || !ANSWERS.contains(method.getReturnType())) {
            throw new IllegalStateException("Step '" + step.value() + "' (" + place(method)
                    + ") must take one parameter, the process's subject, and return nothing, a String or a StepResult");
        }
        this.step = step;
        this.method = method;
        this.bean = bean;
    }

    public String name() {
        return step.value();
    }

    public String title() {
        return step.title();
    }

    public String description() {
        return step.description();
    }

    public List<String> outcomes() {
        return List.of(step.outcomes());
    }

    public boolean callsOut() {
        return step.callsOut();
    }

    /** The class and method behind the name, for messages to developers. */
    public String place() {
        return place(method);
    }

    /** Runs the step on the subject; what the method throws comes out unchanged. */
    public StepResult run(Object subject) {
        Class<?> expected = method.getParameterTypes()[0];
        if (!expected.isInstance(subject)) {
            throw new IllegalStateException("Step '" + name() + "' works on " + expected.getSimpleName() + ", not on "
                    + (subject == null ? "nothing" : subject.getClass().getSimpleName())
                    + ": the process is not meant for this kind of order");
        }
        Object answer = invoke(subject);
        if (answer instanceof StepResult result) {
            return result;
        }
        return answer == null ? StepResult.NONE : StepResult.of((String) answer);
    }

    private Object invoke(Object subject) {
        try {
            return handle().invokeExact(subject);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException("Step '" + name() + "' failed", thrown);
        }
    }

    private MethodHandle handle() throws IllegalAccessException {
        MethodHandle known = handle;
        if (known == null) {
            ReflectionUtils.makeAccessible(method);
            known = MethodHandles.lookup()
                    .unreflect(method)
                    .bindTo(bean.get())
                    .asType(MethodType.methodType(Object.class, Object.class));
            handle = known;
        }
        return known;
    }

    private static String place(Method method) {
        return method.getDeclaringClass().getName() + "#" + method.getName();
    }
}
