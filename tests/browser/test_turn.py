"""Leaves in flight: how they look, what they follow, and what becomes of them on lesser devices."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.pages.reader import Reader
from browser.touch import Fingers
from browser.window import PHONE, Device
from PIL import Image, ImageChops, ImageStat

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from browser.window import Window
    from playwright.sync_api import Route

# No larger than it must be for two pages: every frame is drawn by the processor.
DESK = Device(900, 640, touch=False)
GOLDEN = Path(__file__).with_name("goldens")
SOURCE = Path(__file__).parents[2] / "themes" / "reader" / "src"
# Without the bars, whose letters differ from system to system.
_STAGE = {"y": 64, "bottom": 72}
# Drawn by the processor, a frame differs from one version of its drawing library to the next at edges.
_DIFFERENT, _SHARE = 40, 0.015

_NO_WEBGL = "delete self.WebGL2RenderingContext"
_COUNT_TEXTURES = """
self.textures = 0
self.mostTextures = 0
const { createTexture, deleteTexture } = WebGL2RenderingContext.prototype
WebGL2RenderingContext.prototype.createTexture = function () {
  self.mostTextures = Math.max(self.mostTextures, ++self.textures)
  return createTexture.call(this)
}
WebGL2RenderingContext.prototype.deleteTexture = function (texture) {
  self.textures--
  return deleteTexture.call(this, texture)
}
"""
_LOSE = """
() => {
  const gl = document.querySelector('canvas.leaves').getContext('webgl2')
  self.lost = gl.getExtension('WEBGL_lose_context')
  self.lost.loseContext()
}
"""
# Runs the vertex shader over random drags and tells how far it is from fold.js, in pixels.
_PARITY = """
async () => {
  const { bend, fold, reach, swing } = await import('/source/reader/leaf/fold.js')
  const { LEAF_VERTEX } = await import('/source/reader/leaf/shaders.js')
  const gl = document.createElement('canvas').getContext('webgl2')
  const program = gl.createProgram()
  for (const [type, source] of [[gl.VERTEX_SHADER, LEAF_VERTEX],
    [gl.FRAGMENT_SHADER, '#version 300 es\\nprecision highp float; out vec4 c; void main() { c = vec4(1.); }']]) {
    const shader = gl.createShader(type)
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.bindAttribLocation(program, 0, 'at')
  gl.transformFeedbackVaryings(program, ['gl_Position'], gl.INTERLEAVED_ATTRIBS)
  gl.linkProgram(program)
  gl.useProgram(program)
  const at = (name) => gl.getUniformLocation(program, name)
  const [stage, size, origin, far] = [[1000, 800], [300, 420], [500, 120], 1500]
  const points = Array.from({ length: 200 }, () => [Math.random(), Math.random()])
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer())
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(points.flat()), gl.STATIC_DRAW)
  gl.enableVertexAttribArray(0)
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0)
  const out = gl.createBuffer()
  gl.bindBuffer(gl.TRANSFORM_FEEDBACK_BUFFER, out)
  gl.bufferData(gl.TRANSFORM_FEEDBACK_BUFFER, points.length * 16, gl.STATIC_READ)
  gl.bindBufferBase(gl.TRANSFORM_FEEDBACK_BUFFER, 0, out)
  gl.enable(gl.RASTERIZER_DISCARD)
  let worst = 0
  for (let drag = 0; drag < 60; drag++) {
    const [side, hard] = [drag % 2 ? 1 : -1, drag % 5 === 0]
    const grabbed = { x: 200 + 100 * Math.random(), y: 420 * Math.random() }
    const finger = reach(grabbed, { x: 600 * Math.random() - 300, y: 420 * Math.random() }, 420)
    const bent = fold(grabbed, finger, 420, 33)
    const angle = hard ? swing(grabbed, finger) : -1
    const eye = [origin[0] + side * finger.x, origin[1] + finger.y]
    gl.uniform2f(at('stage'), ...stage)
    gl.uniform2f(at('size'), ...size)
    gl.uniform2f(at('origin'), ...origin)
    gl.uniform2f(at('eye'), ...eye)
    gl.uniform1f(at('side'), side)
    gl.uniform1f(at('far'), far)
    gl.uniform1f(at('level'), 0)
    gl.uniform4f(at('fold'), bent.normal.x, bent.normal.y, bent.start, bent.radius)
    gl.uniform1f(at('angle'), angle)
    gl.beginTransformFeedback(gl.POINTS)
    gl.drawArrays(gl.POINTS, 0, points.length)
    gl.endTransformFeedback()
    const seen = new Float32Array(points.length * 4)
    gl.getBufferSubData(gl.TRANSFORM_FEEDBACK_BUFFER, 0, seen)
    points.forEach(([u, v], nth) => {
      const paper = { x: u * size[0], y: v * size[1] }
      const place = hard
        ? { x: paper.x * Math.cos(angle), y: paper.y, z: paper.x * Math.sin(angle) } : bend(bent, paper)
      const near = 1 - place.z / far
      const spot = [origin[0] + side * place.x, origin[1] + place.y].map((c, k) => eye[k] + (c - eye[k]) / near)
      const [x, y, , w] = seen.slice(4 * nth, 4 * nth + 4)
      const drawn = [(x / w + 1) / 2 * stage[0], (1 - y / w) / 2 * stage[1]]
      worst = Math.max(worst, Math.abs(drawn[0] - spot[0]), Math.abs(drawn[1] - spot[1]))
    })
  }
  return worst
}
"""


def _agrees(window: Window, name: str, *, update: bool) -> None:
    """Compare the stage with the golden picture `name`."""
    device = window.device
    height = device.height - _STAGE["y"] - _STAGE["bottom"]
    clip = {"x": 0, "y": _STAGE["y"], "width": device.width, "height": height}
    seen = Image.open(io.BytesIO(window.page.screenshot(clip=clip, scale="css"))).convert("RGB")
    golden = GOLDEN / f"{name}.webp"
    if update:
        GOLDEN.mkdir(exist_ok=True)
        seen.save(golden, lossless=True, method=6)
    wanted = Image.open(golden).convert("RGB")
    assert seen.size == wanted.size
    difference = (
        ImageChops.difference(seen, wanted).convert("L").point(lambda value: 255 * (value > _DIFFERENT))
    )
    share = ImageStat.Stat(difference).mean[0] / 255
    assert share < _SHARE, f"{share:.1%} of {name} differ"


@pytest.mark.parametrize(
    ("name", "device", "book", "at", "way"),
    [
        ("roll-phone", PHONE, "cay-gao", 3, ((330, 560), (150, 500))),
        ("roll-back-phone", PHONE, "cay-gao", 3, ((40, 400), (240, 380))),
        ("roll-desk", DESK, "cay-gao", 4, ((700, 480), (400, 400))),
        ("cover-desk", DESK, "cay-gao", 1, ((580, 320), (440, 320))),
        ("roll-rtl-desk", DESK, "nguoc-chieu", 3, ((200, 440), (460, 380))),
    ],
)
def test_a_held_leaf_looks_like_paper(
    open_window: OpenWindow,
    name: str,
    device: Device,
    book: str,
    at: int,
    way: tuple[tuple[float, float], tuple[float, float]],
    update_golden: bool,
) -> None:
    window = _steady(open_window(device))
    reader = Reader(window).open(book, f"#p={at}").at(at)
    reader.page.wait_for_load_state("networkidle")
    reader.page.wait_for_timeout(400)
    with _held(window, *way):
        reader.page.locator("canvas.leaves").wait_for()
        reader.page.wait_for_timeout(400)
        assert reader.number == at, "nothing is turned before the finger lets go"
        _agrees(window, name, update=update_golden)


def _steady(window: Window) -> Window:
    """Give a window a clock whose frames are 16 ms apart: a slow computer would get the lesser player."""
    window.page.clock.install()
    return window


def _held(window: Window, start: tuple[float, float], end: tuple[float, float]) -> _Hold:
    return _Hold(window, start, end)


class _Hold:
    """A finger or a mouse that drags and holds."""

    def __init__(self, window: Window, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._window, self._start, self._end = window, start, end
        self._touch = Fingers(window.page).dragging(start, end, seconds=0.8) if window.device.touch else None

    def __enter__(self) -> None:
        if self._touch:
            return self._touch.__enter__()
        mouse = self._window.page.mouse
        mouse.move(*self._start)
        mouse.down()
        mouse.move(*self._end, steps=12)
        return None

    def __exit__(self, *error: object) -> None:
        if self._touch:
            self._touch.__exit__(None, None, None)
        else:
            self._window.page.mouse.up()


def test_the_shader_bends_paper_as_the_model_does(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    window.witness.forgiven.add("/source/")
    Reader(window).open("cay-gao").shows(1)

    def serve(route: Route) -> None:
        body = (SOURCE / route.request.url.split("/source/")[1]).read_text(encoding="utf-8")
        route.fulfill(body=body, content_type="text/javascript")

    window.page.route("**/source/**", serve)
    assert window.page.evaluate(_PARITY) < 0.25


def test_a_slow_release_falls_to_the_nearer_side_and_a_flick_goes_on(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao", "#p=3").shows(3)
    fingers = Fingers(reader.page)
    fingers.swipe((300, 400), (240, 400), seconds=2)
    reader.shows(3).at(3)
    fingers.swipe((300, 400), (60, 400), seconds=2)
    reader.shows(4).at(4)
    fingers.swipe((300, 400), (250, 400), seconds=0.05)
    reader.shows(5).at(5)
    fingers.swipe((100, 400), (150, 400), seconds=0.05)
    reader.shows(4).at(4)


@pytest.mark.parametrize(
    ("device", "there", "back"), [(PHONE, 6, (4,)), (DESK, 9, (6, 7))], ids=["phone", "desk"]
)
def test_pages_turned_quickly_are_all_turned(
    open_window: OpenWindow, device: Device, there: int, back: tuple[int, ...]
) -> None:
    reader = Reader(open_window(device)).open("cay-gao", "#p=2").at(2)
    reader.key(*["ArrowRight"] * 4).at(there)
    reader.key("ArrowLeft", "ArrowLeft").at(back[0]).shows(*back)


def test_swipes_in_quick_succession_turn_a_page_each(open_window: OpenWindow) -> None:
    reader = Reader(open_window(PHONE)).open("cay-gao").shows(1)
    for _ in range(4):
        reader.swipe("left")
    reader.at(5).shows(5)


def test_a_jump_fans_and_arrives(open_window: OpenWindow) -> None:
    reader = Reader(open_window(DESK)).open("cay-gao", "#p=2").shows(2, 3)
    reader.key("End").at(12).shows(11, 12).key("Home").at(1).shows(1)


def test_a_leaf_in_flight_can_be_caught(open_window: OpenWindow) -> None:
    window = open_window(PHONE)
    reader = Reader(window).open("cay-gao", "#p=3").shows(3)
    reader.key("ArrowRight").at(4)
    with _held(window, (200, 400), (330, 400)):
        reader.page.locator(".leaves").wait_for()
    reader.at(3).shows(3)


def test_a_turn_survives_a_change_of_size(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    reader = Reader(window).open("cay-gao", "#p=4").shows(4, 5)
    reader.key("ArrowRight").at(6)
    window.page.set_viewport_size({"width": 700, "height": 900})
    reader.at(6).shows(6)
    window.page.set_viewport_size({"width": 900, "height": 640})
    reader.at(6).shows(6, 7)


def test_without_webgl_leaves_swing(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    window.page.add_init_script(_NO_WEBGL)
    reader = Reader(window).open("cay-gao", "#p=4").shows(4, 5)
    with _held(window, (700, 320), (400, 320)):
        leaf = reader.page.locator("div.leaves .leaf")
        leaf.wait_for()
        assert "rotateY" in (leaf.get_attribute("style") or "")
        assert leaf.locator("canvas").count() == 2
    reader.at(6).shows(6, 7)


def test_a_lost_context_costs_no_page(open_window: OpenWindow) -> None:
    window = _steady(open_window(DESK))
    reader = Reader(window).open("cay-gao", "#p=4").shows(4, 5)
    with _held(window, (700, 320), (400, 320)):
        reader.page.locator("canvas.leaves").wait_for()
        reader.page.evaluate(_LOSE)
        window.page.mouse.move(390, 320)
        reader.page.locator("div.leaves").wait_for()
    reader.at(6).shows(6, 7)
    reader.page.evaluate("self.lost.restoreContext()")
    reader.page.wait_for_timeout(200)
    with _held(window, (700, 320), (400, 320)):
        reader.page.locator("canvas.leaves").wait_for()
    reader.at(8).shows(8)


def test_few_pictures_are_held_for_drawing(open_window: OpenWindow) -> None:
    window = open_window(DESK)
    _steady(window).page.add_init_script(_COUNT_TEXTURES)
    reader = Reader(window).open("cay-gao", "#p=2").shows(2, 3)
    for spread in ((4, 5), (6, 7), (8,), (9, 10), (11, 12)):
        reader.key("ArrowRight").at(spread[0]).shows(*spread)
        reader.page.wait_for_timeout(150)
    assert 2 <= reader.page.evaluate("self.textures") <= 6
    assert reader.page.evaluate("self.mostTextures") <= 7, "one more only while another makes way"
