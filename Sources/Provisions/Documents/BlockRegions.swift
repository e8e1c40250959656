/// The blocks of a document so that none overlaps another and none leaves text out.
struct BlockRegions {
  private(set) var blocks: [(Block.Kind, Range<Int>)]

  /// Takes what is set apart out of the other blocks.
  init(_ blocks: [(Block.Kind, Range<Int>)], apart: [Range<Int>]) {
    self.blocks = blocks.flatMap { kind, range -> [(Block.Kind, Range<Int>)] in
      let isApart = [.contents, .enclosures, .publicationNote].contains(kind)
      guard !isApart else { return [(kind, range)] }
      var pieces: [(Block.Kind, Range<Int>)] = []
      var low = range.lowerBound
      for gap in apart where gap.overlaps(range) {
        if gap.lowerBound > low { pieces.append((kind, low..<gap.lowerBound)) }
        low = max(low, gap.upperBound)
      }
      if low < range.upperBound { pieces.append((kind, low..<range.upperBound)) }
      return pieces
    }
  }

  /// Makes a block of text that neither a provision nor a block holds: it closes what stands before.
  mutating func fill(around provisions: [Provision], in text: Scalars) {
    var covered = blocks.map(\.1)
    for provision in provisions { covered += [provision.headingSpan.range, provision.body.range] }
    covered.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    let first = provisions.first?.headingSpan.start ?? text.count
    var at = 0
    func add(_ end: Int) {
      guard end > at, text[at..<end].contains(where: { !$0.isBlank }) else { return }
      blocks.append((at < first ? .preamble : .closing, at..<end))
    }
    for range in covered where !range.isEmpty {
      add(range.lowerBound)
      at = max(at, range.upperBound)
    }
    add(text.count)
  }
}
