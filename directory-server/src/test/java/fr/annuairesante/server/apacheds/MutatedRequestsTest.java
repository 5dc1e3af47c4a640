package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.AbandonRequestProtocolOp;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.UnbindRequestProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.SortKey;
import fr.annuairesante.schema.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Valid requests of every operation, broken in seeded ways: whatever arrives, the connection ends
 * or goes on, no answer says that something unforeseen happened (code 80), nothing is left behind.
 */
class MutatedRequestsTest {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final long GROWTH_BYTES = 32L << 20;

  /** ENUMERATED 80, as every LDAPResult with that code has it. */
  private static final byte[] OTHER = {0x0a, 0x01, 80};

  @TempDir Path folder;

  @Test
  void fiveThousandLeaveTheServerAsItWas() throws Exception {
    send(5_000, 17);
  }

  @Test
  @Tag("slow")
  void aMillionLeaveTheServerAsItWas() throws Exception {
    send(1_000_000, 18);
  }

  private void send(int requests, long seed) throws Exception {
    Random random = new Random(seed);
    List<byte[]> valid = valid();
    byte[] login = bytes(new BindRequestProtocolOp(RunningServer.ACCOUNT, RunningServer.PASSWORD));
    try (RunningServer server = RunningServer.start(folder)) {
      conversation(server.clearPort(), 0, List.of(login));
      long before = usedBytes();
      int sent = 0;
      for (int i = 0; sent < requests; i++) {
        List<byte[]> messages = new ArrayList<>();
        if (random.nextInt(4) > 0) {
          messages.add(login);
        }
        for (int n = 1 + random.nextInt(3); n > 0; n--, sent++) {
          messages.add(mutated(valid, random));
        }
        byte[] answer = conversation(server.clearPort(), i, messages);
        int conversation = i;
        assertTrue(!contains(answer, OTHER), () -> "code 80 in conversation " + conversation);
      }
      RunningServer.until(() -> server.frontEnd().connections() == 0);
      assertTrue(usedBytes() - before < GROWTH_BYTES, "the heap grows");
      try (LDAPConnection client = server.login()) {
        assertEquals(
            1,
            client
                .search(Tree.MAILBOXES, SearchScope.SUB, "(cn=*desbois*)", "mail")
                .getEntryCount());
      }
    }
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static List<byte[]> valid() throws LDAPException {
    Control paged = new SimplePagedResultsControl(2, new ASN1OctetString("x"));
    Control sorted = new ServerSideSortRequestControl(new SortKey("cn", "2.5.13.3", true));
    String mailbox = Tree.mailbox(RunningServer.MAILBOX);
    return List.of(
        bytes(new BindRequestProtocolOp(RunningServer.ACCOUNT, "wrong")),
        bytes(new BindRequestProtocolOp("", "EXTERNAL", null)),
        bytes(search("(|(cn=*le*goff*)(mail=*le goff*)(givenName=*le*)(sn=*le goff*))")),
        bytes(search("(&(objectClass=*)(!(sn>=m))(sn~=wu)(l<=z))"), paged),
        bytes(search("(|(cn:dn:caseIgnoreMatch:=li wu)(sn=D*l*n))"), sorted),
        bytes(new CompareRequestProtocolOp(mailbox, "sn", new ASN1OctetString("desbois"))),
        bytes(new AddRequestProtocolOp(mailbox, List.of(new Attribute("cn", "é", "b")))),
        bytes(
            new ModifyRequestProtocolOp(
                mailbox, List.of(new Modification(ModificationType.REPLACE, "cn", "é")))),
        bytes(new DeleteRequestProtocolOp(mailbox)),
        bytes(new ModifyDNRequestProtocolOp(mailbox, "mail=a@b.fr", true, Tree.SUFFIX)),
        bytes(new ExtendedRequestProtocolOp("1.3.6.1.4.1.4203.1.11.3", null)),
        bytes(new AbandonRequestProtocolOp(2)),
        bytes(new UnbindRequestProtocolOp()));
  }

  private static ProtocolOp search(String filter) throws LDAPException {
    return new SearchRequestProtocolOp(
        Tree.SUFFIX,
        SearchScope.SUB,
        DereferencePolicy.NEVER,
        3,
        5,
        false,
        Filter.create(filter),
        List.of("cn", "mail", "+"));
  }

  private static byte[] bytes(ProtocolOp operation, Control... controls) {
    return new LDAPMessage(3, operation, controls).encode().encode();
  }

  /** One to four changes of a valid message: bytes, lengths, pieces. */
  private static byte[] mutated(List<byte[]> valid, Random random) {
    byte[] bytes = valid.get(random.nextInt(valid.size())).clone();
    for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 1; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = new byte[] {0, 1, 127, -128, -127, -124, -1}[random.nextInt(7)];
        case 3 -> bytes = spliced(bytes, at, at + random.nextInt(bytes.length - at), bytes);
        case 4 -> bytes = spliced(bytes, at, at + 1, new byte[] {});
        default ->
            bytes = spliced(bytes, at, bytes.length, valid.get(random.nextInt(valid.size())));
      }
    }
    return bytes;
  }

  /** The bytes with those between two positions replaced. */
  private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(piece);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  /** Sends all, says that nothing more comes, and reads until the server closes. */
  private static byte[] conversation(int port, int number, List<byte[]> messages)
      throws IOException {
    try (Socket socket = new Socket()) {
      // Closed connections occupy their ports for a minute: not always the same address.
      socket.bind(new InetSocketAddress("127.0.1." + (1 + number % 250), 0));
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      messages.forEach(all::writeBytes);
      try {
        socket.getOutputStream().write(all.toByteArray());
        socket.shutdownOutput();
        return socket.getInputStream().readAllBytes();
      } catch (java.net.SocketTimeoutException open) {
        throw new AssertionError(
            "conversation "
                + number
                + " is still open after 30 s: "
                + messages.stream().map(java.util.HexFormat.of()::formatHex).toList(),
            open);
      } catch (java.net.SocketException closedFirst) {
        return new byte[0];
      }
    }
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
