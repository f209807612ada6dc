"""The player of a book's sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from browser.pages.text import TextMode
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.window import Window
    from playwright.sync_api import Locator

# Keeps the sounds that the reader makes, which stand nowhere on the page.
_LISTEN = """
self.sounds = []
const Sound = self.Audio
self.Audio = function (...given) { const made = new Sound(...given); self.sounds.push(made); return made }
self.Audio.prototype = Sound.prototype
"""
# A device's voice that says a sentence in no time, once it is let; it keeps what it was asked to say.
_VOICE = """
self.spoken = []
class Utterance { constructor(text) { this.text = text } }
const synth = {
  speaking: false,
  getVoices: () => VOICES,
  speak(utterance) {
    self.spoken.push({ text: utterance.text, voice: utterance.voice.name, rate: utterance.rate })
    self.goOn = () => utterance.onend()
  },
  cancel() { self.goOn = () => {} },
}
Object.defineProperty(self, 'speechSynthesis', { value: synth })
self.SpeechSynthesisUtterance = Utterance
"""


class Sound(TextMode):
    """A reader that can be listened to."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.page.add_init_script(_LISTEN)

    def with_voices(self, *voices: tuple[str, bool]) -> Sound:
        """Give the device voices: the language of each, and whether it needs no network."""
        known = [{"lang": lang, "localService": local, "name": lang} for lang, local in voices]
        self.page.add_init_script(
            _VOICE.replace("VOICES", str(known).replace("True", "true").replace("False", "false"))
        )
        return self

    @property
    def button(self) -> Locator:
        return self.page.locator("#listen")

    @property
    def bar(self) -> Locator:
        return self.page.get_by_role("region", name="Nghe đọc sách")

    def control(self, name: str) -> Locator:
        return self.bar.get_by_role("button", name=name)

    def listen(self) -> Sound:
        self.window.press(self.button)
        expect(self.bar).to_be_visible()
        return self

    def says_on(self, number: int) -> Locator:
        """Wait until words of a page are marked; return the marks."""
        marks = self.sheet(number).locator(".spoken i")
        expect(marks.first).to_be_visible()
        return marks

    def is_silent(self) -> bool:
        return bool(self.page.evaluate("self.sounds.every((sound) => sound.paused)"))

    def heard(self) -> list[dict[str, Any]]:
        """Return what the device's voice was asked to say."""
        spoken: list[dict[str, Any]] = self.page.evaluate("self.spoken")
        return spoken

    def go_on(self) -> Sound:
        """Let the device's voice come to the end of its sentence."""
        count = len(self.heard())
        self.page.evaluate("self.goOn()")
        self.page.wait_for_function("(count) => self.spoken.length > count", arg=count)
        return self
