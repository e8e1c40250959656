public import Diagnostics
public import Foundation

/// Looks for what is wrong with models before they decide anything.
///
/// It reports holes, overlaps and idle rules of decision tables, names and types that do not exist,
/// inputs and requirements that nothing uses, and decisions that rest on no provision.
public struct ModelChecker: Sendable {
  /// What a check found.
  public struct Report: Sendable {
    /// What is wrong, by file and line.
    public var problems: [Problem]
    /// How many models were checked.
    public var models: Int
    /// How many decision tables were analysed.
    public var tables: Int

    /// The last line of a check.
    public var summary: Wording {
      Wording(
        "\(models) 个模型，\(tables) 张决策表，\(problems.count) 个问题",
        "models: \(models), decision tables: \(tables), problems: \(problems.count)")
    }

    /// The report as JSON: `models`, `tables`, `problems`.
    ///
    /// - Parameter language: The language of the problems' words.
    /// - Returns: The report.
    public func json(in language: Wording.Language = .chinese) -> JSONNode {
      .object([
        "models": .integer(models), "tables": .integer(tables),
        "problems": .array(problems.map { JSONNode(problem: $0, in: language) }),
      ])
    }
  }

  private let loader: ModelLoader

  /// Creates a checker.
  public init(loader: ModelLoader = ModelLoader()) { self.loader = loader }

  /// Checks models in files, and all models below folders.
  public func check(_ paths: [URL]) -> Report {
    var report = Report(problems: [], models: 0, tables: 0)
    for file in paths.flatMap(Self.files) {
      do throws(Problem) {
        let one = check(try loader.load(file))
        report.problems += one.problems
        report.models += one.models
        report.tables += one.tables
      } catch {
        report.problems.append(error)
      }
    }
    return report
  }

  private static func files(_ path: URL) -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder),
      isFolder.boolValue,
      let walker = FileManager.default.enumerator(at: path, includingPropertiesForKeys: nil)
    else { return [path] }
    return walker.compactMap { $0 as? URL }.filter { $0.pathExtension == "dmn" }
      .sorted { $0.path < $1.path }
  }

  /// Checks a model; its imports are not checked, but used.
  public func check(_ set: ModelSet) -> Report {
    let compiler = ModelCompiler(set, checksTypes: true)
    let model = CompiledModel(compiler)
    var problems = model.problems
    problems += Usage(compiler: compiler, nodes: model.nodes).problems()
    let tables = compiler.tables.filter { compiler.graph.nodes[$0.node].model == 0 }
    for table in tables {
      let analysed = AnalysedTable(table, node: model.nodes[table.node])
      problems += OutputCheck(table: table, node: model.nodes[table.node]).problems()
      if let analysed { problems += TableAnalyser(analysed).problems() }
    }
    problems.sort { Self.order($0) < Self.order($1) }
    return Report(problems: problems, models: 1, tables: tables.count)
  }

  private static func order(_ problem: Problem) -> (String, Int, Int, String) {
    (
      problem.place?.file ?? "", problem.place?.line ?? 0, problem.place?.column ?? 0, problem.code
    )
  }
}
