import Foundation
import Provisions
import Testing

@Suite("The compilation read end to end (skipped where it is absent)")
struct WholeCompilationTests {
  private static let capture = SharedData.file("policy/000_ec5a119d75334247.txt")
  private static let structure = SharedData.file("policy/structure.json")
  private static let statements = SharedData.file("policy/targets-dev.json")
  private static let others = SharedData.file("data/policies/documents.jsonl")

  private struct Structure: Decodable {
    struct Reference: Decodable {
      var text: String
      var form: String
    }
    struct Agencies: Decodable {
      var article: String
      var agencies: [String]
    }
    var crossReferences: [Reference]
    var responsibleAgencies: [Agencies]
  }

  private func read() throws -> [ReadDocument] {
    let url = try #require(Self.capture)
    let text = try String(contentsOf: url, encoding: .utf8)
    return try PolicyReader().read(SourceText(name: url.lastPathComponent, text: text)).documents
  }

  private func compact(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  @Test(
    "every reference and every list of agencies of the annotation is found",
    .enabled(if: structure != nil, "the annotated compilation is not beside the package"))
  func referencesAndAgenciesAgree() throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let gold = try decoder.decode(
      Structure.self, from: Data(contentsOf: try #require(Self.structure)))
    let documents = try read()
    let found = documents.flatMap(\.citations).map { compact($0.text) }
    let wanted = gold.crossReferences.map { compact($0.text) }
    for text in Set(wanted) {
      #expect(found.count { $0 == text } >= wanted.count { $0 == text }, "\(text)")
    }
    // What else is found must stay the exception.
    #expect(found.count { !wanted.contains($0) } <= 5)
    for list in gold.responsibleAgencies {
      let path = list.article.split(separator: "/").dropFirst().joined()
      let duties = documents.flatMap(\.duties).filter { $0.provision.hasSuffix(" " + path) }
      let agencies = duties.map(\.agency).filter(list.agencies.contains)
      #expect(agencies == list.agencies, "\(list.article)")
      #expect(duties.first { $0.agency == list.agencies[0] }?.part == .lead)
    }
  }

  @Test(
    "statements on the tree as read score at least nine in ten",
    .enabled(if: statements != nil, "the annotated compilation is not beside the package"))
  func statementsScore() throws {
    let gold = try Data(contentsOf: try #require(Self.statements))
    let report = try StatementScorer(gold: gold).score(try read())
    #expect(report.unlocated.isEmpty)
    #expect(report.main.f1 >= 0.90)
  }

  @Test(
    "eighty other documents are read into trees without loose ends",
    .enabled(if: others != nil, "the other documents are not beside the package"))
  func othersAreRead() throws {
    struct Record: Decodable {
      var id: String
      var text: String
    }
    let lines = try String(contentsOf: try #require(Self.others), encoding: .utf8)
      .split(separator: "\n")
    var unsure = 0
    var provisions = 0
    for line in lines {
      let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
      let reading = try PolicyReader().read(SourceText(name: record.id, text: record.text))
      #expect(!reading.documents.isEmpty)
      for read in reading.documents {
        provisions += read.document.provisions.count
        unsure += read.document.provisions.count(where: \.unsure)
        let known = Set(read.document.provisions.map(\.id) + read.document.blocks.map(\.id))
        #expect(read.statements.allSatisfy { known.contains($0.provision) }, "\(record.id)")
        #expect(
          read.document.provisions.allSatisfy { $0.parent.map(known.contains) ?? true },
          "\(record.id)")
      }
    }
    #expect(provisions > 2000)
    // Mostly numbers that the texts themselves skip.
    #expect(unsure * 100 <= provisions * 2)
  }
}
