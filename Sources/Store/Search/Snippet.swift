import Provisions

/// Cuts the words around hits out of a text.
enum Snippet {
  /// Characters shown before the first hit.
  static let before = 20
  /// Characters shown in all.
  static let length = 120

  /// Pieces of `text` around its first hits; `…` stands where words were cut.
  static func pieces(of text: String, hits: [Range<Int>]) -> [SearchHit.Piece] {
    let scalars = Array(text.unicodeScalars).map { $0 == "\n" ? " " : $0 }
    let first = hits.first?.lowerBound ?? 0
    let start = first <= before ? 0 : first - before
    let end = min(scalars.count, max(start + length, hits.first?.upperBound ?? 0))
    var pieces: [SearchHit.Piece] = []
    func add(_ range: Range<Int>, isHit: Bool) {
      guard !range.isEmpty else { return }
      pieces.append(.init(text: String(scalars: scalars[range]), isHit: isHit))
    }
    if start > 0 { pieces.append(.init(text: "…", isHit: false)) }
    var position = start
    for hit in hits where hit.upperBound <= end && hit.lowerBound >= position {
      add(position..<hit.lowerBound, isHit: false)
      add(hit, isHit: true)
      position = hit.upperBound
    }
    add(position..<end, isHit: false)
    if end < scalars.count { pieces.append(.init(text: "…", isHit: false)) }
    return pieces
  }
}
