package fr.annuairesante.importer.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.TestLines;
import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Départements, towns and addresses, with the traps of DATA-FORMATS §1.10. */
class PlaceTest {

  @ParameterizedTest
  @CsvSource({
    "75113,75013,75,Paris",
    "2A004,20000,2A,Corse-du-Sud",
    "2B033,20200,2B,Haute-Corse",
    "'',20000,20,Corse",
    "'',97110,971,Guadeloupe",
    "97801,97150,978,Saint-Martin",
    "'',97500,975,Saint-Pierre-et-Miquelon",
    "'',98000,980,Monaco",
    "98818,98800,988,Nouvelle-Calédonie",
    "01004,,01,Ain",
    "'',99123,99,''",
    "'',CA123,'',''",
    "'',1000,'',''",
    "ABCDE,69003,69,Rhône"
  })
  void findsTheDepartement(String commune, String postalCode, String code, String label) {
    String derived = Departements.code(commune, postalCode == null ? "" : postalCode);
    assertEquals(code, derived);
    assertEquals(label, Departements.label(derived));
  }

  @ParameterizedTest
  @CsvSource({
    "69890 TOUR DE SALVAGNY (LA),69890,TOUR DE SALVAGNY (LA)",
    "75013 PARIS CEDEX 13,75013,PARIS",
    "75634 PARIS CEDEX,75013,PARIS",
    "LYON Cedex 03,69003,LYON",
    "SAINT-DENIS,,SAINT-DENIS",
    "BORDEAUX,33000,BORDEAUX",
    "69003,69003,''"
  })
  void findsTheTown(String line6, String postalCode, String town) {
    assertEquals(town, Texts.town(line6, postalCode == null ? "" : postalCode));
  }

  @Test
  void escapesWhatSeparatesAddressLines() {
    assertEquals("5 \\24 RUE$C:\\5CTEMP", Texts.postalAddress("5 $ RUE", "", "C:\\TEMP"));
  }

  @Test
  void leavesOutTelephonesThatLdapCannotCarry() {
    assertEquals("+33 4.00-00", Texts.telephone("+33 4.00-00"));
    assertEquals("", Texts.telephone("0400000001;0400000002"));
    assertEquals("", Texts.telephone("à définir"));
  }

  @Test
  void readsAPlaceBackFromTheEntryOfItsActivity() {
    PersonLines lines = PersonLines.of("810000000017");
    lines.activities().add(Line.of(TestLines.activity().line()));
    Activity activity = new PersonMapping(new Anomalies()).activities(lines).get(0);
    assertEquals(activity.place(), Activity.of(activity.entry()).place());
    assertEquals("810000000017", Activity.person(activity.entry().dn()).orElseThrow());
  }

  @Test
  void aPlaceAbroadKeepsItsCountryInTheAddress() {
    Line line =
        Line.of(
            TestLines.activity()
                .with(ActivityColumn.COUNTRY, "99131")
                .with(ActivityColumn.COUNTRY_LABEL, "Belgique")
                .with(ActivityColumn.COMMUNE, "")
                .with(ActivityColumn.POSTAL_CODE, "1000")
                .line());
    Place place = Place.of(line);
    assertEquals("", place.country());
    assertEquals("", place.departement());
    assertTrue(place.postalAddress().endsWith("$Belgique"), place.postalAddress());
    assertTrue(place.isLocated());
  }
}
