package org.tandemoms.architecture;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** A process as it is drawn, in pixels. */
final class Diagram {

    private final BpmnModelInstance model;
    private final Map<String, Shape> shapes = new TreeMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Rectangle2D> labels = new TreeMap<>();

    /**
     * @param host the element a boundary event sits on
     * @param parent the element it lies in
     */
    record Shape(String id, Rectangle2D box, String host, String parent, boolean isContainer, boolean isEnd) {

        boolean belongsWith(Shape other) {
            return id.equals(other.host) || other.id.equals(host) || id.equals(other.parent) || other.id.equals(parent);
        }
    }

    record Edge(String id, String source, String target, List<Line2D> lines) {}

    private Diagram(BpmnModelInstance model) {
        this.model = model;
        model.getModelElementsByType(BpmnShape.class).forEach(this::add);
        model.getModelElementsByType(BpmnEdge.class).forEach(this::add);
    }

    static Diagram read(Path file) {
        return new Diagram(Bpmn.readModelFromFile(file.toFile()));
    }

    private void add(BpmnShape drawn) {
        FlowNode node = (FlowNode) drawn.getBpmnElement();
        String host =
                node instanceof BoundaryEvent event ? event.getAttachedTo().getId() : null;
        shapes.put(
                node.getId(),
                new Shape(
                        node.getId(),
                        box(drawn.getBounds()),
                        host,
                        node.getParentElement().getAttributeValue("id"),
                        node instanceof SubProcess,
                        node instanceof EndEvent));
        addLabel(node, drawn.getBpmnLabel());
    }

    private void add(BpmnEdge drawn) {
        SequenceFlow flow = (SequenceFlow) drawn.getBpmnElement();
        List<Waypoint> points = List.copyOf(drawn.getWaypoints());
        List<Line2D> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            lines.add(new Line2D.Double(
                    points.get(i - 1).getX(),
                    points.get(i - 1).getY(),
                    points.get(i).getX(),
                    points.get(i).getY()));
        }
        edges.add(new Edge(
                flow.getId(), flow.getSource().getId(), flow.getTarget().getId(), lines));
        addLabel(flow, drawn.getBpmnLabel());
    }

    private void addLabel(FlowElement element, BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.put(element.getId(), box(label.getBounds()));
        }
    }

    private static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    List<Shape> shapes() {
        return List.copyOf(shapes.values());
    }

    Shape shape(String id) {
        return shapes.get(id);
    }

    List<Edge> edges() {
        return List.copyOf(edges);
    }

    Map<String, Rectangle2D> labels() {
        return labels;
    }

    String text(String element) {
        FlowElement named = model.getModelElementById(element);
        return named.getName();
    }

    Shape start() {
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        return shape(process.getChildElementsByType(StartEvent.class)
                .iterator()
                .next()
                .getId());
    }

    /** What the model has and the drawing has not. */
    Stream<String> missing() {
        Map<String, Edge> drawn = new HashMap<>();
        edges.forEach(edge -> drawn.put(edge.id(), edge));
        return model.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> !shapes.containsKey(element.getId()) && !drawn.containsKey(element.getId())
                        || isLabelledOutside(element) && !labels.containsKey(element.getId()))
                .map(FlowElement::getId);
    }

    private static boolean isLabelledOutside(FlowElement element) {
        return element.getName() != null
                && (element instanceof Event || element instanceof Gateway || element instanceof SequenceFlow);
    }
}
