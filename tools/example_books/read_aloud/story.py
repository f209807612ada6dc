"""The sentences of each page: one sentence is one highlighted, spoken unit."""

TITLE = "Đom đóm Chấm thắp đèn"
PAGES: tuple[tuple[str, ...], ...] = (
    ("Đom đóm Chấm thắp đèn.",),
    ("Bên bờ rạch có một cây bần già.", "Trên cây bần có một bạn đom đóm nhỏ xíu, tên là Chấm."),
    (
        "Đèn của anh Hai sáng như hạt bắp.",
        "Đèn của chị Ba sáng như hạt đậu.",
        "Còn đèn của Chấm chỉ sáng bằng một dấu chấm.",
    ),
    ("Tối nào Chấm cũng giấu đèn sau chiếc lá.", "“Đèn mình nhỏ quá, thắp lên làm gì!”"),
    (
        "Một đêm không trăng, dưới rạch có tiếng khóc.",
        "Vịt con lạc mẹ.",
        "“Tối quá! Con không thấy đường về!”",
    ),
    ("Anh Hai đi chơi xa.", "Chị Ba thì ngủ say.", "Chấm run run: “Hay là mình thử xem?”"),
    (
        "Chấm bay xuống, thắp đèn lên.",
        "Chấm sáng nhỏ vừa đủ soi một bước chân.",
        "“Bạn bơi một bước, mình soi một bước, nhé!”",
    ),
    ("Qua đám lục bình.", "Qua chiếc cầu tre.", "Qua bác Ếch đang ngồi hát.", "Một bước, rồi một bước nữa."),
    (
        "Thấy chấm sáng bay xa, đom đóm khắp bờ rạch cùng bay theo.",
        "Một chấm, mười chấm, trăm chấm.",
        "Cả cây bần sáng như chiếc đèn lồng!",
    ),
    ("“Quạc! Quạc! Mẹ đây con!”", "Vịt mẹ ôm vịt con vào cánh."),
    (
        "Từ đêm ấy, Chấm không giấu đèn nữa.",
        "Đèn nhỏ thì soi bước nhỏ.",
        "Mà đường dài nào cũng bắt đầu từ một bước nhỏ.",
    ),
    ("Hết truyện rồi.", "Chúc bạn ngủ ngon!"),
)
ALT = (
    "Đom đóm Chấm bay trên mặt rạch, đèn sau lưng toả sáng.",
    "Cây bần già bên bờ rạch ban đêm, có một chấm sáng nhỏ.",
    "Ba anh em đom đóm đậu trên cành: đèn to, đèn vừa, đèn nhỏ.",
    "Chấm nấp sau chiếc lá, vẻ buồn.",
    "Vịt con một mình giữa rạch tối.",
    "Chị Ba ngủ trên lá, Chấm nhìn xuống rạch.",
    "Chấm bay trước soi đường cho vịt con.",
    "Chấm và vịt con đi qua lục bình, cầu tre và bác Ếch.",
    "Cây bần sáng rực hàng trăm con đom đóm.",
    "Vịt mẹ gặp lại vịt con.",
    "Chấm bay cao, đèn sáng, bạn bè bay quanh.",
    "Bầu trời đêm, cây bần ngủ, một chấm sáng nhỏ trên cành.",
)
