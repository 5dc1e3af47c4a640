"""Adds, changes and deletes a mailbox with ldap3, as an operator logged in with its certificate.

Arguments: port, the server's certificate, the operator's and its key, SYNC or ASYNC, entry, then
attributes as name=value. Prints the result of each operation: its code, what the server says.
"""

import ssl
import sys

import ldap3
from ldap3 import MODIFY_ADD, MODIFY_REPLACE, Connection, Server, Tls

port, certificate, own, key, strategy, entry = sys.argv[1:7]
attributes = {}
for each in sys.argv[7:]:
    name, value = each.split("=", 1)
    attributes.setdefault(name, []).append(value)

tls = Tls(
    validate=ssl.CERT_REQUIRED,
    ca_certs_file=certificate,
    local_certificate_file=own,
    local_private_key_file=key,
)
server = Server("localhost", port=int(port), use_ssl=True, tls=tls)
with Connection(
    server,
    authentication=ldap3.SASL,
    sasl_mechanism=ldap3.EXTERNAL,
    sasl_credentials="",
    client_strategy=getattr(ldap3, strategy),
    auto_bind=True,
) as connection:

    def result(asked):
        outcome = connection.get_response(asked)[1] if strategy == "ASYNC" else connection.result
        print(outcome["result"], outcome["message"])

    print(connection.extend.standard.who_am_i())
    classes = ["inetOrgPerson", "asBoite"]
    result(connection.add(entry, classes, attributes))
    result(connection.add(entry, classes, attributes))
    result(
        connection.modify(
            entry,
            {
                "asService": [(MODIFY_REPLACE, ["Hôpital de jour"])],
                "description": [(MODIFY_ADD, ["Lettres de sortie"])],
            },
        )
    )
    result(connection.modify(entry, {"telephoneNumber": [(MODIFY_ADD, ["0123456789"])]}))
    asked = connection.search(entry, "(objectClass=*)", ldap3.BASE, attributes=["asService", "cn"])
    found = connection.get_response(asked)[0] if strategy == "ASYNC" else connection.response
    print(found[0]["attributes"]["asService"], found[0]["attributes"]["cn"][0])
    result(connection.delete(entry))
    result(connection.delete(entry))
