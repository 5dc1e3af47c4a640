"""Makes the searches of the benchmark out of the names in an LDIF file."""

import base64
import random
import re
import unicodedata

import ldap_encoding as ldap

BASE = "dc=mssante,dc=fr"
ATTRIBUTES = "cn sn givenName mail title o l telephoneNumber ou".split()
SEED = 7

# key, what the report says, most entries wanted
CLASSES = [
    ("mail", "`(mail=…)`", 100),
    ("names", "`(&(sn=X*)(givenName=Y*))`, up to 100", 100),
    ("t48-10", "T(4-8 letters), up to 10", 10),
    ("t48-100", "T(4-8 letters), up to 100", 100),
    ("t3", "T(3 letters), up to 100", 100),
    ("t12", "T(1-2 letters), up to 100", 100),
]

# of these, what each server is also asked at half of its most
AT_HALF = ["mail", "names", "t48-10", "t48-100", "t12"]


def people(ldif, wanted, seed=SEED):
    """A random sample of (mail, family name, first name) over the whole file (reservoir sampling)."""
    chosen, seen, choose = [], 0, random.Random(seed)
    for entry in _entries(ldif, (b"mail", b"sn", b"givenName")):
        if len(entry) < 3:
            continue
        seen += 1
        person = (entry[b"mail"], entry[b"sn"], entry[b"givenName"])
        if len(chosen) < wanted:
            chosen.append(person)
        else:
            at = choose.randrange(seen)
            if at < wanted:
                chosen[at] = person
    if not chosen:
        raise ValueError(f"{ldif} has no entry with mail, sn and givenName")
    return chosen, seen


def _entries(ldif, names):
    """Dictionaries of the first value of some attributes, one for each record."""
    entry, line = {}, b""
    with open(ldif, "rb") as file:
        for raw in file:
            raw = raw.rstrip(b"\r\n")
            if raw.startswith(b" "):
                line += raw[1:]
                continue
            _keep(line, names, entry)
            line = raw
            if not raw:
                yield entry
                entry = {}
    _keep(line, names, entry)
    yield entry


def _keep(line, names, entry):
    name, _, value = line.partition(b":")
    if name not in names or name in entry:
        return
    value = base64.b64decode(value[1:]) if value.startswith(b":") else value.strip()
    entry[name] = value.decode("utf-8")


def _typed(name):
    """A word of a name as people type it: ASCII, lower case."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    words = re.findall("[a-z]+", plain.encode("ascii", "ignore").decode().lower())
    return max(words, key=len, default="")


def thunderbird(letters):
    return ldap.any_of(*(ldap.contains(a, letters) for a in ("mail", "cn", "givenName", "sn")))


def searches(sample, seed=SEED):
    """Encoded searches by key of CLASSES, in random order, the same ones for the same sample."""
    choose, found = random.Random(seed), {key: [] for key, _, _ in CLASSES}
    for mail, family, first in sample:
        sn, given = _typed(family), _typed(first)
        found["mail"].append(ldap.equals("mail", mail))
        if len(sn) >= 3 and given:
            short = given[: choose.randint(1, 4)]
            anchored = ldap.starts_with("sn", sn[: choose.randint(3, 8)])
            found["names"].append(ldap.all_of(anchored, ldap.starts_with("givenName", short)))
        word = choose.choice([sn, sn, given])
        if len(word) >= 4:
            found["t48-100"].append(thunderbird(word[: choose.randint(4, 8)]))
        if len(word) >= 3:
            found["t3"].append(thunderbird(word[:3]))
        if word:
            found["t12"].append(thunderbird(word[: choose.randint(1, 2)]))
    found["t48-10"] = found["t48-100"]
    return {
        key: [ldap.search(BASE, each, ATTRIBUTES, size) for each in found[key]]
        for key, _, size in CLASSES
    }
