"""HTTPS on a network of one's own: an authority made here once, and a certificate made at each start.

Browsers give service workers and positions to https pages only, and nobody outside can vouch for an address
like 192.168.1.5. Whoever installs the authority trusts whatever holds its key: it never leaves FAROL_HOME.
"""

import ipaddress
import os
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_LASTS = timedelta(days=3650)
"""Ten years: every device must be visited when it ends. Assumed."""
SERVER_LASTS = timedelta(days=397)
"""As long as browsers accept (CA/Browser Forum, Baseline Requirements 6.3.2); a start makes a new one."""
CLOCKS_DIFFER = timedelta(days=1)
"""Valid from yesterday: a tablet's clock may be behind. Assumed."""


@dataclass(frozen=True, slots=True)
class Authority:
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def fingerprint(self) -> str:
        """SHA-256, as devices show it when it is installed: "AB:CD:…"."""
        return self.certificate.fingerprint(hashes.SHA256()).hex(":").upper()


@dataclass(frozen=True, slots=True)
class Served:
    """The files a server starts with."""

    certificate: Path
    key: Path
    authority: Path
    fingerprint: str


def certificates(folder: Path, port: int, names: Sequence[str]) -> Served:
    """For this machine's own names and addresses and the given ones. Raises OSError, ValueError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    authority = _authority(folder / "authority.pem")
    public = folder / "ca.crt"
    _replace(public, _pem(authority.certificate), 0o644)
    key = ec.generate_private_key(ec.SECP256R1())
    made = _vouched(authority, key, [*own_names(), *names])
    served = folder / f"server-{port}.pem", folder / f"server-{port}.key"
    _replace(served[0], _pem(made) + _pem(authority.certificate), 0o644)
    _replace(served[1], _pem_of_key(key), 0o600)
    return Served(*served, public, authority.fingerprint)


def own_names() -> list[str]:
    """Names and addresses by which this machine is found, as far as it knows them."""
    name = socket.gethostname()
    found = ["localhost", "127.0.0.1", "::1", name, f"{name}.local"]
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as towards:
        towards.connect(
            ("192.0.2.1", 9)
        )  # nothing is sent: it only tells which of our addresses would be used
        found.append(towards.getsockname()[0])
    return found


def _authority(path: Path) -> Authority:
    """The one that is there, or a new one: of two who make it at once, one does."""
    if not path.exists():
        made = _new_authority()
        with NamedTemporaryFile(dir=path.parent) as fresh:  # only its owner may read it (0600)
            fresh.write(_pem_of_key(made.key) + _pem(made.certificate))
            fresh.flush()
            with suppress(FileExistsError):
                os.link(fresh.name, path)
    text = path.read_bytes()
    key = serialization.load_pem_private_key(text, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{path} does not hold a key of ours")
    return Authority(key, x509.load_pem_x509_certificate(text))


def _new_authority() -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Farol on {socket.gethostname()}"[:64])])
    usage = _usage(digital_signature=False, key_cert_sign=True)
    made = _unsigned(name, name, key, AUTHORITY_LASTS)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return Authority(key, made.add_extension(usage, critical=True).sign(key, hashes.SHA256()))


def _vouched(authority: Authority, key: ec.EllipticCurvePrivateKey, names: Sequence[str]) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Farol")])
    found = x509.SubjectAlternativeName([_general(each) for each in dict.fromkeys(names)])
    signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    made = _unsigned(subject, authority.certificate.subject, key, SERVER_LASTS)
    made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    made = made.add_extension(found, critical=False).add_extension(signer, critical=False)
    made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    usage = _usage(digital_signature=True, key_cert_sign=False)
    return made.add_extension(usage, critical=True).sign(authority.key, hashes.SHA256())


def _unsigned(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, lasts: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - CLOCKS_DIFFER).not_valid_after(now - CLOCKS_DIFFER + lasts)
    return made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _usage(*, digital_signature: bool, key_cert_sign: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        key_cert_sign=key_cert_sign,
        crl_sign=key_cert_sign,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _pem_of_key(key: ec.EllipticCurvePrivateKey) -> bytes:
    plain = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)


def _replace(path: Path, content: bytes, mode: int) -> None:
    """Whole or not at all, and never readable by more than `mode` says."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as fresh:
        fresh.write(content)
    Path(fresh.name).chmod(mode)
    Path(fresh.name).replace(path)
