/// What closes a text behind its last provision: an appeal to everybody, and the clause of effect.
struct Tail {
  private(set) var closing: Range<Int>?
  private(set) var effect: Range<Int>?

  private static let appeals = ["各地、各有关部门", "各地各有关部门", "各地各部门", "各地、各部门", "各地区、各部门", "各地区各部门"]
    .map { Array($0.unicodeScalars) }
  private static let force = ["施行", "实施", "执行", "生效"].map { Array($0.unicodeScalars) }

  init(_ text: Scalars, last: HeadingScanner.Found?, end: Int) {
    guard let last, last.mark.form != .lawArticle, last.bodyStart < end else { return }
    let body = last.bodyStart..<end
    var sentences: [Range<Int>] = []
    var start = body.lowerBound
    for index in body where text[index] == "。" || text[index] == "\n" {
      let stop = text[index] == "。" ? index + 1 : index
      if stop > start { sentences.append(start..<stop) }
      start = index + 1
    }
    if start < end { sentences.append(start..<end) }
    sentences = sentences.filter { range in text[range].contains { !$0.isBlank } }
    var stop = end
    for sentence in sentences.dropFirst().suffix(3).reversed() {
      let words = text[sentence].drop(while: \.isBlank)
      if effect == nil, words.first == "本", words.prefix(20).contains("自"), words.count < 80,
        Self.force.contains(where: { words.holds($0) })
      {
        effect = words.startIndex..<stop
        stop = words.startIndex
      }
    }
    for sentence in sentences.dropFirst().suffix(4) where sentence.lowerBound < stop {
      let words = text[sentence].drop(while: \.isBlank)
      guard effect != nil || sentence.upperBound >= end,
        Self.appeals.contains(where: { words.starts(with: $0) })
      else { continue }
      closing = words.startIndex..<stop
      break
    }
  }
}
