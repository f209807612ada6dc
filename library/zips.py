"""What `zipfile` raises when an archive is damaged, locked, or packed in a way that it does not know."""

from __future__ import annotations

import zipfile
import zlib
from typing import Final

# RuntimeError stands for a password, and NotImplementedError is one; ValueError for a name that is no text.
DAMAGE: Final = (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError)
