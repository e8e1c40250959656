import ArgumentParser
import DMN
import Diagnostics
import FEEL
import Foundation

/// What the commands on rules share: reading, and stopping with the right exit code.
struct RulesSession {
  let json: Bool

  /// Loads a model with its imports, or stops: bad input ends with exit code 3.
  func load(_ path: String) throws -> ModelSet {
    do throws(Problem) { return try ModelLoader().load(URL(filePath: path)) } catch {
      throw Self.stop(error)
    }
  }

  /// Stops if there is an error among problems, after showing all of them.
  func stopOnErrors(_ problems: [Problem]) throws {
    let errors = problems.filter { $0.severity == .error }
    guard !errors.isEmpty else { return }
    Self.show(errors)
    throw ExitCode(3)
  }

  /// Reads the inputs of a model from a JSON file, or from standard input for `-`.
  func inputs(_ path: String, for model: CompiledModel) throws -> [String: Value] {
    let data = try Self.bytes(path)
    do throws(Problem) {
      return try model.inputs(JSONNode.read(data, file: path), file: path)
    } catch {
      throw Self.stop(error)
    }
  }

  static func bytes(_ path: String) throws -> Data {
    if path == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    do { return try Data(contentsOf: URL(filePath: path)) } catch {
      throw stop(
        Problem(
          "dmn.unreadable", .error,
          Wording("读不到文件 \(path)", "the file \(path) cannot be read"), at: Place(file: path),
          notes: [Wording(error.localizedDescription)]))
    }
  }

  /// The names to evaluate: one that was asked for, or every decision.
  func names(_ wanted: String?, in model: CompiledModel) throws -> [String] {
    let known = model.decisions + model.services
    guard let wanted else { return model.decisions }
    guard known.contains(wanted) else {
      throw Self.stop(
        Problem(
          "dmn.unknown-decision", .error,
          Wording(
            "模型里没有名为“\(wanted)”的决策", "the model has no decision named “\(wanted)”"),
          notes: [
            Wording(
              "有：\(known.joined(separator: "、"))", "it has: \(known.joined(separator: ", "))")
          ]))
    }
    return [wanted]
  }

  /// Shows results as text or JSON.
  func show(_ results: [DecisionResult]) {
    if json {
      print(JSONNode.object(results.map { JSONNode.Member($0.decision, $0.json) }).text())
    } else {
      for result in results { print(result.text) }
    }
  }

  /// Shows problems on standard error.
  static func show(_ problems: [Problem]) {
    let renderer = ProblemRenderer(
      language: .ofThisRun, coloured: isatty(STDERR_FILENO) == 1)
    for problem in problems {
      FileHandle.standardError.write(Data((renderer.text(problem) + "\n").utf8))
    }
  }

  /// Shows a problem; the result is to be thrown, and ends the command with exit code 3.
  static func stop(_ problem: Problem) -> ExitCode {
    show([problem])
    return ExitCode(3)
  }
}
