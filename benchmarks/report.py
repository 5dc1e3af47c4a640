"""Turns the measurements into a Markdown section."""

import datetime
import os
import re
import subprocess
from pathlib import Path
from statistics import median

from servers import ROOT

FILE = ROOT / "docs" / "benchmarks.md"


def machine():
    """What the figures depend on; no names of hosts or folders."""
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    slapd = subprocess.run(["/usr/sbin/slapd", "-VV"], capture_output=True, text=True).stderr
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout
    return {
        "date": datetime.date.today().isoformat(),
        "commit": commit.strip() or "unknown",
        "cores": os.cpu_count(),
        "processor": model[1] if model else "unknown",
        "memory_gib": round(int(memory[1]) / 2**20),
        "java": re.search(r'version "([^"]+)"', java)[1],
        "slapd": re.search(r"slapd ([\d.]+)", slapd)[1],
    }


def _number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _medians(results, field):
    return [median(r[field] for r in of_one) for of_one in results]


def _ratio(results, field):
    """Median over the rounds of ours divided by theirs: within one round the machine is the same."""
    return median(a[field] / b[field] if b[field] else float("inf") for a, b in zip(*results))


def _row(*cells):
    return "| " + " | ".join(cells) + " |"


def _both(results, field):
    return " / ".join(_number(v) for v in reversed(_medians(results, field)))


def _speeds(outcome, rows, unit, extra, field):
    lines = [
        _row("work", f"OpenLDAP, {unit}/s", f"ours, {unit}/s", "times", "OpenLDAP, CPU µs", "ours, CPU µs",
             "times", f"{extra}, OpenLDAP / ours", "entries, OpenLDAP / ours"),
        "|---" * 9 + "|",
    ]
    for key, label in rows:
        if key not in outcome["results"]:
            continue
        results = outcome["results"][key]
        rate, cpu = (_medians(results, f) for f in ("searches_per_second", "cpu_us"))
        lines.append(
            _row(label, _number(rate[1]), _number(rate[0]), f"**{_ratio(results, 'searches_per_second'):.2f}**",
                 _number(cpu[1]), _number(cpu[0]), f"{_ratio(results, 'cpu_us'):.2f}", _both(results, field),
                 _both(results, "entries_per_search"))
        )
    return lines


def _at_half(outcome, classes):
    rows = [(label, outcome["results"][f"half-{key}"]) for key, label, _ in classes if f"half-{key}" in outcome["results"]]
    lines = [
        "At half of what each did above, searches coming at even intervals over 64 connections:",
        "",
        _row("work", "searches/s, OpenLDAP / ours", "p50 ms", "p99 ms", "p99, times", "longest ms", "generator's own longest pause, ms"),
        "|---" * 7 + "|",
    ]
    for label, results in rows:
        fields = ("searches_per_second", "p50_ms", "p99_ms")
        cells = [_both(results, f) for f in fields]
        cells += [f"**{_ratio(results, 'p99_ms'):.2f}**", _both(results, "longest_ms"), _both(results, "own_pause_ms")]
        lines.append(_row(label, *cells))
    return lines


def _facts(outcome):
    facts = outcome["facts"]
    mib = 2.0**20
    memory = facts["memory_bytes"]
    rows = [
        ("load (ours: from register files; OpenLDAP: `slapadd -q` from LDIF), s", *facts["load_seconds"]),
        ("size on disk, MiB", *(b / mib for b in facts["disk_bytes"])),
        ("resident after the searches, MiB", *(m[0] / mib for m in memory)),
        ("of which anonymous (not page cache), MiB", *(m[1] / mib for m in memory)),
        ("restart to first answer, s", *facts["restart_seconds"]),
    ]
    lines = [_row("what", "OpenLDAP", "ours", "times"), "|---|---|---|---|"]
    return lines + [_row(what, _number(b), _number(a), f"{a / b:.2f}") for what, a, b in rows]


def markdown(outcome, classes, lookups):
    m, facts = outcome["machine"], outcome["facts"]
    share = "half a core for the server" if outcome["limited"] else "a core for the server, no more than the generator has"
    text = [
        f"## {m['date']}, commit {m['commit']}",
        "",
        f"{facts['people']:,} mailboxes of persons, {facts['ldif_bytes'] / 1e6:,.0f} MB as LDIF. {m['cores']} cores "
        f"({m['processor']}), {m['memory_gib']} GiB, Java {m['java']}, slapd {m['slapd']}. Medians of {outcome['rounds']} rounds of "
        f"{outcome['seconds']:g} s after a rehearsal and {outcome['warmup']:g} s of warm-up each, the servers in turn.",
        "",
        *_speeds(outcome, [(key, label) for key, label, _ in classes], "searches", "p99 ms", "p99_ms"),
        "",
        *_at_half(outcome, classes),
        "",
        f"New connection, TLS 1.3 handshake, bind, search, close; {share}:",
        "",
        *_speeds(outcome, [(name, label) for name, _, label in lookups], "lookups", "generator's core busy", "generator_busy"),
        "",
        *_facts(outcome),
        "",
    ]
    return "\n".join(text)


def record(text):
    if not FILE.exists():
        FILE.write_text("# Benchmarks\n\nWritten by `scripts/bench --record`; `benchmarks/README.md` says what is measured and how.\n")
    with FILE.open("a") as file:
        file.write("\n" + text)
