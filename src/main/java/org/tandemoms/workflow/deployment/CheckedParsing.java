package org.tandemoms.workflow.deployment;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.tandemoms.workflow.StepCatalogue;

/**
 * Makes the engine's own parser refuse what our rules refuse, so that they hold by whatever way a model comes in. What
 * is already in force is read without them: a rule added later does not stop orders under way.
 */
public final class CheckedParsing implements BpmnParseFactory {

    private final BpmnRules rules;

    public CheckedParsing(StepCatalogue catalogue) {
        this.rules = new BpmnRules(catalogue);
    }

    @Override
    public BpmnParse createBpmnParse(BpmnParser parser) {
        return new CheckedParse(parser);
    }

    final class CheckedParse extends BpmnParse {

        private BpmnRules.Result result = new BpmnRules.Result(List.of(), List.of());

        CheckedParse(BpmnParser parser) {
            super(parser);
        }

        @Override
        protected void parseRootElement() {
            if (deployment.isNew()) {
                result = rules.check(rootElement);
                result.breaches().stream()
                        .filter(breach -> breach.severity() == Finding.Severity.ERROR)
                        .forEach(breach -> addError(breach.message(), breach.element(), breach.id()));
            }
            super.parseRootElement();
        }

        /** What our rules say; nothing when the file could not even be read. */
        BpmnRules.Result result() {
            return result;
        }
    }
}
