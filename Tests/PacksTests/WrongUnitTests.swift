import Diagnostics
import Foundation
import Packs
import Testing
import Vocabulary

@Suite("a formula whose unit is wrong, in a copy of a pack") struct WrongUnitTests {
  private static let packs: [String] = {
    let folder = PackageFolder.root.appending(path: "packs").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)/pack.yaml")
    }
  }()

  @Test("is found at its line, for each formula of each example pack", arguments: packs)
  func found(name: String) throws {
    let source = PackageFolder.root.appending(path: "packs/\(name)")
    let original = try PackLoader().load(source.path)
    for record in original.main.records {
      // Two fields whose sum means nothing.
      let measured = record.fields.filter { $0.formula == nil && $0.unit != nil }
      guard
        let first = measured.first, let unit = first.unit,
        let other = measured.first(where: { $0.unit?.isCompatible(with: unit) == false })
      else { continue }
      for field in record.fields {
        guard let formula = field.formula, let line = field.node["formula"]?.place.line else {
          continue
        }
        let faults = [
          ("\(first.name) + \(other.name)", "packs.unit-mismatch"),
          ("(\(formula)) * \(first.name)", "packs.unit-result"),
        ]
        for (wrong, code) in faults where code != "packs.unit-result" || field.unit != nil {
          let copies = try TestPacks()
          let copy = copies.folder.appending(path: name)
          try FileManager.default.copyItem(at: source, to: copy)
          let file = copy.appending(path: "records/\(record.name).yaml")
          var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
          // In its place, as it may stand in braces; one of several lines is left as it is.
          guard let place = lines[line - 1].firstRange(of: formula) else { continue }
          lines[line - 1].replaceSubrange(place, with: wrong)
          try Data(lines.joined(separator: "\n").utf8).write(to: file)
          let problems = copies.report(name).problems.filter { $0.severity == .error }
          let isFound = problems.contains { problem in
            problem.code == code && problem.place?.line == line
              && problem.place?.file.hasSuffix("\(record.name).yaml") == true
          }
          #expect(isFound, "\(name) \(record.name).\(field.name) = \(wrong): \(problems)")
        }
      }
    }
  }

  @Test("the core pack has formulas to try this on")
  func some() throws {
    let core = try PackLoader().load(PackageFolder.core)
    #expect(core.records.flatMap(\.fields).count { $0.formula != nil } > 5)
    #expect(Self.packs.contains("core"))
  }
}
