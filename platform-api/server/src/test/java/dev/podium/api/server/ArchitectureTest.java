package dev.podium.api.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.http.annotation.Controller;

@AnalyzeClasses(packages = "dev.podium.api.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** So that API and orchestrator can run in processes of their own. */
    @ArchTest
    static final ArchRule onlyTheLauncherKnowsTheOrchestrator = noClasses()
            .that(resideInAPackage("dev.podium.api.server..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("..launcher.."))))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("dev.podium.orchestrator.server..", "dev.podium.orchestrator.engine.."));

    @ArchTest
    static final ArchRule nothingDependsOnTheLauncher = noClasses()
            .that()
            .resideOutsideOfPackage("..launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..launcher..");

    @ArchTest
    static final ArchRule featuresDoNotGoInCircles =
            slices().matching("dev.podium.api.server.(*)..").should().beFreeOfCycles();

    /** Other features go through what a package offers, never through its HTTP side. */
    @ArchTest
    static final ArchRule controllersAreNobodysBusiness =
            classes().that().areAnnotatedWith(Controller.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .resideOutsideOfPackage("..launcher..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
