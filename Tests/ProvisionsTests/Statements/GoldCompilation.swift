import Foundation
import Provisions

/// The documents of the annotated compilation, cut by its annotated structure.
///
/// Statements are scored on these so that a fault of the reader of documents is not counted as a
/// fault of the reader of statements.
enum GoldCompilation {
  static var isPresent: Bool { structure != nil && capture != nil && statements != nil }
  static var statements: URL? { SharedData.file("policy/targets-dev.json") }
  private static var structure: URL? { SharedData.file("policy/structure.json") }
  private static var capture: URL? { SharedData.file("policy/000_ec5a119d75334247.txt") }

  private struct Structure: Decodable {
    struct Conventions: Decodable { var startsParagraph: [Int] }
    struct Source: Decodable { var textLines: [Int] }
    struct Period: Decodable {
      var from: Int
      var to: Int
    }
    struct Block: Decodable {
      var kind: String
      var line: Int
      var col: Int
    }
    struct Node: Decodable {
      var id: String
      var number: String?
      var heading: String?
      var line: Int?
      var col: Int?
      var children: [Node]
    }
    struct Document: Decodable {
      var id: String
      var title: String?
      var docNumber: String?
      var issuers: [String]
      var date: String?
      var planPeriod: Period?
      var blocks: [Block]
      var tree: [Node]
    }
    var source: Source
    var conventions: Conventions
    var documents: [Document]
  }

  private struct Position: Hashable {
    var line: Int
    var column: Int
  }

  /// The documents, in order of the capture.
  static func documents() throws -> [PolicyDocument] {
    guard let structure, let capture else { return [] }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let gold = try decoder.decode(Structure.self, from: Data(contentsOf: structure))
    let text = try String(contentsOf: capture, encoding: .utf8)
    let (scalars, places) = clean(text, gold)
    var offsets: [Position: Int] = [:]
    for (offset, place) in places.enumerated() where scalars[offset] != "\n" {
      offsets[Position(line: place.line, column: place.column)] = offset
    }
    func offset(_ line: Int, _ column: Int) -> Int {
      offsets[Position(line: line, column: column)] ?? 0
    }
    let starts = gold.documents.map { document in
      (document.blocks.map { offset($0.line, $0.col) }
        + nodes(document.tree).compactMap { node in node.0.line.map { offset($0, node.0.col ?? 0) }
        })
        .min() ?? 0
    }
    return gold.documents.enumerated().map { index, document in
      let end = index + 1 < starts.count ? starts[index + 1] : scalars.count
      return make(
        document, Array(scalars[starts[index]..<end]), Array(places[starts[index]..<end])
      ) { offset($0, $1) - starts[index] }
    }
  }

  private static func nodes(_ tree: [Structure.Node], _ parent: String? = nil)
    -> [(Structure.Node, String?)]
  {
    tree.flatMap { [($0, parent)] + nodes($0.children, $0.id) }
  }

  private static func clean(_ text: String, _ gold: Structure) -> (Scalars, [SourcePlace]) {
    var scalars: Scalars = []
    var places: [SourcePlace] = []
    var page: Int?
    var isNewPage = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let number = index + 1
      guard number >= gold.source.textLines[0], number <= gold.source.textLines[1] else {
        continue
      }
      if line.hasPrefix("第"), line.hasSuffix("页"), let value = Int(line.dropFirst().dropLast()) {
        page = value
        isNewPage = true
        continue
      }
      if line.hasPrefix("国省市制造业相关政策精编") && line.count < 20 || line.allSatisfy(\.isWhitespace) {
        continue
      }
      let joins = isNewPage && !gold.conventions.startsParagraph.contains(page ?? 0)
      if !joins, !scalars.isEmpty {
        scalars.append("\n")
        places.append(SourcePlace(page: page, line: number, column: 0))
      }
      isNewPage = false
      for (column, scalar) in line.unicodeScalars.enumerated() {
        scalars.append(scalar)
        places.append(SourcePlace(page: page, line: number, column: column))
      }
    }
    return (scalars, places)
  }

  private static func make(
    _ document: Structure.Document, _ scalars: Scalars, _ places: [SourcePlace],
    _ offset: (Int, Int) -> Int
  ) -> PolicyDocument {
    let all = nodes(document.tree).filter { $0.0.line != nil }
    let begins = all.map { offset($0.0.line ?? 0, $0.0.col ?? 0) }
    let blocks = document.blocks.map { offset($0.line, $0.col) }
    let marks = (begins + blocks + [scalars.count]).sorted()
    func next(_ start: Int) -> Int { marks.first { $0 > start } ?? scalars.count }
    let kinds: [String: Block.Kind] = [
      "preamble": .preamble, "fragment": .fragment, "closing": .closing,
      "effective_clause": .effect,
      "cover_body": .notice,
    ]
    return PolicyDocument(
      id: document.id, identityBasis: .content, title: document.title, number: document.docNumber,
      issuers: document.issuers, issued: document.date.flatMap { CalendarDate($0) },
      planPeriod: document.planPeriod.map { PlanPeriod(from: $0.from, to: $0.to) },
      text: SourcedText(
        scalars: scalars,
        segments: places.enumerated().map { .init(start: $0.offset, place: $0.element) }),
      blocks: zip(document.blocks, blocks).map { block, start in
        Block(
          id: document.id + " " + block.kind, kind: kinds[block.kind] ?? .title,
          span: Span(start, next(start)))
      },
      provisions: zip(all, begins).map { entry, start in
        let head = start + (entry.0.number?.unicodeScalars.count ?? 0)
        let stop = min(next(start), head + (entry.0.heading?.unicodeScalars.count ?? 0))
        return Provision(
          id: entry.0.id, parent: entry.1, level: .item, number: entry.0.number ?? "",
          heading: entry.0.heading, headingSpan: Span(start, stop), body: Span(stop, next(start)),
          extent: Span(start, next(start)))
      })
  }
}
