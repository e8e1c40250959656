/// Whether decoded text looks like Chinese, or like another encoding read as one of Chinese.
///
/// In Chinese prose of any kind a few characters and marks make up a good part of the text; in bytes
/// read in the wrong encoding they occur by chance only.
struct ChineseLikeness {
  /// Whether the text may be Chinese; short text and text without Chinese may.
  let isPlausible: Bool

  private static let common: Set<Unicode.Scalar> = Set(
    "的一和在是有为不人中大上个国业工政发市年以及等与，。、；：（）《》,．第条章项元实施".unicodeScalars)

  init(_ text: String) {
    var han = 0
    var hits = 0
    for scalar in text.unicodeScalars.prefix(20_000) where scalar.value >= 0x2E80 {
      han += 1
      if Self.common.contains(scalar) { hits += 1 }
    }
    isPlausible = han < 100 || hits * 50 >= han
  }
}
