public import Diagnostics
import Foundation
public import Packs

/// Checks the methods of a pack: names, formulas, units, weights, shares, grades, baselines, rounding,
/// decision tables, provisions.
public struct MethodCheck: PackCheck {
  /// Creates a check.
  public init() {}

  public var kinds: [DeclarationKind] { [.appraisal] }

  public func problems(of packs: PackSet) -> [Problem] {
    let names = MethodBundle.names(in: packs.main)
    var problems: [Problem] = []
    for name in names {
      let path = packs.main.folder + "/appraisals/\(name).yaml"
      guard let file = try? DeclarationFile(path: path) else { continue }
      problems += self.problems(of: file, file.root, name, packs, OverlayContext())
      for context in Self.contexts(changing: name, in: packs) {
        guard
          let read = try? packs.declaration(
            "appraisals/\(name).yaml", of: packs.main.name, for: context)
        else { continue }
        problems += self.problems(of: read.file, read.root, name, packs, context)
      }
    }
    var seen: Set<Problem> = []
    return problems.filter { seen.insert($0).inserted }
  }

  /// Regions and years for which the pack itself changes a method or its tables.
  private static func contexts(changing name: String, in packs: PackSet) -> [OverlayContext] {
    packs.main.overlays.filter { overlay in
      (overlay.pack ?? packs.main.name) == packs.main.name
        && overlay.changes.contains {
          $0.file == "appraisals/\(name).yaml" || $0.file.hasSuffix(".csv")
        }
    }.map { OverlayContext(jurisdiction: $0.jurisdiction, year: $0.firstYear) }
  }

  private func problems(
    of file: DeclarationFile, _ root: DeclarationNode, _ name: String, _ packs: PackSet,
    _ context: OverlayContext
  ) -> [Problem] {
    let shape = ShapeChecker.problems(of: root, DeclarationKind.appraisal.shape)
    // What is not of the shape is told as such, and nothing can be said of the rest.
    guard !shape.contains(where: { $0.severity == .error }) else {
      return context == OverlayContext() ? [] : shape
    }
    do throws(Problem) {
      let method = try Method(file, root: root, folder: packs.main.folder)
      let files = Self.missingTables(of: method, in: packs.main.folder)
      guard files.isEmpty else { return files }
      let bundle = try MethodBundle(method, in: packs, for: context)
      return bundle.problems + Self.fileName(method, name)
        + MethodInspection(bundle, packs).problems
    } catch {
      return [error]
    }
  }

  private static func fileName(_ method: Method, _ name: String) -> [Problem] {
    guard method.name != name, let node = method.root["name"] else { return [] }
    return [
      node.problem(
        "packs.file-name",
        Wording(
          "名称 “\(method.name)” 与文件名 “\(name)” 不同",
          "the name “\(method.name)” is not that of the file, “\(name)”"))
    ]
  }

  /// Tables of baselines that are not there.
  private static func missingTables(of method: Method, in folder: String) -> [Problem] {
    method.schemes.flatMap(\.indicators).compactMap { indicator in
      guard let baseline = indicator.baseline, case .table(let file) = baseline.source else {
        return nil
      }
      if let path = PackFiles.path(file, in: folder), FileManager.default.fileExists(atPath: path) {
        return nil
      }
      return (baseline.node["table"] ?? baseline.node).problem(
        "appraisals.no-baselines",
        Wording("包中没有“\(file)”", "the pack has no “\(file)”"),
        suggestion: Wording(
          "放入 CSV 文件，列：年度、方案、指标、基准",
          "put a CSV file there with the columns 年度, 方案, 指标, 基准"))
    }
  }
}
