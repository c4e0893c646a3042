package org.tandemoms.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.NamedInterface;
import org.tandemoms.shared.FloatingPoint;

/** The laws that hold between rooms: which may use which, who sees which framework, what no room may do. */
class RoomsTest {

    private static final String HOUSE = "org.tandemoms";

    /** A room may use those on lower floors and never one above. */
    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("shared", 0),
            Map.entry("identity", 1),
            Map.entry("journal", 1),
            Map.entry("outbox", 1),
            Map.entry("workflow", 1),
            Map.entry("parties", 2),
            Map.entry("instruments", 2),
            Map.entry("marketdata", 2),
            Map.entry("inventory", 2),
            Map.entry("orders", 3),
            Map.entry("sales", 4),
            Map.entry("trading", 4),
            Map.entry("fulfilment", 5),
            Map.entry("billing", 5),
            Map.entry("procurement", 5),
            Map.entry("execution", 5),
            Map.entry("positions", 5),
            Map.entry("compliance", 6),
            Map.entry("portfolio", 7),
            Map.entry("settlement", 7),
            Map.entry("reconciliation", 8),
            Map.entry("tasks", 8),
            Map.entry("partner", 9),
            Map.entry("fix", 9),
            Map.entry("integration", 9),
            Map.entry("reporting", 9),
            Map.entry("sandbox", 10));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    @Test
    void the_table_of_floors_names_every_room_there_is() {
        Set<String> rooms = CLASSES.stream()
                .map(RoomsTest::room)
                .filter(room -> room != null)
                .collect(Collectors.toSet());

        assertThat(rooms).isNotEmpty();
        assertThat(FLOORS.keySet()).containsAll(rooms);
    }

    @Test
    void a_room_uses_no_room_above_it() {
        classes().should(useNoRoomAbove()).check(CLASSES);
    }

    @Test
    void rooms_of_one_floor_do_not_use_each_other_in_a_circle() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> one_room_per_framework() {
        return Stream.of(
                        onlyIn("Camunda", List.of("org.camunda.."), "workflow"),
                        onlyIn("Camel", List.of("org.apache.camel.."), "integration"),
                        onlyIn("QuickFIX/J", List.of("quickfix.."), "fix", "sandbox.venues"),
                        onlyIn("Keycloak's administration", List.of("org.keycloak.."), "identity"),
                        onlyIn("the matching engine", List.of("com.paritytrading.."), "sandbox"),
                        onlyIn("the embedded store", List.of("de.bwaldvogel.."), "sandbox"))
                .map(law -> dynamicTest(law.getDescription(), () -> law.check(CLASSES)));
    }

    @Test
    void mongo_is_seen_by_internal_packages_alone() {
        noClasses()
                .that(not(resideInAnyPackage(HOUSE + "..internal..", HOUSE + ".sandbox..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data.."))
                .check(CLASSES);
    }

    @Test
    void what_is_internal_to_a_room_stays_there() {
        classes().should(keepToItself("internal")).check(CLASSES);
    }

    @Test
    void the_web_side_of_a_room_stays_there_unless_it_is_offered() {
        classes().should(keepToItself("web")).check(CLASSES);
    }

    @Test
    void time_is_injected() {
        noClasses()
                .that(describe("do not make their process's clock", type -> !CLOCK_MAKERS.contains(type.getName())))
                .should(readTheMachinesClock())
                .check(CLASSES);
    }

    @Test
    void money_and_quantity_are_never_floating_point() {
        DescribedPredicate<JavaMember> domain = describe(
                "are of the domain",
                member -> !member.getOwner().getPackageName().startsWith(HOUSE + ".sandbox")
                        && !isNumericModel(member.getOwner())
                        && !member.getName().contains("$"));
        fields().that(domain).should(beExact()).check(CLASSES);
        methods().that(domain).should(beExact()).check(CLASSES);
    }

    private static boolean isNumericModel(JavaClass type) {
        return type.isAnnotatedWith(FloatingPoint.class)
                || type.getEnclosingClass().map(RoomsTest::isNumericModel).orElse(false);
    }

    // --- the words of the laws ---------------------------------------------------------------------------------------

    private static ArchRule onlyIn(String framework, List<String> packages, String... rooms) {
        String[] allowed =
                Stream.of(rooms).map(room -> HOUSE + "." + room + "..").toArray(String[]::new);
        return noClasses()
                .that(not(resideInAnyPackage(allowed)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages.toArray(String[]::new)))
                .as(framework + " is seen only by " + String.join(" and ", rooms));
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }

    private static ArchCondition<JavaClass> useNoRoomAbove() {
        return new ArchCondition<>("use no room above their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = room(type);
                if (room == null) {
                    return;
                }
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String used = room(dependency.getTargetClass());
                    if (used != null && FLOORS.get(used) > FLOORS.get(room)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<JavaClass> keepToItself(String part) {
        return new ArchCondition<>("use '" + part + "' of no other room") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = room(type);
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass target = dependency.getTargetClass();
                    String used = room(target);
                    boolean foreign = used != null
                            && !used.equals(room)
                            && !used.equals("shared")
                            && !target.getPackage().isAnnotatedWith(NamedInterface.class);
                    if (foreign && (target.getPackageName() + ".").startsWith(HOUSE + "." + used + "." + part + ".")) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                });
            }
        };
    }

    /** The application's, and that of the simulators when they run in a process of their own. */
    private static final Set<String> CLOCK_MAKERS =
            Set.of(HOUSE + ".shared.SharedConfiguration", HOUSE + ".sandbox.Simulators");

    private static final Set<String> CLOCK_READERS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.OffsetTime.now",
            "java.time.Year.now",
            "java.time.YearMonth.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.util.Calendar.getInstance",
            "java.lang.System.currentTimeMillis");

    private static ArchCondition<JavaClass> readTheMachinesClock() {
        return new ArchCondition<>("read the machine's clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(RoomsTest::readsClock)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    private static boolean readsClock(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)) {
            return false;
        }
        boolean injected =
                target.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        boolean newDate = target.getOwner().isEquivalentTo(java.util.Date.class)
                && target.getName().equals("<init>")
                && target.getRawParameterTypes().isEmpty();
        return newDate || !injected && CLOCK_READERS.contains(target.getOwner().getName() + "." + target.getName());
    }

    private static final Set<String> INEXACT =
            new TreeSet<>(Set.of("double", "float", "java.lang.Double", "java.lang.Float"));

    private static <M extends JavaMember> ArchCondition<M> beExact() {
        return new ArchCondition<>("be no floating point number") {
            @Override
            public void check(M member, ConditionEvents events) {
                if (member.getAllInvolvedRawTypes().stream().anyMatch(type -> INEXACT.contains(type.getName()))) {
                    events.add(SimpleConditionEvent.violated(member, member.getDescription()));
                }
            }
        };
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(HOUSE + ".")) {
            return null;
        }
        String rest = name.substring(HOUSE.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
