package fr.annuairesante.schema;

import fr.annuairesante.schema.ObjectClass.Kind;
import java.util.List;

/**
 * The standard object classes that entries of ours use, with the attributes of their RFC that
 * {@link DirectorySchema} knows (RFC 4519 §3, RFC 4524 §3, RFC 2798 §3).
 */
final class StandardClasses {

  private static final String PLACE =
      "destinationIndicator telephoneNumber facsimileTelephoneNumber street postOfficeBox"
          + " postalCode postalAddress physicalDeliveryOfficeName st l";

  /** What organization, organizationalUnit and domain have in common. */
  private static final String UNIT = "userPassword seeAlso businessCategory description " + PLACE;

  private StandardClasses() {}

  /** Superiors first. */
  static List<ObjectClass> all() {
    return List.of(
        new ObjectClass("2.5.6.0", "top", null, Kind.ABSTRACT, List.of("objectClass"), List.of()),
        structural(
            "2.5.6.6",
            "person",
            "top",
            "sn cn",
            "userPassword telephoneNumber seeAlso description"),
        structural("2.5.6.7", "organizationalPerson", "person", "", "title ou " + PLACE),
        structural(
            "2.16.840.1.113730.3.2.2",
            "inetOrgPerson",
            "organizationalPerson",
            "",
            "businessCategory carLicense departmentNumber displayName employeeNumber employeeType"
                + " givenName homePhone homePostalAddress initials jpegPhoto labeledURI mail manager"
                + " mobile o pager roomNumber secretary uid userCertificate preferredLanguage"
                + " userSMIMECertificate"),
        structural("2.5.6.4", "organization", "top", "o", UNIT),
        structural("2.5.6.5", "organizationalUnit", "top", "ou", UNIT),
        structural("0.9.2342.19200300.100.4.13", "domain", "top", "dc", UNIT + " o"),
        structural(
            "0.9.2342.19200300.100.4.5", "account", "top", "uid", "description seeAlso l o ou"),
        auxiliary("0.9.2342.19200300.100.4.17", "domainRelatedObject", "associatedDomain"),
        auxiliary("0.9.2342.19200300.100.4.19", "simpleSecurityObject", "userPassword"));
  }

  private static ObjectClass structural(
      String oid, String name, String superior, String must, String may) {
    return new ObjectClass(oid, name, superior, Kind.STRUCTURAL, names(must), names(may));
  }

  private static ObjectClass auxiliary(String oid, String name, String must) {
    return new ObjectClass(oid, name, "top", Kind.AUXILIARY, names(must), List.of());
  }

  private static List<String> names(String separatedBySpaces) {
    return separatedBySpaces.isEmpty() ? List.of() : List.of(separatedBySpaces.split(" "));
  }
}
