"""Searches with ldap3 over verified TLS and prints the values of one attribute, one a line.

Arguments: port, certificate file, login name, base, filter, attribute. Password: standard input.
The last line is the result code.
"""

import ssl
import sys

from ldap3 import SUBTREE, Connection, Server, Tls, ALL

port, certificate, login, base, text, attribute = sys.argv[1:]
password = sys.stdin.readline().rstrip("\n")
tls = Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=certificate, valid_names=["localhost"])
server = Server("localhost", port=int(port), use_ssl=True, tls=tls, get_info=ALL)

with Connection(server, login, password, auto_bind=True, read_only=True) as connection:
    assert base.split(",", 1)[1] in server.info.naming_contexts, server.info.naming_contexts
    assert "TypeBAL" in server.schema.attribute_types, "the schema lacks TypeBAL"
    connection.search(base, text, SUBTREE, attributes=[attribute])
    code = connection.result["result"]
    for entry in connection.entries:
        for value in entry[attribute].values:
            print(value)
    print(code)
