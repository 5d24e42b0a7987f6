"""How many messages a socket may send. Knows seconds, and nothing of what the messages say."""

from dataclasses import dataclass

from quiz.people import Role

PER_SECOND = {Role.TEAM: 20.0, Role.HOST: 20.0, Role.JUDGE: 20.0, Role.HALL: 10.0, Role.AUDIENCE: 5.0}
BURST_S = 2.0
STRIKES = 100  # messages over the limit until the socket is cut off


@dataclass
class Bucket:
    """A token bucket; `now` is in seconds of any steady clock."""

    rate: float
    tokens: float
    filled_at: float
    strikes: int = 0

    def take(self, now: float) -> bool:
        """Whether one more message is within the limit."""
        self.tokens = min(self.rate * BURST_S, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        if self.tokens >= 1:
            self.tokens -= 1
            return True
        self.strikes += 1
        return False

    @property
    def exhausted(self) -> bool:
        """Whether its owner has been told often enough."""
        return self.strikes >= STRIKES


def bucket_for(role: str, now: float) -> Bucket:
    """A full bucket for a socket that has just connected."""
    rate = PER_SECOND.get(role, PER_SECOND[Role.AUDIENCE])
    return Bucket(rate, rate * BURST_S, now)
