/// Title, number and addressees at the beginning of a document.
struct FrontMatter {
  private(set) var title: String?
  private(set) var number: String?
  private(set) var addressees: [String] = []
  private(set) var blocks: [(Block.Kind, Range<Int>)] = []
  /// Where the front ends.
  private(set) var end = 0

  init(_ text: Scalars) {
    skipBlanks(text)
    // A number may stand above the title.
    takeNumber(text)
    if let stop = TitleShape.end(in: text[end...]), !NumberMark.opens(text[end...]) {
      blocks.append((.title, end..<stop))
      title = String(
        scalars: text[end..<stop].filter { !$0.isBlank && $0 != "#" && $0 != "*" }[...])
      end = stop
      skipBlanks(text)
    }
    takeNumber(text)
    takeAddressees(text)
  }

  private mutating func skipBlanks(_ text: Scalars) {
    while end < text.count, text[end].isBlank { end += 1 }
  }

  private mutating func takeNumber(_ text: Scalars) {
    guard number == nil, let found = DocumentNumber(in: text[...], from: end, opens: true) else {
      return
    }
    number = found.normal
    blocks.append((.number, found.range))
    end = found.range.upperBound
    skipBlanks(text)
  }

  private mutating func takeAddressees(_ text: Scalars) {
    let limit = min(text.count, end + 400)
    var index = end
    while index < limit, text[index] != ":", text[index] != "：" {
      if "。\n《；".unicodeScalars.contains(text[index]) { return }
      index += 1
    }
    guard index < limit, index - end >= 3, !NumberMark.opens(text[end..<index]) else { return }
    let names = text[end..<index]
    guard let first = names.first, let last = names.last,
      "各省市县区州国中教部有本直新".unicodeScalars.contains(first)
        || "表:".unicodeScalars.contains(last),
      "位府门构局厅委司校业团院会办部区)）处行表学".unicodeScalars.contains(last)
    else { return }
    blocks.append((.addressees, end..<index + 1))
    var depth = 0
    var piece: Scalars = []
    for scalar in names where !scalar.isBlank {
      if "(（".unicodeScalars.contains(scalar) { depth += 1 }
      if ")）".unicodeScalars.contains(scalar) { depth -= 1 }
      if depth == 0, scalar == "," || scalar == "，" {
        addressees.append(String(scalars: piece[...]))
        piece = []
      } else {
        piece.append(scalar)
      }
    }
    if !piece.isEmpty { addressees.append(String(scalars: piece[...])) }
    end = index + 1
  }
}
