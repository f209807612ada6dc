/** What the desk knows of the language, whatever a school asks and answers. */

/** Short forms of chats by their accent-free spelling. */
export const SHORT = table(
  'không: k ko kg kh hok hong hem khum · được: dc đc · gì: j · thế nào: tn · như thế nào: ntn · bao nhiêu: bn' +
    ' · bao giờ: bh · giờ: h · sao: s · rồi: r · làm: lm · người: ng · mình: mk mik · nữa: nx · biết: bt' +
    ' · điện thoại: dt sdt phone · số điện thoại: sdt · thư viện: tv · học sinh: hs · giáo viên: gv' +
    ' · trực tuyến: onl online · ngoại tuyến: off offline · thứ hai: t2 · thứ ba: t3 · thứ tư: t4 · thứ năm: t5' +
    ' · thứ sáu: t6 · thứ bảy: t7 · chủ nhật: cn · đăng kí: dki · quyển: q',
)

/** Ways to ask one thing: each is taken for the first. A longer way is looked for before a shorter one. */
export const ALIKE = [
  'mấy giờ|lúc nào|khi nào|bao giờ|giờ nào|lúc mấy giờ|từ mấy giờ|đến mấy giờ|chừng nào|hồi nào|ngày nào|hôm nào',
  'bao lâu|mấy ngày|bao nhiêu ngày|mấy tuần|mấy hôm|bao nhiêu lâu',
  'ở đâu|chỗ nào|ở chỗ nào|nơi nào|ở nơi nào|đâu',
  'thế nào|làm sao|làm thế nào|như thế nào|ra sao|thì sao|phải làm sao|làm sao để|kiểu gì|cách nào|bằng cách nào' +
    '|cách|như nào|làm gì|thì làm gì|sao|có sao',
  'bao nhiêu|mấy',
  'cuốn|quyển',
  'ai|người nào',
  'trực tuyến|trên mạng|qua mạng',
  'trễ|muộn',
  'sách|truyện|cuốn sách|quyển sách|cuốn truyện|quyển truyện',
  'mở cửa|làm việc',
  'thầy cô|giáo viên|thầy giáo|cô giáo',
].map((ways) => ways.split('|'))

/** Words that carry a sentence and say little of what it is about: pronouns, particles, links, measures. */
export const LIGHT = new Set(
  (
    'ạ à ơi ư nhỉ nhé nha hả hở hử chứ chớ dạ vâng ừ ok vậy thế đó đấy này kia ấy nọ đây kìa' +
    ' em con mình tôi tớ bạn cô thầy chị anh cháu ta họ nó chúng' +
    ' là thì mà và của cho với bị được có không chưa chẳng chả đang sẽ đã vẫn còn cũng đều lại rồi nữa luôn ngay' +
    ' rất quá lắm hơi khá thật thôi hết xong chỉ cứ nên phải cần muốn xin hỏi định lỡ nhờ' +
    ' để do bởi vì nếu khi lúc hồi sau trước giữa từ đến tới tại theo cùng như hay hoặc nhưng' +
    ' những các mọi mỗi từng một vài cả cái chiếc thứ nào gì nhiều ít hơn nhất tí xíu' +
    ' ra vào lên xuống đi sang haha hihi huhu hic the is a an of to in'
  ).split(' '),
)

/** Words of a question for a book that do not tell which. */
export const OF_BOOKS = new Set(
  'sách truyện đọc tìm về nói viết kể thư viện trang tác giả em quyển cuốn biết thích hay giúp ở trong'.split(' '),
)

/**
 * @param {string} text groups of "long form: short forms"
 * @returns {Map<string, string>}
 */
function table(text) {
  /** @type {Map<string, string>} */
  const made = new Map()
  for (const group of text.split(' · ')) {
    const [long, shorts] = group.split(': ')
    for (const short of shorts.split(' ')) made.set(short, long)
  }
  return made
}
