package org.tandemoms.workflow.camunda;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Models say which step comes next, never how it is done: there is no script engine. */
final class NoScripts implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(javax.script.ScriptEngineFactory factory) {
        // none is taken
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return null;
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new ProcessEngineException("Scripts are not run here; use a step (asked for: " + language + ")");
    }
}
