/// Finds the provision or block in which an offset of a document stands, and the articles of a law.
struct AddressIndex: Sendable {
  private let regions: [(start: Int, end: Int, id: String)]
  private let frontMatter: [Span]
  private let fallback: String
  private let byId: [String: Provision]
  private let children: [String: [Provision]]
  /// The articles (第…条) by their numbers, and their order.
  private let articles: [Int: Provision]
  private let articleOrder: [Provision]

  init(_ document: PolicyDocument) {
    var regions = document.provisions.map { provision in
      (
        start: provision.headingSpan.start,
        end: max(provision.headingSpan.end, provision.body.end), id: provision.id
      )
    }
    regions += document.blocks.map { (start: $0.span.start, end: $0.span.end, id: $0.id) }
    self.regions = regions.sorted { ($0.start, $0.end, $0.id) < ($1.start, $1.end, $1.id) }
    let kinds: Set<Block.Kind> = [
      .letterhead, .title, .adoption, .number, .addressees, .attachmentTitle, .contents,
      .enclosures, .signature, .date, .publicationNote,
    ]
    frontMatter = document.blocks.filter { kinds.contains($0.kind) }.map(\.span)
    fallback = document.id
    byId = Dictionary(
      document.provisions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    children = Dictionary(grouping: document.provisions, by: { $0.parent ?? "" })
    let numbered = document.provisions.filter { $0.level == .article && $0.number.hasPrefix("第") }
    articleOrder = numbered
    articles = Dictionary(
      numbered.compactMap { article in Self.ordinal(article.number).map { ($0, article) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The identifier of the innermost provision or block at `offset`; the document's, where none is.
  func owner(at offset: Int) -> String {
    var low = 0
    var high = regions.count
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    var index = low - 1
    // Regions may be nested where a block stands inside a provision: the nearest one that reaches
    // the offset counts.
    while index >= 0, index > low - 8 {
      if offset < regions[index].end { return regions[index].id }
      index -= 1
    }
    return fallback
  }

  /// Whether the offset stands in the title, the addressees, the signature or the like, which name
  /// bodies and bind none.
  func isFrontMatter(at offset: Int) -> Bool { frontMatter.contains { $0.contains(offset) } }

  /// The provision with the identifier.
  func provision(_ id: String) -> Provision? { byId[id] }

  /// 第…条 by its number.
  func article(_ number: Int) -> Provision? { articles[number] }

  /// The article in which a provision stands, itself included.
  func article(around id: String) -> Provision? {
    var current = byId[id]
    while let provision = current, provision.level != .article {
      current = provision.parent.flatMap { byId[$0] }
    }
    return current
  }

  /// The article before another.
  func article(before id: String) -> Provision? {
    guard let index = articleOrder.firstIndex(where: { $0.id == id }), index > 0 else { return nil }
    return articleOrder[index - 1]
  }

  /// The child of a level with a number.
  func child(of id: String, level: Provision.Level, number: Int) -> Provision? {
    let sisters = (children[id] ?? []).filter { $0.level == level }
    if level == .paragraph, sisters.indices.contains(number - 1) { return sisters[number - 1] }
    return sisters.first { Self.ordinal($0.number) == number }
  }

  /// The number that a printed number (第三条, (二), 4.) stands for.
  static func ordinal(_ printed: String) -> Int? {
    let scalars = Array(printed.unicodeScalars)
    let digits = scalars.filter(\.isASCIIDigit)
    if !digits.isEmpty { return Int(String(scalars: digits[...])) }
    let numerals = scalars.filter(ChineseNumeral.isNumeral)
    return ChineseNumeral.value(numerals[...])
  }
}
