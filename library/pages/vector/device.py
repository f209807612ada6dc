"""What devices of MuPDF's that are written here have in common."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from library.pages.vector.model import NotCarriedError

if TYPE_CHECKING:
    from collections.abc import Callable


def carried(call: Callable[..., None]) -> Callable[..., None]:
    """Let a call of a device be remembered as refused, since no error may pass through MuPDF."""

    @wraps(call)
    def guarded(self: Any, _: object, *arguments: Any) -> None:
        if self.refused is not None:
            return
        try:
            call(self, *arguments)
        except Exception as error:  # noqa: BLE001 -- whatever a damaged page raises, it stays a picture
            self.refused = error.reason if isinstance(error, NotCarriedError) else "damage"

    return guarded
