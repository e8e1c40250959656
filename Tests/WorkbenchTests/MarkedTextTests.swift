import Foundation
import FoundationXML
import Provisions
import Testing

@testable import Workbench

@Suite("text with marks") struct MarkedTextTests {
  /// Numbers that are the same in every run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  @Test("is well-formed and keeps every character, however marks overlap", arguments: 0..<40)
  func wellFormed(seed: Int) throws {
    var generator = Generator(state: UInt64(seed) &* 977 &+ 5)
    let alphabet = Array("亩均<税&收\"到'2035年\n。".unicodeScalars)
    let scalars = (0..<60).compactMap { _ in alphabet.randomElement(using: &generator) }
    let text = SourcedText(
      scalars: scalars,
      segments: [0, 17, 41].enumerated().map { index, start in
        .init(start: start, place: SourcePlace(page: 7 + index, line: 1, column: 0))
      })
    let marks = (0..<8).map { index in
      let start = Int.random(in: 0..<59, using: &generator)
      let span = Span(start, Int.random(in: (start + 1)...60, using: &generator))
      let kind: ReaderMark.Kind =
        index.isMultiple(of: 2)
        ? .statement(code: "c\(index)", number: index, state: "found")
        : .link(address: "/p/a&b", kind: "cites")
      return ReaderMark(span: span, kind: kind)
    }
    var page: Int?
    let html = MarkedText(text, marks: marks).html(Span(0, 60), page: &page)
    #expect(page == 9)
    let collected = PlainText()
    let xml = "<p>" + html.replacing("<br>", with: "<br/>") + "</p>"
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = collected
    #expect(parser.parse(), "\(html)")
    #expect(collected.text == text.string)
  }

  /// The words of a fragment without page numbers and the numbers of notes.
  private final class PlainText: NSObject, XMLParserDelegate {
    var text = ""
    private var skipped = 0

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      if name == "br" { text += "\n" }
      if skipped > 0 || attributes["class"] == "page" || attributes["class"] == "ref" {
        skipped += 1
      }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      if skipped > 0 { skipped -= 1 }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if skipped == 0 { text += string }
    }
  }

  @Test(
    "large amounts are written as people write them, no digit lost",
    arguments: [
      ("18000000000", "180亿"), ("350000", "35万"), ("1950000", "195万"), ("1500", "1500"),
      ("12345678", "1234.5678万"), ("123456789", "123456789"), ("0.52", "0.52"),
      ("-40000", "-4万"), ("10000.5", "10000.5"), ("12000000000000", "120000亿"),
    ])
  func amounts(value: String, shown: String) { #expect(Amount.readable(value) == shown) }
}
