package fr.annuairesante.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import fr.annuairesante.schema.Folding;
import java.net.IDN;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The borders of the modules, checked on the compiled classes. */
class ArchitectureTest {

  private static final String ROOT = "fr.annuairesante..";
  private static final String CLI = "fr.annuairesante.cli..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("fr.annuairesante");

  @Test
  void enoughClassesAreSeen() {
    assertTrue(CLASSES.size() > 100, "only " + CLASSES.size() + " classes were seen");
    for (String name : List.of("schema", "trust", "ldif", "importer", "sample", "server", "cli")) {
      String prefix = "fr.annuairesante." + name;
      assertTrue(
          CLASSES.stream().anyMatch(each -> each.getPackageName().startsWith(prefix)),
          "no class of " + prefix + " was seen");
    }
  }

  @Test
  void onlyOnePackageKnowsApacheDsAndMina() {
    holds(
        noClasses()
            .that(resideInAPackage(ROOT))
            .and(resideOutsideOfPackage("fr.annuairesante.server.apacheds"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.apache.directory..", "org.apache.mina..")));
    assertTrue(
        CLASSES.stream()
            .filter(each -> each.getPackageName().equals("fr.annuairesante.server.apacheds"))
            .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .anyMatch(d -> d.getTargetClass().getPackageName().startsWith("org.apache.directory")),
        "the front end was not seen to use ApacheDS: this rule would hold of anything");
  }

  @Test
  void onlyTheIndexKnowsLucene() {
    holds(
        noClasses()
            .that(resideInAPackage(ROOT))
            .and(resideOutsideOfPackage("fr.annuairesante.server.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.lucene..")));
  }

  @Test
  void theSchemaDependsOnNothingOfOurs() {
    holds(
        noClasses()
            .that(resideInAPackage("fr.annuairesante.schema.."))
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT).and(resideOutsideOfPackage("fr.annuairesante.schema.."))));
  }

  @Test
  void theImporterKnowsNoServerAndOpensNoSocket() {
    holds(
        noClasses()
            .that(resideInAPackage("fr.annuairesante.importer.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("fr.annuairesante.server..", "java.net..", "javax.net..")));
    holds(
        noClasses()
            .that(resideInAPackage("fr.annuairesante.importer.."))
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.nio\\.channels\\..*(Socket|Datagram).*"));
  }

  @Test
  void theServerKnowsNoFileFormatOfTheRegisters() {
    holds(
        noClasses()
            .that(resideInAPackage("fr.annuairesante.server.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "fr.annuairesante.importer..",
                    "fr.annuairesante.sample..",
                    "fr.annuairesante.ldif..")));
  }

  /** IDN only turns accents into ASCII; Folding only compares names. */
  @Test
  void theTrustSpaceHasNoLdapAndNoInputOrOutput() {
    holds(
        classes()
            .that(resideInAPackage("fr.annuairesante.trust.."))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util..",
                        "fr.annuairesante.trust..")
                    .or(equivalentTo(IDN.class))
                    .or(equivalentTo(Folding.class))));
  }

  @Test
  void nobodyDependsOnTheCommand() {
    holds(
        noClasses()
            .that(resideInAPackage(ROOT))
            .and(resideOutsideOfPackage(CLI))
            .and(resideOutsideOfPackage("fr.annuairesante.acceptance.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(CLI, "picocli..")));
  }

  @Test
  void onlyTheCommandPrintsOrExits() {
    holds(
        noClasses()
            .that(resideInAPackage(ROOT))
            .and(resideOutsideOfPackage(CLI))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("fr.annuairesante.(**)")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void namesAreNounsOfTheDomain() {
    holds(
        classes()
            .that(resideInAPackage(ROOT))
            .should()
            .haveNameNotMatching(".*(Util|Utils|Manager|Impl|Helper|Helpers)(\\$.*)?"));
  }

  private static void holds(ArchRule rule) {
    rule.check(CLASSES);
  }
}
