package dev.podium.orchestrator.server.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.podium.orchestrator.server", importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {
    @ArchTest
    static final ArchRule THE_AUTHORITY_KNOWS_NEITHER_STORE_NOR_NETWORK = noClasses()
            .that()
            .resideInAPackage("..server.ca..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..server.gateway..", "..server.tunnel..", "..orchestrator.store..", "io.grpc..");

    @ArchTest
    static final ArchRule ONLY_THE_AUTHORITY_HANDLES_CERTIFICATE_FORMATS = noClasses()
            .that()
            .resideOutsideOfPackage("..server.ca..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule ONLY_GATEWAY_AND_TUNNELS_SPEAK_GRPC = noClasses()
            .that()
            .resideOutsideOfPackages("..server.gateway..", "..server.tunnel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.grpc..");

    @ArchTest
    static final ArchRule TUNNELS_KNOW_NO_SESSIONS = noClasses()
            .that()
            .resideInAPackage("..server.tunnel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..server.gateway..", "..orchestrator.store..");

    @ArchTest
    static final ArchRule THE_GATEWAY_DECIDES_NOTHING = noClasses()
            .that()
            .resideInAPackage("..server.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..orchestrator.engine..");
}
