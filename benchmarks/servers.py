"""The two servers of the comparison: how each is loaded, started, stopped and looked at."""

import base64
import hashlib
import os
import re
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import ldap_encoding as ldap

ROOT = Path(__file__).resolve().parent.parent
BASE = "dc=mssante,dc=fr"
ACCOUNT = "banc"
ACCOUNT_DN = f"uid={ACCOUNT},ou=comptes,{BASE}"
PASSWORD = "un mot de passe de mesure"
START_SECONDS = 60

# The kernel's group of processes whose time is limited (cgroup v1), and half a core in slices
# shorter than a handshake, so that the other side never waits for a slice.
CPU_GROUPS = Path("/sys/fs/cgroup/cpu")
HALF_A_CORE = {"cpu.cfs_period_us": "2000", "cpu.cfs_quota_us": "1000"}


def run(command, **options):
    """Runs a program to its end; what it said is shown only when it failed."""
    command = [str(part) for part in command]
    ended = subprocess.run(command, capture_output=True, text=True, **options)
    if ended.returncode:
        raise RuntimeError(f"{' '.join(command)}\nended with {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def can_limit():
    """Only root of a machine with cgroup v1 can give a process less than a core."""
    return os.access(CPU_GROUPS / "cpu.cfs_quota_us", os.F_OK) and os.access(CPU_GROUPS, os.W_OK)


def timed(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def bytes_on_disk(folder):
    """Allocated, not apparent: LMDB's file has holes."""
    return sum(p.stat().st_blocks * 512 for p in Path(folder).rglob("*") if p.is_file())


# One account does what thousands would: the limits of one must not be what is measured.
NO_ACCOUNT_LIMITS = """\
requests-per-second: 1000000000
entries-alarm: 2000000000
entries-per-hour: 2000000000
"""


class Server:
    """A server with a clear-text and a TLS port on loopback; subclasses say how to start it."""

    def __init__(self, folder, ports):
        self.folder, (self.port, self.tls_port) = Path(folder), ports
        self.folder.mkdir(parents=True, exist_ok=True)
        self.process = None

    @property
    def pid(self):
        return self.process.pid

    def start(self):
        """Starts it on the first core; seconds until it answered its first search."""
        log = open(self.folder / "log", "ab")
        start = time.monotonic()
        self.process = subprocess.Popen(["taskset", "-c", "0", *map(str, self.command())], stdout=log, stderr=log)
        log.close()
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - start > START_SECONDS:
                raise RuntimeError(f"{self.name} does not answer:\n{(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.005)
        return time.monotonic() - start

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait()
        self.process = None

    @contextmanager
    def on_all_cores(self):
        """Lets the process have every core for a while: a JVM's compiler is the sooner done."""
        run(["taskset", "-acp", f"0-{os.cpu_count() - 1}", self.pid])
        try:
            yield
        finally:
            run(["taskset", "-acp", "0", self.pid])

    @contextmanager
    def limited(self):
        """Gives the process half a core. A handshake costs the load generator as much as the server: only
        a server that has less than a core is what limits the rate of one that has a whole one."""
        group = CPU_GROUPS / f"annuaire-bench-{self.pid}"
        group.mkdir()
        for name, value in HALF_A_CORE.items():
            (group / name).write_text(value)
        (group / "cgroup.procs").write_text(str(self.pid))
        try:
            yield
        finally:
            (CPU_GROUPS / "cgroup.procs").write_text(str(self.pid))
            group.rmdir()

    def _answers(self):
        """True once a bind and a search that finds an entry were answered."""
        request = ldap.search(BASE, ldap.starts_with("mail", "a"), ["mail"], 1)
        try:
            with socket.create_connection(("127.0.0.1", self.port), 5) as connection:
                connection.sendall(ldap.simple_bind(ACCOUNT_DN, PASSWORD))
                if b"\x61" not in connection.recv(4096):
                    return False
                connection.sendall(request)
                return b"mail=" in connection.recv(4096)
        except OSError:
            return False

    def memory(self):
        """Resident set in all and its anonymous part (what is not the page cache's), in bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return tuple(int(re.search(rf"{key}:\s+(\d+) kB", status)[1]) * 1024 for key in ("VmRSS", "RssAnon"))


class Annuaire(Server):
    name, key = "Annuaire Santé", "ours"
    command_line = ROOT / "scripts" / "annuaire"

    def __init__(self, folder, ports, configuration=""):
        super().__init__(folder, ports)
        self.configuration = NO_ACCOUNT_LIMITS + configuration

    def credentials(self, folder):
        """What a client shows to publish: its operator's certificate."""
        return [folder / "operator.pem", folder / "operator.key"]

    @property
    def data(self):
        return self.folder / "data"

    def load(self, files):
        return timed(lambda: run([self.command_line, "import", "--data", self.data, *files]))

    def export(self, ldif):
        run([self.command_line, "export", "--data", self.data, "--ldif", ldif])

    def add_account(self):
        run([self.command_line, "account", "add", ACCOUNT, "--data", self.data], input=PASSWORD + "\n")

    def size(self):
        return bytes_on_disk(self.data / "index")

    def command(self):
        ports = ["--ldaps-port", self.tls_port, "--ldap-port", self.port]
        config = self.folder / "annuaire.yaml"
        config.write_text(self.configuration)
        return [self.command_line, "serve", "--data", self.data, "--config", config, *ports]


class OpenLdap(Server):
    name, key = "OpenLDAP", "openldap"
    program = "/usr/sbin/slapd"
    root_dn = f"cn=admin,{BASE}"

    def credentials(self, folder):
        """Its administrator writes with a password: no rule is asked."""
        return []

    @property
    def data(self):
        return self.folder / "data"

    def load(self, ldif, size_bytes):
        self.data.mkdir()
        self._configure(size_bytes)
        seconds = timed(lambda: self._add("-q", ldif))
        account = self.folder / "account.ldif"
        salt = os.urandom(8)
        hashed = base64.b64encode(hashlib.sha1(PASSWORD.encode() + salt).digest() + salt).decode()
        account.write_text(
            f"dn: {ACCOUNT_DN}\nobjectClass: account\nobjectClass: simpleSecurityObject\n"
            f"uid: {ACCOUNT}\nuserPassword: {{SSHA}}{hashed}\n"
        )
        self._add("-c", account)
        return seconds

    def _add(self, option, ldif):
        run(["/usr/sbin/slapadd", option, "-f", self.folder / "slapd.conf", "-l", ldif])

    def _configure(self, size_bytes):
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        subject = ["-subj", "/CN=localhost", "-days", "30", "-keyout", key, "-out", certificate]
        run(["openssl", "req", "-x509", *curve, *subject])
        stock = "\n".join(f"include /etc/ldap/schema/{s}.schema" for s in ("core", "cosine", "inetorgperson"))
        (self.folder / "slapd.conf").write_text(
            f"""{stock}
include {ROOT}/schema/annuaire.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {self.folder}/slapd.pid
TLSCertificateFile {certificate}
TLSCertificateKeyFile {key}
TLSProtocolMin 3.3
database mdb
suffix {BASE}
rootdn {self.root_dn}
rootpw "{PASSWORD}"
directory {self.data}
maxsize {size_bytes}
access to attrs=userPassword by anonymous auth by * none
access to * by users read
index objectClass eq
index cn,sn,givenName,mail eq,sub
"""
        )

    def size(self):
        return bytes_on_disk(self.data)

    def command(self):
        urls = f"ldap://127.0.0.1:{self.port} ldaps://127.0.0.1:{self.tls_port}"
        return [self.program, "-d", "0", "-h", urls, "-f", self.folder / "slapd.conf"]
