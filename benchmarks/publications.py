"""Compares how fast both servers publish mailboxes, durably; see benchmarks/README.md."""

import argparse
import itertools
import json
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import ldap_encoding as ldap
import queries
import report
from compare import compile_generators, free_ports, note
from servers import ACCOUNT_DN, BASE, PASSWORD, Annuaire, OpenLdap, run

DOMAIN = "banc.mssante.fr"
OPERATOR = "banc"
AGENCY = "agence-du-banc"
SEARCHES_AT_HALF = 64
RATE = 500
MAILBOXES = 4
CONFIGURATION = "operator-roots: {0}/authority.pem\noperator-crls: {0}/authority.crl\n"


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench publications", description="Compare how fast both servers publish mailboxes, durably.")
    parser.add_argument("--scale", type=float, default=0.1, help="size of the sample, 1 is national (default 0.1)")
    parser.add_argument("--rounds", type=int, default=3, help="times each server is measured, in turn (default 3)")
    parser.add_argument("--seconds", type=float, default=8, help="length of one measurement (default 8)")
    parser.add_argument("--rehearsal", type=float, default=60, help="seconds of writes that do not count, on all cores (default 60)")
    parser.add_argument("--work", type=Path, required=True, help="folder for everything made, kept, and used again when it is there")
    parser.add_argument("--record", action="store_true", help="append the result to docs/benchmarks.md")
    return parser.parse_args()


def make_authority(work):
    """An authority, its empty list of revoked certificates, and the operator's certificate."""
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    run(["openssl", "req", "-x509", *curve, "-days", 90, "-subj", "/CN=Racine du banc", "-keyout", work / "authority.key",
         "-out", work / "authority.pem", "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=keyCertSign,cRLSign"])
    (work / "issued").write_text("")
    (work / "crlnumber").write_text("01\n")
    (work / "ca.cnf").write_text(f"[ca]\ndefault_ca=banc\n[banc]\ndatabase={work}/issued\ncrlnumber={work}/crlnumber\n"
                                 "default_md=sha256\ndefault_crl_days=90\n")
    run(["openssl", "ca", "-config", work / "ca.cnf", "-gencrl", "-keyfile", work / "authority.key", "-cert", work / "authority.pem",
         "-out", work / "authority.crl"])
    run(["openssl", "req", "-new", *curve, "-subj", f"/CN={OPERATOR}", "-keyout", work / "operator.key", "-out", work / "operator.csr"])
    (work / "extensions").write_text("keyUsage=digitalSignature\nextendedKeyUsage=clientAuth\n")
    run(["openssl", "x509", "-req", "-in", work / "operator.csr", "-CA", work / "authority.pem", "-CAkey", work / "authority.key",
         "-CAcreateserial", "-days", 60, "-extfile", work / "extensions", "-out", work / "operator.pem"])


def admit(ours, work):
    """The operator and its domain, by the agency's acts."""
    def act(*words):
        login = ["--account", AGENCY, "--certificate", ours.data / "tls" / "ldaps-certificate.pem", "--url", f"ldaps://localhost:{ours.tls_port}"]
        run([ours.command_line, *words, *login], input=PASSWORD + "\n")

    today = datetime.now(ZoneInfo("Europe/Paris")).date().isoformat()
    act("operator", "admit", OPERATOR, "--name", "Opérateur du banc", "--siren", "356000000", "--referent", "Anaïs Noël",
        "--mail", "contact@exemple.fr", "--signed", today)
    act("operator", "add-certificate", OPERATOR, "--file", work / "operator.pem")
    act("domain", "declare", DOMAIN, "--operator", OPERATOR, "--holder", "CHU du banc", "--reference", "A1-7", "--signed", today)
    act("operator", "commit", OPERATOR, "--received", today, "--reference", "1.5")
    act("operator", "validate", OPERATOR, "--sent", today, "--letter", "LR-1")


def persons(ldif):
    """Number, family name and first name of those that have all three, in the order of the file."""
    names = (b"asIdentifiantNational", b"sn", b"givenName", b"objectClass", b"mail")
    seen = set()
    for entry in queries._entries(ldif, names):
        number = entry.get(b"asIdentifiantNational", "")
        if re.fullmatch("8[0-9]{11}", number) and b"sn" in entry and b"givenName" in entry and number not in seen:
            seen.add(number)
            yield number, entry[b"sn"], entry[b"givenName"]


def adds(people):
    """What the operator sends, and the same mailboxes as slapd is to hold them: whole entries."""
    for at, (number, family, first) in itertools.product(range(MAILBOXES), people):
        address = f"{number}.{at}@{DOMAIN}"
        dn = f"mail={address},ou=bal,{BASE}"
        sent = [("objectClass", ["inetOrgPerson", "asBoite"]), ("mail", [address]), ("TypeBAL", ["PER"]), ("TypeIdentifiantPP", ["8"]),
                ("IdentifiantPP", [number[1:]]), ("sn", [family]), ("givenName", [first])]
        filled = [("cn", [f"{first} {family}", f"{family} {first}"]), ("displayName", [f"{first} {family}"]),
                  ("title", ["Médecin"]), ("asIdentifiantNational", [number])]
        yield ldap.add(dn, sent), ldap.add(dn, sent + filled)


def prepare(servers, options, work):
    """Loads both; the facts, or what is known of an earlier run."""
    ours, openldap = servers
    known = work / "facts.json"
    if known.exists():
        note(f"what is in {work} is used again")
        return json.loads(known.read_text())
    sample = work / "sample"
    note(f"making a sample of scale {options.scale:g}")
    run([Annuaire.command_line, "sample", "--out", sample, "--scale", options.scale, "--seed", queries.SEED])
    note("import")
    ours.load(sorted(sample.glob("*")))
    ldif = work / "export.ldif"
    ours.export(ldif)
    ours.add_account()
    run([ours.command_line, "account", "add", AGENCY, "--right", "agence", "--data", ours.data], input=PASSWORD + "\n")
    make_authority(work)
    note("slapadd -q")
    openldap.load(ldif, max(1 << 32, 16 * ldif.stat().st_size))
    both = list(adds(list(persons(ldif))))
    for server, messages in zip(servers, zip(*both)):
        ldap.write(work / f"adds-{server.key}", messages)
    ldap.write(work / "bind-ours", [ldap.external_bind()])
    ldap.write(work / "bind-openldap", [ldap.simple_bind(OpenLdap.root_dn, PASSWORD)])
    ldap.write(work / "bind", [ldap.simple_bind(ACCOUNT_DN, PASSWORD)])
    ldap.write(work / "mail", queries.searches(queries.people(ldif, 20_000)[0])["mail"])
    ours.start()
    admit(ours, work)
    ours.stop()
    facts = {"entries": sum(1 for line in open(ldif, "rb") if line.startswith(b"dn:")), "adds": len(both), "used": [0, 0]}
    known.write_text(json.dumps(facts))
    return facts


class Publishing:
    """Each add is made once: what was used of them is remembered in the folder."""

    def __init__(self, facts, work):
        self.facts, self.work = facts, work

    def command(self, i, server, connections, seconds, rate):
        command = ["taskset", "-c", "1", self.work / "ldapwrite", server.tls_port, self.work / f"bind-{server.key}",
                   self.work / f"adds-{server.key}", connections, self.facts["used"][i], seconds, server.pid, rate]
        return [str(c) for c in command + (server.credentials(self.work))]

    def finish(self, i, ended, output):
        result = json.loads(output) if output else {"writes": 0}
        self.facts["used"][i] += result["writes"] + 16
        (self.work / "facts.json").write_text(json.dumps(self.facts))
        if ended:
            raise RuntimeError(f"ldapwrite ended with {ended}: {output}")
        if self.facts["used"][i] >= self.facts["adds"]:
            raise RuntimeError("all persons of the sample have their mailboxes: take a new folder or a larger scale")
        return result

    def measure(self, i, server, connections, seconds, rate=0):
        ended = subprocess.run(self.command(i, server, connections, seconds, rate), stdout=subprocess.PIPE, text=True)
        result = self.finish(i, ended.returncode, ended.stdout)
        note(f"{connections} connections, {server.name}: {result['writes_per_second']:.0f}/s, p99 {result['p99_ms']:.1f} ms")
        return result


def searches(server, work, seconds, rate):
    command = ["taskset", "-c", "1", work / "ldapload", server.port, work / "bind", work / "mail", SEARCHES_AT_HALF, 1, seconds, server.pid]
    ended = subprocess.run([str(c) for c in command + ([rate] if rate else [])], capture_output=True, text=True)
    if ended.returncode:
        raise RuntimeError(f"ldapload on {server.name}: {ended.stderr}{ended.stdout}")
    return json.loads(ended.stdout)


def beside(publishing, ours, work, options):
    """Searches at half of the most there is, in turn alone and beside 500 publications a second."""
    rate = searches(ours, work, options.seconds, 0)["searches_per_second"] / 2
    results = []
    for _ in range(options.rounds):
        alone = searches(ours, work, options.seconds, rate)
        command = publishing.command(0, ours, 8, options.seconds + 2, RATE)
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            together = searches(ours, work, options.seconds, rate)
            output, _ = writer.communicate()
        written = publishing.finish(0, writer.returncode, output)
        note(f"{rate:.0f} searches/s: p99 {alone['p99_ms']:.2f} ms alone, {together['p99_ms']:.2f} ms beside {written['writes_per_second']:.0f} publications/s")
        results.append((alone, together, written))
    return rate, results


def measure(servers, options, work, facts):
    publishing = Publishing(facts, work)
    results = {}
    for i, server in enumerate(servers):
        with server.on_all_cores():
            publishing.measure(i, server, 8, options.rehearsal if i == 0 else options.rehearsal / 4)
    for connections in (1, 8):
        rounds = [[], []]
        for _ in range(options.rounds):
            for i, server in enumerate(servers):
                rounds[i].append(publishing.measure(i, server, connections, options.seconds))
        results[connections] = rounds
    return results, beside(publishing, servers[0], work, options)


def markdown(options, facts, results, searched):
    machine = report.machine()
    lines = [f"## {machine['date']}, commit {machine['commit']}: publications", "",
             f"{facts['entries']:,} entries, {machine['cores']} cores ({machine['processor']}), Java {machine['java']}, slapd {machine['slapd']}; "
             f"medians of {options.rounds} rounds of {options.seconds:g} s, in turn, each server on one core. LDAP adds over TLS, each on the disk before its answer.",
             "", "| connections | OpenLDAP, adds/s | ours, publications/s | times | p99 ms, OpenLDAP / ours | CPU µs, OpenLDAP / ours |", "|---" * 6 + "|"]
    for connections, rounds in results.items():
        rate = [median(r["writes_per_second"] for r in one) for one in rounds]
        ratio = median(a["writes_per_second"] / b["writes_per_second"] for a, b in zip(*rounds))
        pairs = [[median(r[field] for r in one) for one in rounds] for field in ("p99_ms", "cpu_us")]
        lines.append(f"| {connections} | {rate[1]:,.0f} | {rate[0]:,.0f} | **{ratio:.2f}** | " +
                     " | ".join(f"{theirs:,.1f} / {ours:,.1f}" for ours, theirs in pairs) + " |")
    rate, rounds = searched
    alone, together = (median(r[i]["p99_ms"] for r in rounds) for i in (0, 1))
    ratio = median(r[1]["p99_ms"] / r[0]["p99_ms"] for r in rounds)
    lines += ["", f"`(mail=…)` at {rate:,.0f}/s, half of the most, same core: p99 {alone:.2f} ms alone, {together:.2f} ms beside "
              f"{median(r[2]['writes_per_second'] for r in rounds):,.0f} publications/s, **{ratio:.2f} times** (median of the rounds' ratios; "
              + ", ".join(f"{r[0]['p99_ms']:.2f} and {r[1]['p99_ms']:.2f}" for r in rounds) + ").", ""]
    return "\n".join(lines)


def main():
    options = arguments()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    ports = free_ports(4)
    servers = [Annuaire(work / "annuaire", ports[:2], CONFIGURATION.format(work)), OpenLdap(work / "openldap", ports[2:])]
    try:
        compile_generators(work)
        facts = prepare(servers, options, work)
        for server in servers:
            server.start()
        text = markdown(options, facts, *measure(servers, options, work, facts))
    except (RuntimeError, OSError, ValueError) as failure:
        sys.exit(f"error: {failure}")
    finally:
        for server in servers:
            server.stop()
    print(text)
    if options.record:
        report.record(text)


if __name__ == "__main__":
    main()
