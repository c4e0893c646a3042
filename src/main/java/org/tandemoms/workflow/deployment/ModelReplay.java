package org.tandemoms.workflow.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.Decisions.Row;
import org.tandemoms.workflow.decision.DecisionTable;
import org.tandemoms.workflow.decision.DecisionTables;
import org.tandemoms.workflow.decision.RecentDecisions;
import org.tandemoms.workflow.decision.RecentDecisions.Asked;

/** Shows what proposed decision tables would have said to the questions that this node was asked lately. */
@Component
public class ModelReplay {

    private static final int EXAMPLES = 5;

    private final RecentDecisions recent;

    ModelReplay(RecentDecisions recent) {
        this.recent = recent;
    }

    /**
     * @param asked how many questions were tried, at most 200 since this node started
     * @param different how many got another answer
     * @param examples some of those
     */
    public record Replayed(String decision, int asked, int different, List<Example> examples) {}

    /** Facts and outputs in words. */
    public record Example(
            Map<String, String> facts, List<Map<String, String>> before, List<Map<String, String>> after) {}

    /** For tables that can be read; others have findings. */
    public List<Replayed> of(List<ModelFile> files) {
        List<Replayed> all = new ArrayList<>();
        for (ModelFile file : files) {
            if (file.kind() == ModelFile.Kind.DECISION) {
                DecisionTables.read(file.content()).tables().byKey().values().forEach(table -> all.add(replay(table)));
            }
        }
        return all;
    }

    private Replayed replay(DecisionTable table) {
        List<Asked> questions = recent.of(table.key());
        List<Example> examples = new ArrayList<>();
        int different = 0;
        for (Asked question : questions) {
            List<Map<String, String>> before = outputs(question.verdict().rows());
            List<Map<String, String>> after = answer(table, question);
            if (!before.equals(after)) {
                different++;
                if (examples.size() < EXAMPLES) {
                    examples.add(new Example(words(question.facts()), before, after));
                }
            }
        }
        return new Replayed(table.key(), questions.size(), different, examples);
    }

    private static List<Map<String, String>> answer(DecisionTable table, Asked question) {
        try {
            return outputs(table.evaluate(question.facts()).rows());
        } catch (Refused undecided) {
            return List.of(Map.of("refused", undecided.problem().detail()));
        } catch (RuntimeException failed) {
            return List.of(Map.of("failed", String.valueOf(failed.getMessage())));
        }
    }

    private static List<Map<String, String>> outputs(List<Row> rows) {
        return rows.stream().map(row -> words(row.outputs())).toList();
    }

    private static Map<String, String> words(Map<String, Object> values) {
        Map<String, String> words = new TreeMap<>();
        values.forEach((name, value) -> words.put(name, String.valueOf(value)));
        return words;
    }
}
