package org.tandemoms.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a route file may not do. Routes move and shape messages, they do not run code: every way from a file into Java is refused before
 * Camel reads it.
 */
final class RouteRules {

    /** Steps and expressions that call beans, run scripts or bring classes into the context. */
    private static final Set<String> CODE_STEPS = Set.of(
            "bean",
            "beans",
            "script",
            "process",
            "method",
            "language",
            "spel",
            "ognl",
            "mvel",
            "groovy",
            "java",
            "joor",
            "js",
            "python");

    /** Addresses of components that do the same. */
    private static final Pattern CODE_ADDRESS =
            Pattern.compile("^(bean|class|exec|language|script|controlbus|ref):", Pattern.CASE_INSENSITIVE);

    /** Expressions and references that reach beans, classes, the environment or Camel itself. */
    private static final Pattern CODE_EXPRESSION = Pattern.compile(
            "\\$\\{(bean:|type:|ref:|camelContext|exchange[.}]|sys(env)?[.:]|env[.:])|\\.class\\b|getClass|#(class|type|bean)[:-]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SETTER = Pattern.compile("set(Property|Header|Variable)");
    private static final Pattern KEY = Pattern.compile("key|Idempotency-Key", Pattern.CASE_INSENSITIVE);

    private RouteRules() {}

    static List<String> violations(Object content) {
        List<String> violations = new ArrayList<>();
        inspect("", content, violations);
        return violations;
    }

    private static void inspect(String place, Object node, List<String> violations) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (CODE_STEPS.contains(key.toString())) {
                    violations.add(
                            place + " uses '" + key + "': a route moves and shapes messages, it does not run code.");
                }
                inspect(place + "/" + key, value, violations);
            });
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                inspect(place + "/" + i, list.get(i), violations);
            }
        } else if (node instanceof String text
                && (CODE_ADDRESS.matcher(text).find()
                        || CODE_EXPRESSION.matcher(text).find())) {
            violations.add(place + " reaches into Java: " + text);
        }
    }

    /** Whether some step sets a property, header or variable that carries the message's idempotent key. */
    static boolean setsKey(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map.entrySet().stream().anyMatch(step -> isKeyStep(step) || setsKey(step.getValue()));
        }
        return node instanceof List<?> list && list.stream().anyMatch(RouteRules::setsKey);
    }

    private static boolean isKeyStep(Map.Entry<?, ?> step) {
        return SETTER.matcher(step.getKey().toString()).matches()
                && step.getValue() instanceof Map<?, ?> settings
                && KEY.matcher(Objects.toString(settings.get("name"), "")).matches();
    }
}
