package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.trust.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The published lists of domains and operators. */
class WhitelistCommandTest extends TwoOperators {

  @Test
  void theListsAreSignedAndInForce() throws Exception {
    Path out = folder.resolve("lists");
    String said = run("whitelist", "--data", data(), "--out", out.toString());
    assertTrue(said.contains(": 2 domains, 1 validated operators"), said);
    String xml = Files.readString(out.resolve("listeblanchemssante.xml"));
    assertTrue(xml.contains("<Nom>hôpital-cœur.fr</Nom>"), xml);
    assertTrue(xml.contains("<DNCertificatOperateur>CN=alpha,O=Société &amp; Fils</"), xml);
    assertTrue(xml.contains("<ResponsableContact>Anaïs Noël</ResponsableContact>"), xml);
    assertTrue(xml.contains("xmlns=\"https://listeblanche.mssante.fr/schema\""), xml);
    JsonNode json =
        new ObjectMapper().readTree(Files.readString(out.resolve("listeblanchemssante.json")));
    assertEquals("beta.mssante.fr", json.path("domains").path(0).path("name").asText());
    assertTrue(xml.contains("revision=\"" + json.path("revision").asLong() + "\""), xml);
    String operators = Files.readString(out.resolve("operateurs.xml"));
    assertTrue(
        operators.contains("<Nom>Société alpha &lt;&amp;> Cœur</Nom>")
            || operators.contains("<Nom>Société alpha &lt;&amp;&gt; Cœur</Nom>"),
        operators);
    assertFalse(operators.contains("beta"), "provisional ones are not public");
    for (String name :
        List.of(
            "listeblanchemssante.xml",
            "listeblanchemssante.json",
            "operateurs.xml",
            "operateurs.json")) {
      assertEquals("Verified OK", verified(out, name));
    }
    Files.writeString(out.resolve("operateurs.json"), "{}");
    assertEquals("Verification failure", verified(out, "operateurs.json"));
  }

  /** As docs/operators.md says. */
  private static String verified(Path out, String name) throws Exception {
    Path key = out.resolve("key.pem");
    Files.writeString(
        key,
        output(
            "openssl",
            "x509",
            "-pubkey",
            "-noout",
            "-in",
            out.resolve("certificate.pem").toString()));
    return output(
            "openssl",
            "dgst",
            "-sha256",
            "-verify",
            key.toString(),
            "-signature",
            out.resolve(name + ".sig").toString(),
            out.resolve(name).toString())
        .lines()
        .findFirst()
        .orElse("");
  }

  @Test
  void aDomainLeavesTheListInTheRevisionOfItsRemoval() throws IOException {
    Path out = folder.resolve("lists");
    Domain removed = domain("beta.mssante.fr", "beta");
    Domain gone =
        new Domain(
            removed.name(),
            removed.operator(),
            removed.holder(),
            removed.declaration(),
            removed.declared(),
            Optional.of(today),
            Optional.empty());
    Instant at;
    try (Directory directory =
        Directory.open(DataDirectory.at(folder.resolve("data")), SearchLimits.DEFAULT)) {
      at = put(directory, DomainEntry.of(gone));
    }
    String before =
        run("whitelist", "--data", data(), "--out", out.toString(), "--at", second.toString());
    String after =
        run("whitelist", "--data", data(), "--out", out.toString(), "--at", at.toString());
    assertTrue(before.contains(": 2 domains"), before);
    assertTrue(after.contains(": 1 domains"), after);
    assertEquals(revision(before) + 1, revision(after));
  }

  private static long revision(String line) {
    return Long.parseLong(line.substring("revision ".length(), line.indexOf(':')));
  }
}
