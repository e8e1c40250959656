public import Diagnostics
import Foundation

/// Checks packs before they decide anything.
///
/// Problems are like a compiler's: file, line and column; what is wrong; why; how to mend it.
public struct PackChecker: Sendable {
  /// What a check found.
  public struct Report: Sendable {
    /// The packs that were checked, by name.
    public var packs: [String]
    /// What is wrong, by file, line and column.
    public var problems: [Problem]

    /// How many problems are of a severity.
    public func count(_ severity: Problem.Severity) -> Int {
      problems.count { $0.severity == severity }
    }

    /// Whether a pack may decide: there are no errors.
    public var isSound: Bool { count(.error) == 0 }
  }

  private let loader: PackLoader
  private let checks: [any PackCheck]

  /// Creates a checker.
  ///
  /// - Parameters:
  ///   - loader: How packs are found.
  ///   - checks: What engines above this module check besides.
  public init(loader: PackLoader = PackLoader(), checks: [any PackCheck] = []) {
    self.loader = loader
    self.checks = checks
  }

  /// Checks packs.
  ///
  /// - Parameter folders: Folders with a `pack.yaml` each.
  /// - Returns: What is wrong; each problem once, however many packs use the faulty one.
  public func check(_ folders: [String]) -> Report {
    var report = Report(packs: [], problems: [])
    for folder in folders {
      do throws(Problem) {
        let packs = try loader.load(folder)
        report.packs.append(packs.main.name)
        report.problems += packs.problems + problems(of: packs)
      } catch {
        report.problems.append(error)
      }
    }
    var seen: Set<Problem> = []
    report.problems = report.problems.filter { seen.insert($0).inserted }.sorted(by: Self.precedes)
    return report
  }

  private func problems(of packs: PackSet) -> [Problem] {
    var problems: [Problem] = []
    var names: [String: RecordType] = [:]
    for record in packs.main.records {
      if names.updateValue(record, forKey: record.name) != nil, let node = record.file.root["name"]
      {
        problems.append(
          node.problem(
            "packs.duplicate-record",
            Wording(
              "记录类型 “\(record.name)” 声明了两次", "the record type “\(record.name)” is declared twice")))
      }
      problems += RecordCheck(record: record, packs: packs).problems
    }
    problems += VersionCheck(versions: packs.main.manifest.versions).problems
    problems += OverlayCheck(packs: packs).problems
    problems += TargetCheck(packs: packs).problems
    for check in checks {
      for kind in check.kinds { problems += shapes(kind, packs.main.folder) }
      problems += check.problems(of: packs)
    }
    return problems
  }

  private func shapes(_ kind: DeclarationKind, _ folder: String) -> [Problem] {
    PackFiles.list(in: folder + "/" + kind.location, suffixes: ["yaml", "yml"]).flatMap { path in
      do throws(Problem) {
        return ShapeChecker.problems(of: try DeclarationFile(path: path).root, kind.shape)
      } catch {
        return [error]
      }
    }
  }

  private static func precedes(_ a: Problem, _ b: Problem) -> Bool {
    func key(_ problem: Problem) -> (String, Int, Int, String) {
      (
        problem.place?.file ?? "", problem.place?.line ?? 0, problem.place?.column ?? 0,
        problem.code
      )
    }
    return key(a) < key(b)
  }
}
