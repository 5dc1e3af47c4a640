"""Encodes LDAP requests (RFC 4511) as the load generators read them."""

import struct


def _length(n):
    if n < 128:
        return bytes([n])
    octets = n.to_bytes((n.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(octets)]) + octets


def _tlv(tag, value):
    return bytes([tag]) + _length(len(value)) + value


def _text(value):
    return _tlv(4, value.encode("utf-8"))


def _request(operation):
    return _tlv(0x30, b"\x02\x04\0\0\0\1" + operation)


def equals(attribute, value):
    return _tlv(0xA3, _text(attribute) + _text(value))


def starts_with(attribute, value):
    return _tlv(0xA4, _text(attribute) + _tlv(0x30, _tlv(0x80, value.encode("utf-8"))))


def contains(attribute, value):
    return _tlv(0xA4, _text(attribute) + _tlv(0x30, _tlv(0x81, value.encode("utf-8"))))


def all_of(*filters):
    return _tlv(0xA0, b"".join(filters))


def any_of(*filters):
    return _tlv(0xA1, b"".join(filters))


def search(base, filter_, attributes, size):
    """A subtree search for at most size entries."""
    return _request(
        _tlv(
            0x63,
            _text(base)
            + _tlv(10, b"\2")
            + _tlv(10, b"\0")
            + _tlv(2, size.to_bytes(4, "big"))
            + _tlv(2, b"\0")
            + _tlv(1, b"\0")
            + filter_
            + _tlv(0x30, b"".join(map(_text, attributes))),
        )
    )


def simple_bind(name, password):
    return _request(_tlv(0x60, b"\x02\x01\x03" + _text(name) + _tlv(0x80, password.encode("utf-8"))))


def external_bind():
    """SASL EXTERNAL: who the client's certificate says it is."""
    return _request(_tlv(0x60, b"\x02\x01\x03" + _text("") + _tlv(0xA3, _text("EXTERNAL"))))


def add(dn, attributes):
    """An entry of these (name, values)."""
    encoded = (_tlv(0x30, _text(name) + _tlv(0x31, b"".join(map(_text, values)))) for name, values in attributes)
    return _request(_tlv(0x68, _text(dn) + _tlv(0x30, b"".join(encoded))))


def write(path, messages):
    with open(path, "wb") as file:
        for message in messages:
            file.write(struct.pack(">I", len(message)) + message)
