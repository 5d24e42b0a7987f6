"""
A PIN of four digits as it is stored: salted, stretched, and mixed with this installation's secret.

Four digits are few; the secret keeps a copied database from being tried through, pin_guard.py keeps a phone
from guessing, and what everybody tries first cannot be chosen. Slow on purpose: call it off the hub.
"""

import hashlib
import hmac
import re
import secrets
from itertools import pairwise

PIN = re.compile(r"[0-9]{4}")
COST = 2**13
SALT_BYTES = 16


def is_pin(text: object) -> bool:
    return isinstance(text, str) and bool(PIN.fullmatch(text))


def is_easy(pin: str) -> bool:
    """Whether it is among what is tried first: 1111, 1212, 1122, 1234, 9876. One PIN in five would be."""
    steps = {(int(later) - int(former)) % 10 for former, later in pairwise(pin)}
    pairs = pin[:2] == pin[2:] or (pin[0] == pin[1] and pin[2] == pin[3])
    return pairs or steps in ({1}, {9})


def fresh_pin() -> str:
    """A PIN nobody would try first."""
    while is_easy(pin := f"{secrets.randbelow(10_000):04}"):
        pass
    return pin


def hashed(pin: str, salt: bytes, secret: bytes) -> str:
    """What is stored of a PIN."""
    return f"{salt.hex()}${_stretched(pin, salt, secret).hex()}"


def fits(pin: str, stored: str, secret: bytes) -> bool:
    """Whether a PIN is the one that was stored."""
    salt, _, digest = stored.partition("$")
    return hmac.compare_digest(_stretched(pin, bytes.fromhex(salt), secret).hex(), digest)


def _stretched(pin: str, salt: bytes, secret: bytes) -> bytes:
    mixed = hmac.new(secret, b"practice pin\0" + pin.encode(), hashlib.sha256).digest()
    return hashlib.scrypt(mixed, salt=salt, n=COST, r=8, p=1, dklen=32)
