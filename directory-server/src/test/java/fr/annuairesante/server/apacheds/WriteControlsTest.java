package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.CompareRequest;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.ManageDsaITRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadResponseControl;
import com.unboundid.ldap.sdk.controls.PreReadRequestControl;
import com.unboundid.ldap.sdk.controls.PreReadResponseControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import fr.annuairesante.schema.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Controls of writes: the entry before and after (RFC 4527), an assertion (RFC 4528). */
class WriteControlsTest extends AgencyOnAServer {

  @Test
  void readsTheEntryBeforeAndAfter() throws Exception {
    AddRequest add = account(NEW, "description: un");
    add.addControl(new PostReadRequestControl(true, "description", "entryUUID", "userPassword"));
    ReadOnlyEntry added = PostReadResponseControl.get(agency.add(add)).getEntry();
    assertEquals("un", added.getAttributeValue("description"));
    assertNull(added.getAttributeValue("userPassword"));
    String identity = added.getAttributeValue("entryUUID");
    assertEquals(agency.getEntry(NEW, "+").getAttributeValue("entryUUID"), identity);

    ModifyRequest modify =
        new ModifyRequest(NEW, step(ModificationType.REPLACE, "description", "deux"));
    modify.addControl(new PreReadRequestControl(true, "description", "modifyTimestamp"));
    modify.addControl(new PostReadRequestControl(true, "*", "+"));
    LDAPResult modified = agency.modify(modify);
    assertEquals(
        "un", PreReadResponseControl.get(modified).getEntry().getAttributeValue("description"));
    ReadOnlyEntry after = PostReadResponseControl.get(modified).getEntry();
    assertEquals("deux", after.getAttributeValue("description"));
    assertEquals(identity, after.getAttributeValue("entryUUID"));
    assertEquals(
        agency.getEntry(NEW, "+").getAttributeValue("modifyTimestamp"),
        after.getAttributeValue("modifyTimestamp"));

    DeleteRequest delete = new DeleteRequest(NEW);
    delete.addControl(new PreReadRequestControl(true));
    ReadOnlyEntry gone = PreReadResponseControl.get(agency.delete(delete)).getEntry();
    assertEquals("deux", gone.getAttributeValue("description"));
  }

  @Test
  void writesNothingWhenTheAssertionIsNotTrue() throws Exception {
    AddRequest add = account(NEW, "description: un");
    add.addControl(new AssertionRequestControl("(description=un)"));
    agency.add(add);
    ModifyRequest modify =
        new ModifyRequest(NEW, step(ModificationType.REPLACE, "description", "deux"));
    modify.addControl(new AssertionRequestControl("(description=un)"));
    agency.modify(modify);
    refused(ResultCode.ASSERTION_FAILED, () -> agency.modify(modify));
    DeleteRequest delete = new DeleteRequest(NEW);
    delete.addControl(new AssertionRequestControl("(!(description=deux))"));
    refused(ResultCode.ASSERTION_FAILED, () -> agency.delete(delete));
    assertEquals(List.of("deux"), descriptions());
  }

  @Test
  void searchesAndComparesNothingWhenTheAssertionIsNotTrue() throws Exception {
    String dn = Tree.mailbox(RunningServer.MAILBOX);
    for (String base : List.of(dn, "", "cn=subschema")) {
      SearchRequest search = new SearchRequest(base, SearchScope.BASE, "(objectClass=*)");
      search.addControl(new AssertionRequestControl("(objectClass=*)"));
      assertEquals(1, agency.search(search).getEntryCount());
      search.setControls(new AssertionRequestControl("(sn=Autre)"));
      refused(ResultCode.ASSERTION_FAILED, () -> agency.search(search));
    }
    CompareRequest compare = new CompareRequest(dn, "sn", "Desbois");
    compare.addControl(new AssertionRequestControl("(sn=desbois)"));
    assertTrue(agency.compare(compare).compareMatched());
    compare.setControls(new AssertionRequestControl("(sn=Autre)"));
    refused(ResultCode.ASSERTION_FAILED, () -> agency.compare(compare));
  }

  @Test
  void takesNoControlWhereItDoesNotBelong() throws Exception {
    AddRequest add = account(NEW);
    add.addControl(new PreReadRequestControl(true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.add(add));
    add.setControls(new SimplePagedResultsControl(10, true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.add(add));
    add.setControls(new Control("1.2.3.4", true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.add(add));
    assertNull(agency.getEntry(NEW));
    DeleteRequest delete = new DeleteRequest(NEW);
    delete.addControl(new PostReadRequestControl(true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.delete(delete));
    SearchRequest search = new SearchRequest(Tree.MAILBOXES, SearchScope.BASE, "(objectClass=*)");
    search.addControl(new PostReadRequestControl(true));
    refused(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, () -> agency.search(search));
    add.setControls(
        new PreReadRequestControl(false),
        new ManageDsaITRequestControl(true),
        new Control("1.2.3.4", false));
    assertEquals(ResultCode.SUCCESS, agency.add(add).getResultCode());
    add.setControls(new Control("1.3.6.1.1.12", true));
    refused(ResultCode.PROTOCOL_ERROR, () -> agency.add(add));
  }
}
