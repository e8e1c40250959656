import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

@Suite("Imports of models")
struct ImportTests {
  private static let kind = DMNVersion.version15.modelNamespace

  private func statement(_ name: String, _ namespace: String) -> String {
    "<import name=\"\(name)\" namespace=\"\(namespace)\" importType=\"\(Self.kind)\"/>"
  }

  private func value(_ main: LiteralModel, _ others: LiteralModel...) throws -> String {
    let set = ModelSet(main: try main.model(), imported: try others.map { try $0.model() })
    let model = CompiledModel(set)
    #expect(model.problems.filter { $0.severity == .error } == [])
    return model.evaluate(
      main.decisions[main.decisions.count - 1].name, inputs: ["甲": .integer(3)]
    ).value.feelText
  }

  private var base: LiteralModel {
    LiteralModel(
      inputs: [("甲", "number")], decisions: [("倍", "甲 * 2", ["甲"])],
      head: "<itemDefinition name=\"数\"><typeRef>number</typeRef></itemDefinition>",
      tail: """
        <businessKnowledgeModel id="加一" name="加一"><variable name="加一"/><encapsulatedLogic>\
        <formalParameter name="n"/>\(LiteralModel.literal("n + 1"))</encapsulatedLogic></businessKnowledgeModel>
        """, namespace: "urn:base")
  }

  @Test("decisions and knowledge models of another model stand behind the import's name")
  func named() throws {
    let main = LiteralModel(
      decisions: [("d", "基.加一(基.倍)", ["urn:base#倍", "ƒurn:base#加一"])],
      head: statement("基", "urn:base"))
    #expect(try value(main, base) == "7")
  }

  @Test("an import without a name puts what it brings among the model's own")
  func unnamed() throws {
    let main = LiteralModel(
      decisions: [("d", "加一(倍)", ["urn:base#倍", "ƒurn:base#加一"])],
      head: statement("", "urn:base"))
    #expect(try value(main, base) == "7")
  }

  @Test("imports of imports stand behind both names")
  func nested() throws {
    let middle = LiteralModel(
      decisions: [("四倍", "基.倍 * 2", ["urn:base#倍"])], head: statement("基", "urn:base"),
      namespace: "urn:middle")
    let main = LiteralModel(
      decisions: [("d", "中.四倍 + 中.基.倍", ["urn:middle#四倍", "urn:base#倍"])],
      head: statement("中", "urn:middle"))
    #expect(try value(main, middle, base) == "18")
  }

  @Test("a reference to the model's own namespace is one to itself")
  func local() throws {
    let main = LiteralModel(decisions: [("a", "1", []), ("d", "a + 1", ["urn:m#a"])])
    #expect(try value(main) == "2")
  }

  @Test("types of another model stand behind the import's name")
  func types() throws {
    let main = LiteralModel(
      inputs: [("甲", "基.数")], decisions: [("d", "甲 instance of 基.数", ["甲"])],
      head: statement("基", "urn:base"))
    #expect(try value(main, base) == "true")
  }

  @Test("an import that is not found is a problem at its line")
  func missing() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dmn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let main = LiteralModel(decisions: [("d", "1", [])], head: statement("基", "urn:base"))
    let file = folder.appending(path: "m.dmn")
    try main.xml.write(to: file, atomically: true, encoding: .utf8)
    let problem = try #require(try ModelLoader().load(file).problems.first)
    #expect(problem.code == "dmn.import-missing")
    #expect(problem.place?.line == 1)
    try base.xml.write(to: folder.appending(path: "base.dmn"), atomically: true, encoding: .utf8)
    #expect(try ModelLoader().load(file).problems == [])
  }
}
