"""The language of a text, by its script or its small words."""

from __future__ import annotations

import pytest

from library.tongue import tongue_of

EN = (
    "The boat with the books comes to the landing every Monday, and the children of the village wait for it. "
)
FR = "Le bateau des livres arrive tous les lundis, et les enfants du village sont dans la cour pour le voir. "
DE = "Das Boot mit den Büchern kommt jeden Montag, und die Kinder des Dorfes warten auf der Brücke auf das Schiff. "


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (EN * 5, "en"),
        (FR * 5, "fr"),
        (DE * 5, "de"),
        (
            "El barco de los libros llega todos los lunes, y los niños del pueblo lo esperan en la orilla. "
            * 5,
            "es",
        ),
        (
            "Perahu itu datang dengan buku untuk anak yang ada di desa, dan ini tidak jauh dari sungai. " * 5,
            "id",
        ),
        ("木曜日には本をのせた舟が村にやって来て、子どもたちは岸で待っている。" * 12, "ja"),
        ("每個星期一，載書的小船來到村裡，孩子們在岸邊等著。" * 20, "zh"),
        ("월요일마다 책을 실은 배가 마을에 오고 아이들은 강가에서 기다린다. " * 20, "ko"),
        ("По понедельникам в деревню приходит лодка с книгами, и дети ждут её на берегу. " * 6, "ru"),
        ("يأتي قارب الكتب إلى القرية كل يوم اثنين وينتظره الأطفال على الضفة. " * 8, "ar"),
    ],
)
def test_a_text_tells_its_language(text: str, tag: str) -> None:
    assert tongue_of(text) == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        EN,
        "Щопонеділка до села приходить човен із книжками, і діти чекають його на березі. " * 8,
        "قایق کتاب هر دوشنبه به روستا می‌آید و بچه‌ها کنار رود چشم به راه آن هستند گل پدر. " * 8,
        "Tram nam trong coi nguoi ta, chu tai chu menh kheo la ghet nhau. Trai qua mot cuoc be dau. " * 8,
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt. " * 8,
        f"{EN}{FR}{DE}" * 3,
        "12.345 67.890 " * 200,
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    assert tongue_of(text) == ""
