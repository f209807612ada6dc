"""The school's picture as files of the site: the sizes a page offers, and the form that link previews take."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from library.site import urls
from library.site.emit import OutputFile
from library.site.views import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from library.pages.model import Derivative
    from library.pages.schoolpicture import SchoolPicture


@dataclass(frozen=True, slots=True)
class Pictures:
    """`images` are what the home page shows, `shared` the JPEG for previews, None of a drawing or of none."""

    images: tuple[Image, ...] = ()
    shared: Image | None = None
    outputs: tuple[OutputFile, ...] = ()

    @classmethod
    def of(cls, picture: SchoolPicture | None, jpeg: Callable[[tuple[Derivative, Path]], Path]) -> Pictures:
        """Return the files of a picture; `jpeg` makes a JPEG of one of its sizes."""
        if picture is None:
            return cls()
        if picture.drawing:
            data = picture.drawing.read_bytes()
            url = urls.school_picture("picture.svg", sha256(data).hexdigest()[:10])
            return cls((Image(url, 0, 0),), None, (OutputFile.of(url, data),))
        images = []
        outputs = []
        for image, path in picture.sizes:
            url = urls.school_picture(path.name, image.digest)
            images.append(Image(url, image.width, image.height))
            outputs.append(OutputFile(url, path, image.digest))
        # Programs that preview links want about 1,200 pixels, and many know no WebP.
        size = picture.sizes[:2][-1]
        made = jpeg(size)
        shared = Image(urls.school_picture("share.jpg", size[0].digest), size[0].width, size[0].height)
        outputs.append(OutputFile(shared.url, made, made.parent.name))
        return cls(tuple(images), shared, tuple(outputs))
