package fr.annuairesante.server.tls;

import java.security.cert.X509Certificate;

/** What a client's certificate is worth. */
public sealed interface Verdict {

  /** An authority vouches for it, and has not revoked it. */
  record Trusted(X509Certificate certificate) implements Verdict {}

  /**
   * It is worth nothing now.
   *
   * @param sentence says why and what to do, to whoever has the certificate
   */
  record Refused(Fault fault, String sentence) implements Verdict {}

  /** What is wrong, for scripts. */
  enum Fault {
    /** It leads to no root, or is damaged. */
    UNTRUSTED,
    /** It, or an authority above it, is past its last day or before its first. */
    DATES,
    /** It is made for something else, or its key or signature is too weak. */
    PURPOSE,
    REVOKED,
    /** No list in force tells whether it is revoked: the server lacks something. */
    UNKNOWN_REVOCATION
  }
}
