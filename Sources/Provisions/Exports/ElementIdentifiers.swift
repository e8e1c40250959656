/// The identifiers (`eId`) of a document's parts in Akoma Ntoso, and the anchors in Markdown.
///
/// They follow the naming convention of the standard (`chp_2__art_3__point_10`), rest on printed
/// numbers, and so survive a new reading of the same text. A number that repeats among sisters gets
/// `-2`, `-3` ….
struct ElementIdentifiers: Sendable {
  private var byId: [String: String] = [:]

  /// Gives identifiers to the provisions and blocks of a document.
  ///
  /// `prefix` goes before those of everything at or after `split`, the beginning of an attachment.
  init(_ document: PolicyDocument, split: Int? = nil, prefix: String = "") {
    var taken: Set<String> = []
    func unique(_ wanted: String) -> String {
      var name = wanted
      var count = 2
      while !taken.insert(name).inserted {
        name = "\(wanted)-\(count)"
        count += 1
      }
      return name
    }
    func isAttached(_ offset: Int) -> Bool { split.map { offset >= $0 } ?? false }
    for (position, provision) in document.provisions.enumerated() {
      let above =
        provision.parent.flatMap { byId[$0] }.map { $0 + "__" }
        ?? (isAttached(provision.headingSpan.start) ? prefix : "")
      let number = AddressIndex.ordinal(provision.number) ?? position + 1
      byId[provision.id] = unique("\(above)\(Self.abbreviation(provision.level))_\(number)")
    }
    for block in document.blocks {
      let above = isAttached(block.span.start) ? prefix : ""
      byId[block.id] = unique("\(above)\(block.kind.rawValue)")
    }
  }

  /// The identifier of a provision or block.
  subscript(id: String) -> String? { byId[id] }

  /// The element of a level.
  static func element(_ level: Provision.Level) -> String {
    switch level {
    case .part: "part"
    case .chapter: "chapter"
    case .section: "section"
    case .article: "article"
    case .paragraph: "paragraph"
    case .item: "point"
    case .subitem: "indent"
    case .point: "alinea"
    }
  }

  private static func abbreviation(_ level: Provision.Level) -> String {
    switch level {
    case .part: "part"
    case .chapter: "chp"
    case .section: "sec"
    case .article: "art"
    case .paragraph: "para"
    case .item: "point"
    case .subitem: "indent"
    case .point: "al"
    }
  }
}
