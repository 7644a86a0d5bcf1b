package dev.podium.orchestrator.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.podium.orchestrator.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NOTHING_ABOVE_IT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.podium.api..",
                    "dev.podium.node..",
                    "dev.podium.portal..",
                    "dev.podium.orchestrator.testkit..",
                    "io.micronaut..");

    @ArchTest
    static final ArchRule KNOWS_THE_STORE_BY_ITS_PORT =
            noClasses().should().dependOnClassesThat().resideInAPackage("..store.embedded..");

    @ArchTest
    static final ArchRule DECIDING_AND_TALKING_TO_NODES_MEET_IN_THE_STORE_ONLY = noClasses()
            .that()
            .resideInAnyPackage("..server.loop..", "..server.leader..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..server.gateway..", "..server.tunnel..", "..server.ca..");

    @ArchTest
    static final ArchRule AND_THE_OTHER_WAY_ROUND = noClasses()
            .that()
            .resideInAnyPackage("..server.gateway..", "..server.tunnel..", "..server.ca..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..server.loop..", "..server.leader..");
}
