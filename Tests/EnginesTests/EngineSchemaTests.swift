import Cases
import Foundation
import Ledgers
import Packs
import Registers
import Rulings
import Testing

@Suite("JSON Schemas of the engines' declarations")
struct EngineSchemaTests {
  private static let folder = LandFolder.root.appending(path: "Schemas")
  private static let kinds: [DeclarationKind] = [
    .ledger, .register, .procedure, Parameters.kind,
  ]

  @Test("the schemas in the repository are those of the shapes; GUIJU_RECORD=1 writes them anew")
  func recorded() throws {
    for kind in Self.kinds {
      let file = Self.folder.appending(path: "\(kind.name).schema.json")
      let text = JSONSchema.text(of: kind)
      if ProcessInfo.processInfo.environment["GUIJU_RECORD"] == "1" {
        try Data(text.utf8).write(to: file)
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == text)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
  }

  @Test("the declarations of the land pack are of these shapes")
  func land() throws {
    let pack = LandFolder.root.appending(path: "packs/industrial-land").path
    for kind in Self.kinds {
      let files = PackFiles.declarations(kind, in: pack).files
      #expect(!files.isEmpty, "\(kind.name)")
      for file in files {
        #expect(ShapeChecker.problems(of: file.root, kind.shape).isEmpty, "\(file.name)")
      }
    }
  }
}
