import Diagnostics
import Foundation
import Packs
import Testing

@Suite("YAML that somebody else wrote")
struct HostileYAMLTests {
  private func code(_ text: String) -> String? {
    do throws(Problem) {
      _ = try DeclarationFile(text: text, name: "x.yaml")
      return nil
    } catch {
      return error.code
    }
  }

  @Test("aliases, depth and size are refused before they cost anything")
  func bombs() {
    var laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (before, name) in zip("abcdefgh", "bcdefghi") {
      laughs +=
        "\(name): &\(name) [*\(before), *\(before), *\(before), *\(before), *\(before), *\(before), *\(before), *\(before)]\n"
    }
    #expect(code(laughs + "? *i\n: x\n") == "packs.yaml-alias")
    #expect(code(String(repeating: "[", count: 100_000)) == "packs.too-deep")
    #expect(code(String(repeating: "{a: ", count: 100_000)) == "packs.too-deep")
    #expect(code(String(repeating: "- ", count: 100_000)) == "packs.too-deep")
    #expect(code(String(repeating: "? ", count: 100_000)) == "packs.too-deep")
    let steps = (0..<3000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(code(steps) == "packs.too-deep" || code(steps) == "packs.too-large")
    #expect(
      code(String(repeating: "[", count: 90) + String(repeating: "]", count: 90))
        == "packs.too-deep")
    #expect(code(String(repeating: "x", count: 3 << 20)) == "packs.too-large")
    #expect(code("a: \"" + String(repeating: "x", count: 1 << 20) + "\"\n") == nil)
    #expect(code("a: &b 1\n") == "packs.yaml-alias")
    #expect(code("a: x *b &c\nb: 'it is &x and *y'\n") == nil)
  }

  @Test(
    "what is no YAML is told with line and column",
    arguments: [
      ("a: b: c\n", 1), ("a: [1, 2\nb: 3\n", 2), ("a: 1\n\tb: 2\n", 2), ("a: 1\na: 2\n", 2),
      ("--- 1\n--- 2\n", 2), ("\"a", 1),
    ])
  func broken(text: String, line: Int) {
    let problem = #expect(throws: Problem.self) { try DeclarationFile(text: text, name: "x.yaml") }
    #expect(["packs.yaml", "packs.duplicate-key"].contains(problem?.code))
    #expect(problem?.place?.line == line)
  }

  @Test("changed bytes of a real declaration never crash the checker")
  func fuzz() throws {
    var generator = SeededGenerator(seed: 41)
    let packs = try TestPacks()
    let url = URL(fileURLWithPath: PackageFolder.core).appending(
      path: "records/enterprise-year.yaml")
    let original = Array(try Data(contentsOf: url))
    let pieces = [
      "- ", ": ", "[", "]", "{", "}", "\"", "'", "|", ">", "&a", "*a", "\t", "\n", "#", "%", "!!",
      "? ", "税收", " / ",
    ]
    try packs.write("p", ["pack.yaml": "name: p\ntitle: P\nversion: 1.0.0\n"])
    var sound = 0
    for _ in 0..<500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
        default:
          bytes.insert(
            contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: place)
        }
      }
      let file = packs.folder.appending(path: "p/records/enterprise-year.yaml")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      if packs.report("p").isSound { sound += 1 }
    }
    #expect(sound < 500)
  }
}
