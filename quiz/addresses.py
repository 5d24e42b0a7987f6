"""At which addresses this computer can be reached from the hall. Sends nothing anywhere."""

import socket


def lan_addresses() -> tuple[str, ...]:
    """The private IPv4 addresses of this computer, the one that leads out first; may be empty."""
    found = [_outward("10.255.255.255"), _outward("192.168.255.255"), *_by_name()]
    return tuple(dict.fromkeys(each for each in found if each and not each.startswith("127.")))


def _outward(towards: str) -> str:
    """Which of our addresses a packet would leave from; a UDP socket that connects sends none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((towards, 9))
            return probe.getsockname()[0]
        except OSError:
            return ""


def _by_name() -> list[str]:
    try:
        return [info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []
