package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.ALPHA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.trust.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An operator with a domain, and the batches that it sends. */
abstract class SceneWithBatches {

  static final ObjectMapper JSON = new ObjectMapper();
  static final String DOMAIN = "chu-nimes.mssante.fr";
  static final String ADDRESS = "helene.dhauteville@" + DOMAIN;
  static final Actor BY_ALPHA = new Actor.OfOperator(ALPHA);

  @TempDir Path folder;
  Scene scene;
  Batches batches;

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(folder);
    batches = new Batches(scene.directory);
    scene.validated(ALPHA, DOMAIN);
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  static JsonNode line(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (IOException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  static JsonNode helene(String address) {
    return line(
        "{'adresse':'"
            + address
            + "','type':'PER','typeIdentifiantPP':'8','identifiantPP':'10000000009',"
            + "'nom':'D’HAUTEVILLE CŒUR','prenom':'Hélène'}");
  }

  static JsonNode service(String address, String more) {
    return line(
        "{'adresse':'"
            + address
            + "','type':'ORG','typeIdentifiantStructure':'1','identifiantStructure':'310000005',"
            + "'attestation':'oui'"
            + more
            + "}");
  }

  Receipt send(String request, int number, JsonNode... lines) {
    return send(BY_ALPHA, new BatchPart(request, number, false, List.of(lines)));
  }

  Receipt send(Actor actor, BatchPart part) {
    return batches.carryOut(actor, "", BatchPart.of(part.toBytes())).join();
  }
}
