package dev.podium.orchestrator.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.podium.orchestrator.wire", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule WIRE_KNOWS_THE_MODEL_AND_NOTHING_ABOVE_IT = classes()
            .that()
            .resideInAPackage("dev.podium.orchestrator.wire..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.podium.orchestrator.wire..",
                    "dev.podium.orchestrator.model..",
                    "dev.podium.tenants..",
                    "com.google.protobuf..",
                    "com.google.common..",
                    "io.grpc..",
                    "java..",
                    "org.jspecify..");
}
