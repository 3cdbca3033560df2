#!/usr/bin/env python3
"""Checks tokens.json against a second implementation, standard library only.

From the key, the audience and the canonical value of each vector it makes key
id, token and FORM again, by nothing but the description in key.h and
token_hasher.h. Canonical and display values are taken as given (the C++ tests
check those). With --write it fills in key_id, token and form instead, for
vectors that are added; it refuses to change one that is there.
"""
import hashlib
import hmac
import json
import os
import struct
import sys

BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TOKEN, CHECK, FORM, KEY_ID = 1, 2, 3, 6
VERSION = b"\x01"
MASK = (1 << 64) - 1


def field(data):
    return struct.pack("<I", len(data)) + data


def derive(key, number, audience):
    base = hashlib.blake2b(b"", digest_size=32, key=key,
                           salt=struct.pack("<QQ", number, 0),
                           person=b"redactor" + bytes(8)).digest()
    return hmac.new(base, field(audience), hashlib.sha256).digest()


def rotate(x, n):
    return (x << n | x >> (64 - n)) & MASK


def siphash(key, data):
    k0, k1 = struct.unpack("<QQ", key[:16])
    v = [k0 ^ 0x736F6D6570736575, k1 ^ 0x646F72616E646F6D,
         k0 ^ 0x6C7967656E657261, k1 ^ 0x7465646279746573]

    def rounds(n):
        for _ in range(n):
            v[0] = (v[0] + v[1]) & MASK
            v[2] = (v[2] + v[3]) & MASK
            v[1] = rotate(v[1], 13) ^ v[0]
            v[3] = rotate(v[3], 16) ^ v[2]
            v[0] = rotate(v[0], 32)
            v[2] = (v[2] + v[1]) & MASK
            v[0] = (v[0] + v[3]) & MASK
            v[1] = rotate(v[1], 17) ^ v[2]
            v[3] = rotate(v[3], 21) ^ v[0]
            v[2] = rotate(v[2], 32)

    padded = data + bytes(7 - len(data) % 8) + bytes([len(data) & 255])
    for (word,) in struct.iter_unpack("<Q", padded):
        v[3] ^= word
        rounds(2)
        v[0] ^= word
    v[2] ^= 0xFF
    rounds(4)
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def base32(number, count):
    return "".join(BASE32[number >> 5 * i & 31] for i in reversed(range(count)))


def make(vector):
    key = bytes.fromhex(vector["key"])
    audience = vector["audience"].encode()
    kind = vector["type"].encode()
    bits = vector["bits"]
    digest = hmac.new(
        derive(key, TOKEN, audience),
        field(VERSION) + field(audience) + field(kind)
        + field(vector["canonical"].encode()), hashlib.sha256).digest()
    body = base32(int.from_bytes(digest, "big") >> (256 - bits), bits // 5)
    check = siphash(derive(key, CHECK, audience), kind + b"-" + body.encode())
    token = vector["type"] + "-" + body + base32(check & 1023, 2)
    form = ""
    if vector["number"] or vector["raw"] != vector["display"]:
        mark = b"n" if vector["number"] else b"t"
        hashed = siphash(derive(key, FORM, audience),
                         token.encode() + mark + vector["raw"].encode())
        form = base32(hashed & 0xFFFFF, 4)
    return {"key_id": derive(key, KEY_ID, audience)[:8].hex(),
            "token": token, "form": form}


def main():
    # The example of the SipHash paper: this file must not lean on redactor.
    assert siphash(bytes(range(16)), bytes(range(15))) == 0xA129CA6149BE45E5
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "tokens.json")
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    write = "--write" in sys.argv
    wrong = 0
    for number, vector in enumerate(data["vectors"]):
        for name, value in make(vector).items():
            if write:
                vector.setdefault(name, value)
            if vector.get(name) != value:
                wrong += 1
                print("vector %d: %s is %s, should be %s"
                      % (number, name, vector.get(name), value))
    if len(data["vectors"]) < 120:
        sys.exit("too few vectors")
    if wrong:
        sys.exit("%d wrong" % wrong)
    if write:
        rows = ",\n".join(json.dumps(v, ensure_ascii=False, separators=(",", ":"))
                          for v in data["vectors"])
        with open(path, "w", encoding="utf-8") as file:
            file.write('{"redactor_vectors":1,\n"note":%s,\n"vectors":[\n%s\n]}\n'
                       % (json.dumps(data["note"]), rows))
    print("%d vectors right" % len(data["vectors"]))


if __name__ == "__main__":
    main()
