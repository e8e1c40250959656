import Foundation
import Packs
import Testing

@Suite("JSON Schemas of declarations")
struct JSONSchemaTests {
  private static let folder = PackageFolder.root.appending(path: "Schemas")

  @Test("the schemas in the repository are those of the shapes; GUIJU_RECORD=1 writes them anew")
  func recorded() throws {
    for kind in DeclarationKind.standard {
      let file = Self.folder.appending(path: "\(kind.name).schema.json")
      let text = JSONSchema.text(of: kind)
      if ProcessInfo.processInfo.environment["GUIJU_RECORD"] == "1" {
        try Data(text.utf8).write(to: file)
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == text)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
  }

  /// Whether a Python with jsonschema and PyYAML is there.
  private static let hasValidator = run("import jsonschema, yaml") == 0

  private static func run(_ script: String, _ arguments: [String] = []) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    do { try process.run() } catch { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static let validation = """
    import sys, json, yaml, jsonschema, datetime
    def plain(x):
        if isinstance(x, dict): return {k: plain(v) for k, v in x.items()}
        if isinstance(x, list): return [plain(v) for v in x]
        return x.isoformat() if isinstance(x, datetime.date) else x
    schema = json.load(open(sys.argv[1], encoding='utf8'))
    jsonschema.Draft202012Validator.check_schema(schema)
    try:
        jsonschema.validate(plain(yaml.safe_load(open(sys.argv[2], encoding='utf8'))), schema)
    except jsonschema.ValidationError: sys.exit(3)
    """

  @Test(
    "the core pack and a new pack are valid, what our checker refuses is not",
    .enabled(if: hasValidator, "python3 with jsonschema and PyYAML is not there"))
  func validator() throws {
    func validate(_ kind: String, _ file: String) -> Int32 {
      Self.run(Self.validation, [Self.folder.appending(path: "\(kind).schema.json").path, file])
    }
    #expect(validate("pack", PackageFolder.core + "/pack.yaml") == 0)
    for file in PackFiles.list(in: PackageFolder.core + "/records", suffixes: ["yaml"]) {
      #expect(validate("record", file) == 0, "\(file)")
    }
    let packs = try TestPacks()
    let folder = try PackTemplate(name: "fresh").write(in: packs.folder.path)
    #expect(validate("pack", folder + "/pack.yaml") == 0)
    #expect(validate("record", folder + "/records/example.yaml") == 0)
    try packs.write(
      "bad",
      [
        "pack.yaml": "name: bad\ntitel: B\nversion: 1.0.0\n",
        "records/r.yaml": "name: r\ntitle: R\nfields:\n  - {name: a, type: nunber}\n",
        "overlays/o.yaml":
          "name: o\nyears: {from: 2024}\nchanges:\n  - {at: x.csv, key: {a: b}, set: {c: 1}}\n",
      ])
    let bad = packs.folder.appending(path: "bad").path
    #expect(validate("pack", bad + "/pack.yaml") == 3)
    #expect(validate("record", bad + "/records/r.yaml") == 3)
    #expect(validate("overlay", bad + "/overlays/o.yaml") == 0)
  }
}
