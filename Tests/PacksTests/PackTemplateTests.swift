import Diagnostics
import Foundation
import Packs
import Testing

@Suite("Starting a pack")
struct PackTemplateTests {
  @Test("a new pack is sound, beside a core pack and alone")
  func sound() throws {
    let packs = try TestPacks()
    _ = try PackTemplate(name: "my-pack").write(in: packs.folder.path)
    #expect(packs.check("my-pack") == [])
    try packs.write("core", ["pack.yaml": "name: core\ntitle: C\nversion: 1.0.0\n"])
    _ = try PackTemplate(name: "second").write(in: packs.folder.path)
    #expect(packs.check("second") == [])
    let again = #expect(throws: Problem.self) {
      try PackTemplate(name: "second").write(in: packs.folder.path)
    }
    #expect(again?.code == "packs.exists")
    #expect(throws: Problem.self) { try PackTemplate(name: "../x") }
  }
}
