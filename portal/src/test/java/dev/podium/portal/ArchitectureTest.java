package dev.podium.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import java.time.Instant;

/** The arrows inside the portal, and out of it. */
@AnalyzeClasses(packages = "dev.podium", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FEATURES = {
        "dev.podium.portal.apps..",
        "dev.podium.portal.app..",
        "dev.podium.portal.deploy..",
        "dev.podium.portal.nodes..",
        "dev.podium.portal.tenants..",
        "dev.podium.portal.start..",
        "dev.podium.portal.login.."
    };

    @ArchTest
    static final ArchRule the_portal_knows_the_public_api_and_nothing_else_of_podium = noClasses()
            .that()
            .resideInAPackage("dev.podium.portal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.podium.tenants..",
                    "dev.podium.orchestrator..",
                    "dev.podium.api.server..",
                    "dev.podium.node..");

    @ArchTest
    static final ArchRule no_feature_knows_another = SlicesRuleDefinition.slices()
            .matching("dev.podium.portal.(apps|app|deploy|nodes|tenants|start)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule what_all_pages_share_knows_no_page = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.podium.portal.component..", "dev.podium.portal.live..", "dev.podium.portal.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FEATURES);

    @ArchTest
    static final ArchRule presenters_know_no_page_elements = noClasses()
            .that()
            .haveSimpleNameEndingWith("Presenter")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.vaadin.flow.component..");

    @ArchTest
    static final ArchRule every_page_is_made_by_the_bean_context =
            classes().that().areAnnotatedWith(Route.class).should().beAnnotatedWith(Prototype.class);

    @ArchTest
    static final ArchRule time_is_injected = noClasses()
            .that()
            .resideInAPackage("dev.podium.portal..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
