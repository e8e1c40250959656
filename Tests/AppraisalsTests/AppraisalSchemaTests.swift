import Appraisals
import Foundation
import Packs
import Testing

@Suite("The JSON Schema of methods")
struct AppraisalSchemaTests {
  @Test("the schema in the repository is that of the shape; GUIJU_RECORD=1 writes it anew")
  func recorded() throws {
    let file = URL(fileURLWithPath: TestFolder.packs).deletingLastPathComponent()
      .appending(path: "Schemas/appraisal.schema.json")
    let text = JSONSchema.text(of: .appraisal)
    if ProcessInfo.processInfo.environment["GUIJU_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
  }
}
