package dev.podium.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The daemon's arrows: what may know what. */
@AnalyzeClasses(packages = "dev.podium", importOptions = ImportOption.DoNotIncludeTests.class)
class NodeArchitectureTest {
    private static final String NODE = "dev.podium.node..";

    @ArchTest
    static final ArchRule the_daemon_knows_wire_and_model_and_nothing_else_of_podium = classes()
            .that()
            .resideInAPackage(NODE)
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.podium.orchestrator.server..",
                    "dev.podium.orchestrator.store..",
                    "dev.podium.orchestrator.engine..",
                    "dev.podium.orchestrator.testkit..",
                    "dev.podium.api..",
                    "dev.podium.portal..");

    @ArchTest
    static final ArchRule only_the_engine_package_knows_the_client_library = noClasses()
            .that()
            .resideInAPackage(NODE)
            .and()
            .resideOutsideOfPackage("dev.podium.node.engine")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    @ArchTest
    static final ArchRule the_engine_package_knows_no_other_part = noClasses()
            .that()
            .resideInAPackage("dev.podium.node.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.podium.node",
                    "dev.podium.node.agent..",
                    "dev.podium.node.network..",
                    "dev.podium.node.session..",
                    "dev.podium.node.router..",
                    "dev.podium.node.probe..",
                    "dev.podium.node.logs..",
                    "dev.podium.node.telemetry..");

    @ArchTest
    static final ArchRule only_sessions_identity_and_logs_speak_grpc = noClasses()
            .that()
            .resideInAPackage(NODE)
            .and()
            .resideOutsideOfPackages(
                    "dev.podium.node.session..",
                    "dev.podium.node.identity..",
                    "dev.podium.node.logs..",
                    "dev.podium.node")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.grpc..");
}
