import Provisions

/// Finds how one version of a document differs from another.
///
/// Provisions are paired first by identifier and words, then by words alone (moved), then by
/// identifier where enough words are shared, then by likeness, then by identifier alone. So a
/// provision that was put in between does not make all that follow it look rewritten.
struct DifferenceFinder {
  /// The likeness (0 … 1, Dice's coefficient of character pairs) above which two provisions of
  /// different numbers are taken to be one.
  static let likeness = 0.6

  private struct Part {
    var id: String
    var label: String
    var words: String
    var key: String
    var pairs: [UInt64: Int]
  }

  private let old: [Part]
  private let new: [Part]
  private var oldOf: [Int: Int] = [:]
  private var freeOld: Set<Int>

  /// The difference between two versions.
  static func difference(
    from old: PolicyDocument, version from: Int, to new: PolicyDocument, version to: Int
  ) -> VersionDifference {
    var finder = DifferenceFinder(old: parts(of: old), new: parts(of: new))
    finder.pair()
    return VersionDifference(
      document: new.id, from: from, to: to, fields: fields(old, new), changes: finder.changes())
  }

  private init(old: [Part], new: [Part]) {
    self.old = old
    self.new = new
    freeOld = Set(old.indices)
  }

  private mutating func pair() {
    pairWhere { $0.id == $1.id && $0.key == $1.key }
    pairWhere { $0.key == $1.key && !$0.key.isEmpty }
    pairWhere { $0.id == $1.id && Self.likeness($0, $1) >= 0.5 }
    pairByLikeness()
    pairWhere { $0.id == $1.id }
  }

  private mutating func pairWhere(_ matches: (Part, Part) -> Bool) {
    for (index, part) in new.enumerated() where oldOf[index] == nil {
      guard let match = freeOld.sorted().first(where: { matches(old[$0], part) }) else { continue }
      oldOf[index] = match
      freeOld.remove(match)
    }
  }

  private mutating func pairByLikeness() {
    for (index, part) in new.enumerated() where oldOf[index] == nil {
      let best = freeOld.sorted().map { ($0, Self.likeness(old[$0], part)) }
        .max { $0.1 < $1.1 }
      guard let (match, likeness) = best, likeness >= Self.likeness else { continue }
      oldOf[index] = match
      freeOld.remove(match)
    }
  }

  private func changes() -> [VersionDifference.Change] {
    var changes: [VersionDifference.Change] = []
    for (index, part) in new.enumerated() {
      guard let match = oldOf[index] else {
        changes.append(.init(kind: .added, old: nil, new: part.id, heading: part.label, edits: []))
        continue
      }
      let before = old[match]
      if before.key != part.key {
        changes.append(
          .init(
            kind: .changed, old: before.id, new: part.id, heading: part.label,
            edits: WordDifference.edits(from: before.words, to: part.words)))
      } else if before.id != part.id {
        changes.append(
          .init(kind: .moved, old: before.id, new: part.id, heading: part.label, edits: []))
      }
    }
    for index in freeOld.sorted() {
      let part = old[index]
      changes.append(.init(kind: .removed, old: part.id, new: nil, heading: part.label, edits: []))
    }
    return changes
  }

  private static func parts(of document: PolicyDocument) -> [Part] {
    let provisions = document.provisions.map { provision in
      (provision.id, provision.heading, PassageText(provision, in: document.text).unnumbered)
    }
    let blocks = document.blocks.map { ($0.id, String?.none, document.text[$0.span]) }
    return (provisions + blocks).map { id, heading, words in
      let key = SearchText.joined(words)
      return Part(
        id: id, label: heading ?? String(scalars: Array(words.unicodeScalars).prefix(24)),
        words: words, key: key, pairs: pairs(of: key))
    }
  }

  private static func pairs(of text: String) -> [UInt64: Int] {
    var pairs: [UInt64: Int] = [:]
    var last: UInt32?
    for scalar in text.unicodeScalars {
      if let last { pairs[UInt64(last) << 32 | UInt64(scalar.value), default: 0] += 1 }
      last = scalar.value
    }
    return pairs
  }

  private static func likeness(_ a: Part, _ b: Part) -> Double {
    let total = max(0, a.key.unicodeScalars.count - 1) + max(0, b.key.unicodeScalars.count - 1)
    guard total > 0 else { return 0 }
    let shared = a.pairs.reduce(0) { $0 + min($1.value, b.pairs[$1.key] ?? 0) }
    return 2 * Double(shared) / Double(total)
  }

  private static func fields(_ old: PolicyDocument, _ new: PolicyDocument)
    -> [VersionDifference.Field]
  {
    func validity(_ document: PolicyDocument) -> String? {
      guard let validity = document.validity else { return nil }
      return "\(validity.from?.description ?? "")/\(validity.to?.description ?? "")"
    }
    func issuers(_ document: PolicyDocument) -> String? {
      document.issuers.isEmpty ? nil : document.issuers.joined(separator: "、")
    }
    let pairs: [(String, String?, String?)] = [
      ("title", old.title, new.title), ("number", old.number, new.number),
      ("issuers", issuers(old), issuers(new)),
      ("issued", old.issued?.description, new.issued?.description),
      ("effective", old.effective?.description, new.effective?.description),
      ("validity", validity(old), validity(new)),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { .init(name: $0.0, old: $0.1, new: $0.2) }
  }
}
