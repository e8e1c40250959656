import Diagnostics
import Provisions
import Store
import Testing

@Suite("Searching a library")
struct SearchTests {
  let temporary: TemporaryLibrary
  let library: Library

  init() throws {
    temporary = try TemporaryLibrary()
    library = try temporary.open()
    try library.add(SampleReading.plan.reading(), file: facts("a"))
  }

  @Test(
    "words of one, two and more characters are found, and only they",
    arguments: [
      ("税", 1), ("低保", 1), ("低效", 1), ("亩均税收", 1), ("高保", 0), ("40家", 1), ("0家以", 1),
      ("云溪县低效用地处置办法", 1), ("企业", 2), ("2026", 2), ("202６", 2), ("数字 亩均", 1),
      ("数字 低保", 0), ("(一)", 1), ("《", 1),
    ])
  func words(query: String, total: Int) throws {
    let results = try library.search(query)
    #expect(results.total == total)
    #expect(results.hits.count == total)
  }

  @Test(
    "characters that mean something to SQL or to the index are characters to search for",
    arguments: ["\"", "a\"b", "'; DROP TABLE provision; --", "*", "NEAR(税)", "head:税", "%", "^税"])
  func hostile(query: String) throws {
    #expect(try library.search(query).total == 0)
    #expect(try library.search("税").total == 1)
  }

  @Test("a hit shows its words marked inside the words around them")
  func snippet() throws {
    let hit = try #require(try library.search("亩均").hits.first)
    #expect(hit.reference.heading == "总体目标")
    #expect(hit.snippet.filter(\.isHit).map(\.text) == ["亩均"])
    #expect(hit.snippet.map(\.text).joined().contains("亩均税收稳步提高"))
  }

  @Test("a hit in a heading stands before hits in the text")
  func rank() throws {
    let hits = try library.search("低效").hits
    #expect(hits.first?.reference.heading == "盘活低效用地")
  }

  @Test("an empty or overlong query is refused with a reason")
  func refused() {
    for (query, code) in [
      ("  ", "store.empty-query"), (String(repeating: "税", count: 201), "store.query-too-long"),
    ] {
      #expect(throws: Problem.self) { try library.search(query) }
      do { _ = try library.search(query) } catch { #expect(error.code == code) }
    }
  }

  @Test("search finds what a naive search through every text finds, for any piece of any length")
  func property() throws {
    var generator = SplitMix(seed: 20_240_601)
    let alphabet = Array("低保企业税收亩均数字AB12,.。 ")
    var texts: [String: String] = [:]
    for index in 1...40 {
      var sample = SampleReading()
      sample.id = "测试〔2024〕\(index)号"
      sample.title = nil
      sample.preamble = random(alphabet, 1...60, &generator)
      texts["\(sample.id) 引言"] = sample.preamble
      try library.add(sample.reading("\(index)"), file: facts("p\(index)"))
    }
    func plain(_ text: String) -> String { text.filter { $0 != " " }.lowercased() }
    for _ in 1...300 {
      let query = random(alphabet.filter { $0 != " " }, 1...4, &generator)
      let expected = texts.filter { plain($0.value).contains(plain(query)) }.map(\.key)
      let found = try library.search(query, limit: 1000).hits.map(\.reference.id)
        .filter { $0.hasPrefix("测试") }
      #expect(Set(found) == Set(expected), "query \(query)")
    }
  }

  private func random(
    _ alphabet: [Character], _ length: ClosedRange<Int>, _ generator: inout SplitMix
  ) -> String {
    String(
      (0..<Int.random(in: length, using: &generator)).compactMap { _ in
        alphabet.randomElement(using: &generator)
      })
  }
}

/// A generator that gives the same numbers for the same seed.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
