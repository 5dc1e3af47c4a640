package fr.annuairesante.server.write;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Accounts;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.access.Passwords;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.StoredAccount;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Accounts, which the agency keeps. A password comes as it is typed and is stored hashed: no hash
 * is taken from outside, as nobody could tell how good it is.
 */
final class AccountEntries implements Territory {

  @Override
  public String container() {
    return Tree.ACCOUNTS;
  }

  @Override
  public boolean isOpenTo(Viewer viewer) {
    return viewer.may(Right.AGENCY);
  }

  @Override
  public String closed() {
    return "only the agency changes accounts";
  }

  @Override
  public String carryOut(
      Draft draft, Viewer viewer, Optional<DirectoryEntry> before, Optional<DirectoryEntry> after)
      throws IOException {
    if (after.isEmpty()) {
      draft.delete(before.orElseThrow().dn());
      return "";
    }
    DirectoryEntry account = after.get();
    EntryCheck.whole(account);
    if (!EntryCheck.structuralClass(account).equals("account")) {
      throw new Refused(
          ResultCode.OBJECT_CLASS_VIOLATION,
          "an account has the classes account and simpleSecurityObject");
    }
    Accounts.badName(account.first(Attributes.UID))
        .ifPresent(
            bad -> {
              throw new Refused(ResultCode.CONSTRAINT_VIOLATION, bad.sentence());
            });
    if (account.values(Attributes.USER_PASSWORD).size() != 1) {
      throw new Refused(ResultCode.CONSTRAINT_VIOLATION, "an account has one password");
    }
    for (String right : account.values(Attributes.RIGHT)) {
      if (Right.of(account).stream().noneMatch(each -> each.value().equals(right))) {
        throw new Refused(
            ResultCode.CONSTRAINT_VIOLATION, "there is no right " + right + ": import, agence");
      }
    }
    String state = account.first(Attributes.STATE);
    if (!state.isEmpty() && !state.equals(StoredAccount.BLOCKED)) {
      throw new Refused(
          ResultCode.CONSTRAINT_VIOLATION,
          "an account has no state " + state + ": " + StoredAccount.BLOCKED + ", or none");
    }
    draft.put(account);
    return "";
  }

  /** Whether a write brings a password. */
  static boolean hasPassword(Write write) {
    return values(write).stream().anyMatch(AccountEntries::isPassword);
  }

  private static List<Write.Values> values(Write write) {
    if (write instanceof Write.Add add) {
      return add.attributes();
    }
    return write instanceof Write.Modify modify
        ? modify.modifications().stream().map(Write.Modification::values).toList()
        : List.of();
  }

  private static boolean isPassword(Write.Values values) {
    return DirectorySchema.type(values.description())
        .filter(type -> type.name().equals(Attributes.USER_PASSWORD))
        .isPresent();
  }

  /** The same with its passwords hashed; slow. */
  static Asked hashed(Asked asked) {
    Write write = asked.write();
    Write hashed = write;
    if (write instanceof Write.Add add) {
      hashed =
          new Write.Add(add.dn(), add.attributes().stream().map(AccountEntries::hashed).toList());
    } else if (write instanceof Write.Modify modify) {
      hashed =
          new Write.Modify(
              modify.dn(),
              modify.modifications().stream()
                  .map(each -> new Write.Modification(each.kind(), hashed(each.values())))
                  .toList());
    }
    return new Asked(hashed, asked.assertion(), asked.preRead(), asked.postRead());
  }

  private static Write.Values hashed(Write.Values values) {
    return isPassword(values)
        ? new Write.Values(
            values.description(), values.values().stream().map(AccountEntries::hash).toList())
        : values;
  }

  private static String hash(String password) {
    char[] characters = password.toCharArray();
    Accounts.badPassword(characters)
        .ifPresent(
            bad -> {
              throw new Refused(ResultCode.CONSTRAINT_VIOLATION, bad.sentence());
            });
    if (password.matches("(?s)\\{[A-Za-z0-9-]+}.*")) {
      throw new Refused(
          ResultCode.CONSTRAINT_VIOLATION, "send the password itself: the server hashes it");
    }
    return Passwords.hash(characters);
  }
}
