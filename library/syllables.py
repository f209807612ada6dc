"""What can be a syllable of Vietnamese, by its sounds alone; no word list is needed.

A syllable is an onset, a rhyme and a tone, and each is one of a closed set; a rhyme that ends in
c, ch, p or t bears only the tones sắc and nặng. Source: Đoàn Thiện Thuật, Ngữ âm tiếng Việt.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_VOWELS: Final = "aăâeêioôơuưy"
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_HIGH: Final = "\u0301\u0323"
_PARTED: Final = {
    ord(unicodedata.normalize("NFC", vowel + tone)): vowel + tone for vowel in _VOWELS for tone in _TONES
}
_TONE: Final = re.compile(f"[{_TONES}]")
_ONSET: Final = re.compile(r"ngh?|nh?|gh?|kh?|ch?|tr|th?|ph?|[bdđhlmrsvx]|")

# After any onset; those behind qu and gi are the same without the u and i that these hold.
_RHYMES: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt
    oe oem oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uơ ươc ươi ươm ươn ương ươp ươt ươu
    uân uâng uât uây uê uêch uên uênh uêt uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưng ưt ưu y yêm yên yêng yêt yêu
    """.split()  # noqa: SIM905 -- read as a table
)
_AFTER_QU: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây
    e en eo et ôc ê ên ênh êt êu i ich in inh it iu ơ ơi ơn ơt y ych ynh yên yêt yt yu yp
    """.split()  # noqa: SIM905 -- read as a table
)
_STOPPED: Final = ("c", "ch", "p", "t")


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Return whether `word`, in NFC and any case, sounds like one syllable of Vietnamese."""
    spelt = word.lower().translate(_PARTED)
    tones = _TONE.findall(spelt)
    if len(tones) > 1:
        return False
    bare = _TONE.sub("", spelt)
    if bare.startswith("qu"):
        rhyme, known = bare[2:], _AFTER_QU
    else:
        onset = _ONSET.match(bare)
        rhyme, known = bare[onset.end() :] if onset else bare, _RHYMES
        # In "gì" and "giếng" the i is vowel too; in "già" it belongs to the onset.
        if bare.startswith("gi") and bare[1:] not in _RHYMES:
            rhyme = bare[2:] if bare[2:3] != "ê" else f"i{bare[2:]}"
    if rhyme not in known:
        return False
    return not rhyme.endswith(_STOPPED) or (bool(tones) and tones[0] in _HIGH)
