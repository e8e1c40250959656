/// Finds the cited documents in a library.
///
/// A number settles a citation first, then a title: blanks, the width of brackets, the wrapping
/// 关于印发…的通知 and the issuer before 关于 do not count. A title that two documents bear settles
/// nothing.
public struct CitationResolver: Sendable {
  /// What a library knows of one document.
  public struct Candidate: Sendable, Hashable {
    /// The document's identifier.
    public var id: String
    /// Its document number.
    public var number: String?
    /// Its titles: as printed, of its attachment, inferred.
    public var titles: [String]
    /// The identifiers of its articles (第…条) by their numbers.
    public var articles: [Int: String]

    /// Creates a candidate.
    public init(id: String, number: String?, titles: [String], articles: [Int: String] = [:]) {
      self.id = id
      self.number = number
      self.titles = titles
      self.articles = articles
    }

    /// Creates a candidate from a document.
    public init(_ document: PolicyDocument) {
      var titles = [document.title, document.inferredTitle?.value].compactMap(\.self)
      titles += document.blocks.filter { $0.kind == .attachmentTitle }.map {
        document.text[$0.span]
      }
      let articles = document.provisions.compactMap { provision in
        provision.level == .article && provision.number.hasPrefix("第")
          ? AddressIndex.ordinal(provision.number).map { ($0, provision.id) } : nil
      }
      self.init(
        id: document.id, number: document.number, titles: titles,
        articles: Dictionary(articles, uniquingKeysWith: { first, _ in first }))
    }
  }

  private var byNumber: [String: String?] = [:]
  private var byTitle: [String: String?] = [:]
  private var articles: [String: [Int: String]] = [:]

  /// Creates a resolver over a library.
  public init(candidates: [Candidate]) {
    for candidate in candidates {
      articles[candidate.id] = candidate.articles
      if let number = candidate.number {
        Self.note(candidate.id, under: CitationKey.number(number), in: &byNumber)
      }
      for title in Set(candidate.titles.map(CitationKey.title)) where !title.isEmpty {
        Self.note(candidate.id, under: title, in: &byTitle)
      }
    }
  }

  /// Creates a resolver over documents.
  public init(documents: [PolicyDocument]) {
    self.init(candidates: documents.map(Candidate.init))
  }

  /// The identifier of the document or provision that a citation names, where the library holds it.
  public func target(of citation: Citation) -> String? {
    if let target = citation.target { return target }
    switch citation.form {
    case .number: return byNumber[citation.key] ?? nil
    case .title, .bare, .standard: return byTitle[citation.key] ?? nil
    case .provision: return provision(citation.key)
    }
  }

  /// The citations of one document with their targets.
  ///
  /// A title that the library does not know is settled by the number printed behind it.
  public func resolve(_ citations: [Citation]) -> [Citation] {
    var resolved = citations
    for index in resolved.indices { resolved[index].target = target(of: resolved[index]) }
    for index in resolved.indices.dropLast() where resolved[index].form == .title {
      let next = resolved[index + 1]
      guard resolved[index].target == nil, next.form == .number,
        (0...2).contains(next.span.start - resolved[index].span.end)
      else { continue }
      resolved[index].target = next.target
    }
    return resolved
  }

  /// An article of another document: the key is the document's, with the path behind it.
  private func provision(_ key: String) -> String? {
    let scalars = Array(key.unicodeScalars)
    for index in scalars.indices.dropFirst() where scalars[index] == "第" {
      guard let document = byTitle[String(scalars: scalars[..<index])] ?? nil else { continue }
      let end = scalars[index...].firstIndex(of: "条") ?? scalars.count
      let number = AddressIndex.ordinal(String(scalars: scalars[index..<end]))
      return number.flatMap { articles[document]?[$0] } ?? document
    }
    return nil
  }

  private static func note(_ id: String, under key: String, in table: inout [String: String?]) {
    if let known = table[key] {
      if known != id { table[key] = .some(nil) }
    } else {
      table[key] = .some(id)
    }
  }
}
