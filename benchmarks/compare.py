"""Compares our server with OpenLDAP on one machine, in one run; see benchmarks/README.md."""

import argparse
import json
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

import ldap_encoding as ldap
import queries
import report
from servers import ACCOUNT_DN, PASSWORD, ROOT, Annuaire, OpenLdap, can_limit, run

CONNECTIONS = 8
WAITING_CONNECTIONS = 64
SAMPLE_PEOPLE = 20_000
LOOKUPS = [("tls-mail", "mail", "`(mail=…)`"), ("tls-t48", "t48-100", "T(4-8 letters), up to 100")]
# A lookup with its connection takes fifty times as long as a search: a rehearsal as long has so many
# fewer of them, and the JVM's compiler was still at work, a third of its processor time, when they counted.
REHEARSALS = {"ldapload": 1, "ldapconnect": 4}
# row, load generator, searches
STEPS = [(key, "ldapload", key) for key, _, _ in queries.CLASSES] + [(row, "ldapconnect", key) for row, key, _ in LOOKUPS]


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Compare the server with OpenLDAP, same data, same core.")
    parser.add_argument("--data", nargs="+", type=Path, metavar="FILE", help="register files to load; a sample is made when left out")
    parser.add_argument("--scale", type=float, default=1, help="size of the sample, 1 is national (default)")
    parser.add_argument("--all-kinds", action="store_true", help="load persons and structures of the sample too, not mailboxes alone")
    parser.add_argument("--rounds", type=int, default=3, help="times each server is measured, in turn (default 3)")
    parser.add_argument("--seconds", type=float, default=6, help="length of one measurement (default 6)")
    parser.add_argument("--warmup", type=float, default=3, help="seconds before it that do not count (default 3)")
    parser.add_argument("--rehearsal", type=float, default=12, help="seconds that each kind of search is tried before anything counts, new connections four times as long (default 12)")
    parser.add_argument("--only", nargs="+", metavar="ROW", choices=[row for row, *_ in STEPS], help=f"rows to measure: {', '.join(row for row, *_ in STEPS)}")
    parser.add_argument("--work", type=Path, help="folder for everything made, kept, and used again when it is there; a temporary one when left out")
    parser.add_argument("--record", action="store_true", help="append the result to docs/benchmarks.md")
    return parser.parse_args()


def note(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def register_files(options, work):
    if options.data:
        return options.data
    sample = work / "sample"
    note(f"making a sample of scale {options.scale:g}")
    run([Annuaire.command_line, "sample", "--out", sample, "--scale", options.scale, "--seed", queries.SEED])
    wanted = "*" if options.all_kinds else "*MSSante*"
    return sorted(sample.glob(wanted))


def compile_generators(work):
    for name in ("ldapload", "ldapconnect", "ldapwrite"):
        source = ROOT / "benchmarks" / f"{name}.c"
        run(["cc", "-O2", "-o", work / name, source, "-lssl", "-lcrypto", "-lpthread"])


def load(servers, options, work):
    """Loads both with the same entries; facts about that, and the LDIF file."""
    ours, openldap = servers
    ldif, known = work / "export.ldif", work / "facts.json"
    if known.exists():
        note(f"what is in {work} is used again")
        return json.loads(known.read_text()), ldif
    files = register_files(options, work)
    note("import")
    facts = {"load_seconds": [0, 0], "disk_bytes": [0, 0]}
    facts["load_seconds"][0] = ours.load(files)
    facts["disk_bytes"][0] = ours.size()
    ours.export(ldif)
    ours.add_account()
    note("slapadd -q")
    facts["load_seconds"][1] = openldap.load(ldif, max(1 << 30, 12 * ldif.stat().st_size))
    facts["disk_bytes"][1] = openldap.size()
    facts["ldif_bytes"] = ldif.stat().st_size
    known.write_text(json.dumps(facts))
    return facts, ldif


def generate(work, program, key, server, warmup, seconds, connections=CONNECTIONS, rate=0):
    """One measurement on the second core; without a rate, as fast as the server answers."""
    port = server.port if program == "ldapload" else server.tls_port
    command = ["taskset", "-c", "1", work / program, port, work / "bind", work / key, connections]
    command += [warmup, seconds, server.pid] + ([rate] if rate else [])
    ended = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if ended.returncode:
        raise RuntimeError(f"{program} {key} on {server.name}: {ended.stderr}{ended.stdout}")
    return json.loads(ended.stdout)


def measure(servers, work, options):
    """Results by key: one list for each server, one result for each round, the servers in turn."""
    results = {}
    steps = [step for step in STEPS if not options.only or step[0] in options.only]
    note("rehearsal: everything once, not counted")
    for _, program, key in steps:
        for server in servers:
            generate(work, program, key, server, 0, REHEARSALS[program] * options.rehearsal)
    for name, program, key in steps:
        results[name] = [[], []]
        for _ in range(options.rounds):
            for i, server in enumerate(servers):
                with server.limited() if program == "ldapconnect" and can_limit() else nullcontext():
                    result = generate(work, program, key, server, options.warmup, options.seconds)
                results[name][i].append(result)
                note(f"{name} {server.name}: {result['searches_per_second']:.0f}/s, {result['cpu_us']:.0f} µs, "
                     f"{result['entries_per_search']:.1f} entries")
    return results


def measure_at_half(servers, work, options, results):
    """Each server at half of the most it did: what a search waits for when nothing is overloaded."""
    for key in [key for key in queries.AT_HALF if key in results]:
        name = f"half-{key}"
        results[name] = [[], []]
        for round_ in range(options.rounds):
            for i, server in enumerate(servers):
                rate = results[key][i][round_]["searches_per_second"] / 2
                result = generate(work, "ldapload", key, server, options.warmup, options.seconds, WAITING_CONNECTIONS, rate)
                results[name][i].append(result)
                note(f"{name} {server.name}: {rate:.0f}/s, p99 {result['p99_ms']:.2f} ms, longest {result['longest_ms']:.0f} ms")


def restart_seconds(server):
    server.stop()
    return server.start()


def compare(options, work):
    work.mkdir(parents=True, exist_ok=True)
    compile_generators(work)
    ports = free_ports(4)
    servers = [Annuaire(work / "annuaire", ports[:2]), OpenLdap(work / "openldap", ports[2:])]
    facts, ldif = load(servers, options, work)
    sample, facts["people"] = queries.people(ldif, SAMPLE_PEOPLE)
    ldap.write(work / "bind", [ldap.simple_bind(ACCOUNT_DN, PASSWORD)])
    for key, messages in queries.searches(sample).items():
        ldap.write(work / key, messages)
    try:
        for server in servers:
            server.start()
        results = measure(servers, work, options)
        measure_at_half(servers, work, options, results)
        facts["memory_bytes"] = [server.memory() for server in servers]
        facts["restart_seconds"] = [restart_seconds(server) for server in servers]
    finally:
        for server in servers:
            server.stop()
    return {"facts": facts, "results": results, "machine": report.machine(), "rounds": options.rounds,
            "seconds": options.seconds, "warmup": options.warmup, "limited": can_limit()}


def main():
    options = arguments()
    work = options.work or Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        outcome = compare(options, work.resolve())
        (work / "result.json").write_text(json.dumps(outcome, indent=1))
        text = report.markdown(outcome, queries.CLASSES, LOOKUPS)
        print(text)
        if options.record:
            report.record(text)
    except (RuntimeError, OSError, ValueError) as failure:
        sys.exit(f"error: {failure}")
    finally:
        if not options.work:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
