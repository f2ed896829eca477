"""How long and how much a request may take."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on requests; seconds and bytes.

    One attempt may take `connect` to be connected, `read` between two pieces of the answer and
    `body` from its first byte to its last. After a failure that may pass there are at most
    `attempts` in all, the first pauses lasting `pause` and growing to `longest_pause`, and none
    begins once `patience` is over. A server that asks by Retry-After for more than
    `longest_retry_after` is not asked again. `queue` bounds the wait for one's turn while another
    process of this machine is asking.
    """

    connect: float = 10.0
    read: float = 30.0
    body: float = 300.0
    answer_bytes: int = 20_000_000
    pdf_bytes: int = 100_000_000
    redirects: int = 5
    attempts: int = 5
    pause: float = 3.0
    longest_pause: float = 20.0
    longest_retry_after: float = 60.0
    patience: float = 120.0
    queue: float = 600.0

    def brief(self) -> Limits:
        """For what is nice to have: one attempt, given up within seconds."""
        return replace(
            self,
            connect=min(self.connect, 3.0),
            read=min(self.read, 5.0),
            body=min(self.body, 5.0),
            attempts=1,
            queue=min(self.queue, 10.0),
        )
