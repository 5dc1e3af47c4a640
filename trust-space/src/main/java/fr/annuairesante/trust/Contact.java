package fr.annuairesante.trust;

/**
 * Where notices go (R140): each may be "", but not the referent, nor both ways to reach him.
 *
 * @param referent the operator's person in charge
 * @param mail ordinary e-mail, for notices
 * @param post address for registered letters
 */
public record Contact(String referent, String mail, String post) {

  boolean isReachable() {
    return !referent.isBlank() && !(mail.isBlank() && post.isBlank());
  }
}
