package org.tandemoms.integration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * A mapping file: one jq program that turns one JSON value into exactly one other. jq has no way to files, to the network or to Java;
 * the one door it has, the environment, is shut here.
 */
final class Mapping {

    private static final Scope ROOT = rootScope();

    private final String name;
    private final JsonQuery program;

    private Mapping(String name, JsonQuery program) {
        this.name = name;
        this.program = program;
    }

    static Mapping parse(String name, String text) {
        try {
            return new Mapping(name, JsonQuery.compile(text, Versions.JQ_1_7));
        } catch (JsonQueryException e) {
            throw new MappingFailed(name + " is not a jq program: " + e.getMessage(), e);
        }
    }

    private static Scope rootScope() {
        Scope scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_7, scope);
        scope.addFunction("env", 0, JqFunctions.NO_ENVIRONMENT);
        scope.addFunction("minor_units", 2, JqFunctions.MINOR_UNITS);
        scope.addFunction("major_units", 2, JqFunctions.MAJOR_UNITS);
        return scope;
    }

    JsonNode apply(JsonNode input) {
        List<JsonNode> outputs = new ArrayList<>(1);
        try {
            program.apply(Scope.newChildScope(ROOT), input, outputs::add);
        } catch (JsonQueryException | IllegalArgumentException e) {
            throw new MappingFailed(name + " cannot map this message: " + e.getMessage(), e);
        }
        if (outputs.size() != 1) {
            throw new MappingFailed(name + " gave " + outputs.size() + " results, one is needed", null);
        }
        return outputs.get(0);
    }
}
