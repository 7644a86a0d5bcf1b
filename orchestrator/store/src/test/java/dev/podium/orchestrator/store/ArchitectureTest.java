package dev.podium.orchestrator.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.podium.orchestrator.store", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule STORE_KNOWS_WIRE_AND_MODEL_AND_NOTHING_ABOVE_IT = classes()
            .that()
            .resideInAPackage("dev.podium.orchestrator.store..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.podium.orchestrator.store..",
                    "dev.podium.orchestrator.wire..",
                    "dev.podium.orchestrator.model..",
                    "dev.podium.tenants..",
                    "com.google.protobuf..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "java..",
                    "javax.net.ssl..",
                    "io.etcd..",
                    "io.grpc..",
                    "io.netty..");

    @ArchTest
    static final ArchRule ONLY_THE_ETCD_ADAPTER_KNOWS_ITS_CLIENT = noClasses()
            .that()
            .resideOutsideOfPackage("dev.podium.orchestrator.store.etcd")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.etcd..", "io.grpc..", "io.netty..");

    @ArchTest
    static final ArchRule THE_PORT_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideInAPackage("dev.podium.orchestrator.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..store.embedded..", "..store.etcd..", "..store.mirror..");
}
