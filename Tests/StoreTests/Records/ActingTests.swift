import Foundation
import Packs
import Testing

@testable import Store

@Suite(
  "commands that act as a person",
  .enabled(if: BuiltCommand.path != nil, "guiju is not built: swift build --product guiju"))
struct ActingTests {
  private let a = RecordFolder.goodCodes[0]
  private let b = RecordFolder.goodCodes[1]

  private func filled() throws -> RecordFolder {
    let folder = try RecordFolder()
    try folder.library.addPerson(
      login: "chief", name: "主任", role: .administrator, password: "long-enough-word", by: "t")
    try folder.library.addPerson(
      login: "li", name: "李四", role: .land, password: "long-enough-word", by: "t")
    try folder.library.addPerson(
      login: "firm", name: "某厂", role: .enterprise, enterprise: a, password: "long-enough-word",
      by: "t")
    return folder
  }

  private func run(_ folder: RecordFolder, _ arguments: String...) throws
    -> (status: Int32, output: String, problems: String)
  {
    let pack = folder.folder.appending(path: "packs/firms").path
    let isLog = arguments[0] == "log"
    return try BuiltCommand.run(
      arguments + ["--library", folder.library.path] + (isLog ? [] : ["--pack", pack]))
  }

  @Test("see what the person sees, sign with the name, and are refused what is not permitted")
  func acting() throws {
    let folder = try filled()
    let file = try folder.file("代码,年度,税收,电话\n\(a),2023,1,0571-7\n\(b),2023,2,0571-8\n")
    #expect(try run(folder, "import", file, "--type", "firm-year", "--as", "LI").status == 0)
    #expect(try folder.library.batches().map(\.actor) == ["李四"])
    let all = try run(folder, "records", "list", "firm-year", "--json")
    #expect(all.output.contains("0571-7"))
    let masked = try run(folder, "records", "list", "firm-year", "--json", "--as", "li")
    let plain = masked.output.filter { !$0.isWhitespace }
    #expect(!plain.contains("0571") && plain.contains("{\"masked\":true}"))
    let own = try run(folder, "records", "list", "firm-year", "--csv", "--as", "firm")
    #expect(own.output.contains(a) && !own.output.contains(b) && !own.output.contains("0571"))
    let shown = try run(folder, "records", "show", "firm-year", b, "--as", "firm")
    #expect(shown.status == 1 && !shown.output.contains("0571"))
    let refused = try run(folder, "import", file, "--type", "firm-year", "--as", "firm")
    #expect(refused.status == 3 && refused.problems.contains("people.not-permitted"))
    #expect(try run(folder, "log", "list", "--as", "li").status == 3)
    #expect(try run(folder, "log", "list", "--as", "chief").status == 0)
    #expect(try run(folder, "records", "list", "firm-year", "--as", "nobody").status == 3)
    let both = try run(
      folder, "import", file, "--type", "firm-year", "--as", "li", "--by", "王五")
    #expect(both.status == 2)
  }

  @Test("write JSON whose objects hold every digit")
  func objects() throws {
    let folder = try filled()
    try folder.land("代码,年度,税收\n\(a),2023,12345678901234.56\n")
    let path = folder.folder.appending(path: "out.json").path
    #expect(try run(folder, "records", "list", "firm-year", "--out", path).status == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("\"税收（万元）\":12345678901234.56"))
    #expect(try run(folder, "records", "list", "firm-year", "--out", "x.doc").status == 2)
  }
}
