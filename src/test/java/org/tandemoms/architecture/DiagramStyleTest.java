package org.tandemoms.architecture;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.tandemoms.architecture.Diagram.Edge;
import org.tandemoms.architecture.Diagram.Shape;

/** Diagrams could be printed and hung on a wall: all there, nothing on top of anything, the happy path on one line. */
@DisplayName("Diagrams are laid out")
class DiagramStyleTest {

    private static final double SMALLEST_GAP = 60;

    @TestFactory
    Stream<DynamicContainer> laws() {
        Map<String, ModelFiles.Law<Diagram>> laws = new LinkedHashMap<>();
        laws.put("every element, flow and label is drawn", Diagram::missing);
        laws.put("everything is inside the picture", DiagramStyleTest::outside);
        laws.put("elements keep their distance", DiagramStyleTest::tooClose);
        laws.put("labels cover nothing", DiagramStyleTest::coveringLabels);
        laws.put("labels have room for their text", DiagramStyleTest::tightLabels);
        laws.put("flows run straight up, down, left or right", DiagramStyleTest::slanted);
        laws.put("flows do not cross", DiagramStyleTest::crossings);
        laws.put("flows do not run through elements", DiagramStyleTest::runningThrough);
        laws.put("the happy path is one straight line from left to right", DiagramStyleTest::bentHappyPath);
        laws.put("exceptions are below the happy path", DiagramStyleTest::above);
        return ModelFiles.hold(ModelFiles.in("processes", ".bpmn"), Diagram::read, laws);
    }

    private static Stream<String> outside(Diagram diagram) {
        Rectangle2D picture = new Rectangle2D.Double(100, 80, 1900, 1000);
        return Stream.concat(
                        diagram.shapes().stream().map(shape -> Map.entry(shape.id(), shape.box())),
                        diagram.labels().entrySet().stream())
                .filter(thing -> !picture.contains(thing.getValue()))
                .map(Map.Entry::getKey);
    }

    private static Stream<String> tooClose(Diagram diagram) {
        return pairs(diagram.shapes())
                .filter(pair -> !pair.get(0).belongsWith(pair.get(1)))
                .filter(pair -> grown(pair.get(0).box(), SMALLEST_GAP)
                        .intersects(pair.get(1).box()))
                .map(pair -> pair.get(0).id() + " and " + pair.get(1).id());
    }

    private static Stream<String> coveringLabels(Diagram diagram) {
        Stream<String> shapes = diagram.labels().entrySet().stream().flatMap(label -> diagram.shapes().stream()
                .filter(shape -> !shape.isContainer())
                .filter(shape -> shape.box().intersects(label.getValue()))
                .map(shape -> "label of %s on %s".formatted(label.getKey(), shape.id())));
        Stream<String> flows = diagram.labels().entrySet().stream().flatMap(label -> diagram.edges().stream()
                .filter(edge -> edge.lines().stream().anyMatch(line -> line.intersects(label.getValue())))
                .map(edge -> "label of %s on flow %s".formatted(label.getKey(), edge.id())));
        Stream<String> labels = pairs(List.copyOf(diagram.labels().entrySet()))
                .filter(pair -> pair.get(0).getValue().intersects(pair.get(1).getValue()))
                .map(pair -> "labels of %s and %s"
                        .formatted(pair.get(0).getKey(), pair.get(1).getKey()));
        return Stream.of(shapes, flows, labels).flatMap(one -> one);
    }

    /** At 11 px a letter of the diagram's font is on average just over 5 px wide, a line 14 px high. */
    private static Stream<String> tightLabels(Diagram diagram) {
        return diagram.labels().entrySet().stream()
                .filter(label -> {
                    double lines = Math.floor(label.getValue().getHeight() / 14);
                    return diagram.text(label.getKey()).length() * 5.2
                            > lines * label.getValue().getWidth();
                })
                .map(Map.Entry::getKey);
    }

    private static Stream<String> slanted(Diagram diagram) {
        return diagram.edges().stream()
                .filter(edge -> edge.lines().stream()
                        .anyMatch(line -> line.getX1() != line.getX2() && line.getY1() != line.getY2()))
                .map(Edge::id);
    }

    /** Flows that share an end may share their way to it. */
    private static Stream<String> crossings(Diagram diagram) {
        return pairs(diagram.edges())
                .filter(pair -> !pair.get(0).source().equals(pair.get(1).source())
                        && !pair.get(0).target().equals(pair.get(1).target()))
                .filter(pair -> pair.get(0).lines().stream()
                        .anyMatch(one -> pair.get(1).lines().stream().anyMatch(one::intersectsLine)))
                .map(pair -> pair.get(0).id() + " and " + pair.get(1).id());
    }

    private static Stream<String> runningThrough(Diagram diagram) {
        return diagram.edges().stream().flatMap(edge -> diagram.shapes().stream()
                .filter(shape -> !shape.isContainer())
                .filter(shape ->
                        !shape.id().equals(edge.source()) && !shape.id().equals(edge.target()))
                .filter(shape -> !shape.id().equals(diagram.shape(edge.source()).host()))
                .filter(shape -> edge.lines().stream().anyMatch(line -> line.intersects(shape.box())))
                .map(shape -> edge.id() + " through " + shape.id()));
    }

    private static Stream<String> bentHappyPath(Diagram diagram) {
        Shape here = diagram.start();
        double line = here.box().getCenterY();
        while (!here.isEnd()) {
            Shape from = here;
            var onward = diagram.edges().stream()
                    .filter(edge -> edge.source().equals(from.id()))
                    .filter(edge -> edge.lines().stream().allMatch(part -> isRightwards(part, line)))
                    .findFirst();
            if (onward.isEmpty()) {
                return Stream.of("the line ends at " + here.id());
            }
            here = diagram.shape(onward.get().target());
        }
        return Stream.empty();
    }

    private static boolean isRightwards(Line2D part, double line) {
        return part.getY1() == line && part.getY2() == line && part.getX2() > part.getX1();
    }

    private static Stream<String> above(Diagram diagram) {
        double line = diagram.start().box().getCenterY();
        return diagram.shapes().stream()
                .filter(shape -> shape.box().getCenterY() < line)
                .map(Shape::id);
    }

    private static Rectangle2D grown(Rectangle2D box, double by) {
        return new Rectangle2D.Double(
                box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
    }

    private static <T> Stream<List<T>> pairs(List<T> things) {
        return things.stream()
                .flatMap(one -> things.stream().skip(things.indexOf(one) + 1L).map(other -> List.of(one, other)));
    }
}
