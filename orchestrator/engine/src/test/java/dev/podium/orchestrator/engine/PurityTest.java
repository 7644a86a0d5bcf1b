package dev.podium.orchestrator.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.podium.orchestrator.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {
    @ArchTest
    static final ArchRule KNOWS_VALUES_AND_COLLECTIONS_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.podium.orchestrator.engine..",
                    "dev.podium.orchestrator.model..",
                    "dev.podium.tenants..",
                    "java.lang..",
                    "java.util",
                    "java.util.function..",
                    "java.util.stream..",
                    "java.util.regex..",
                    "java.time..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule HAS_NO_SIDE_EFFECTS = noClasses()
            .should()
            .accessClassesThat()
            .resideInAnyPackage(
                    "java.io..", "java.nio..", "java.net..", "java.sql..", "java.util.concurrent..", "org.slf4j..");

    @ArchTest
    static final ArchRule HAS_NO_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class);

    @ArchTest
    static final ArchRule HAS_NO_RANDOMNESS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.random..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule RECONCILERS_DO_NOT_PLACE = noClasses()
            .that()
            .resideInAPackage("..engine.reconcile..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Scheduler");

    @ArchTest
    static final ArchRule VIEWS_KNOW_NO_DECISIONS = noClasses()
            .that()
            .resideInAPackage("..engine.view..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..engine.draft..",
                    "..engine.reconcile..",
                    "..engine.schedule..",
                    "..engine.routing..",
                    "..engine.outlook..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("..engine.(*)..").should().beFreeOfCycles();
}
