public import Diagnostics
import Foundation
import Ledgers
public import Packs
import Registers
import Rulings

/// Checks the procedures of a pack: that every case can end, and that no step hangs in the air.
public struct ProcedureCheck: PackCheck {
  /// Creates a check.
  public init() {}

  public var kinds: [DeclarationKind] { [.procedure] }

  public func problems(of packs: PackSet) -> [Problem] {
    let parameters = Parameters(packs)
    let rules = RuleCompiler(folder: packs.main.folder)
    let declarations = PackFiles.declarations(.procedure, in: packs.main.folder)
    let effects = EffectCheck(packs)
    return declarations.problems
      + declarations.files.flatMap { file -> [Problem] in
        var reader = ProcedureReader(
          file, of: (packs.main.name, packs.main.manifest.version), in: packs,
          parameters: parameters, rules: rules)
        let procedure = reader.read()
        var problems =
          reader.problems + DeclarationProblems.provisions([file.root], in: packs)
          + effects.problems(of: file)
        if let procedure {
          problems += ProcedureFaults(procedure, file).problems
          problems += letters(procedure, file, packs.main.folder)
        }
        return problems
      }
  }

  private func letters(_ procedure: Procedure, _ file: DeclarationFile, _ folder: String)
    -> [Problem]
  {
    zip(procedure.letters, file.root["letters"]?.elements ?? []).compactMap { letter, node in
      guard let path = PackFiles.path(letter.file, in: folder),
        FileManager.default.fileExists(atPath: path)
      else {
        return (node["file"] ?? node).problem(
          "cases.no-template",
          Wording("没有模板文件 “\(letter.file)”", "there is no template “\(letter.file)”"))
      }
      return nil
    }
  }
}

/// What is wrong with the way steps hang together.
struct ProcedureFaults {
  let procedure: Procedure
  let file: DeclarationFile

  init(_ procedure: Procedure, _ file: DeclarationFile) {
    self.procedure = procedure
    self.file = file
  }

  var problems: [Problem] {
    let loose = references + procedure.steps.flatMap(shape)
    // What can become of a case is looked at once every name leads somewhere.
    return loose.contains { $0.severity == .error } ? loose : loose + whole
  }

  private func node(_ step: String) -> DeclarationNode {
    file.root["steps"]?.elements?.first { $0["name"]?.text == step } ?? file.root
  }

  private var references: [Problem] {
    let names = procedure.steps.map(\.name)
    func unknown(_ node: DeclarationNode?) -> [Problem] {
      guard let node, let name = node.text, !names.contains(name) else { return [] }
      return [DeclarationProblems.unknown(Wording("步骤", "step"), node, among: names)]
    }
    var problems = unknown(file.root["start"]) + unknown(file.root["reopen"]?["to"])
    for step in file.root["steps"]?.elements ?? [] {
      for branch in step["next"]?.elements ?? [] { problems += unknown(branch["to"]) }
      for part in ["fork", "of"] {
        for element in step[part]?.elements ?? [] { problems += unknown(element) }
      }
    }
    for migration in file.root["migrations"]?.elements ?? [] {
      for entry in migration["steps"]?.entries ?? [] { problems += unknown(entry.value) }
    }
    return problems
  }

  private func shape(_ step: Procedure.Step) -> [Problem] {
    let node = node(step.name)
    var problems: [Problem] = []
    func fault(_ code: String, _ message: Wording, severity: Problem.Severity = .error) {
      problems.append(node.problem("cases.\(code)", message, severity: severity))
    }
    let hasWay = !step.next.isEmpty || !step.fork.isEmpty
    if step.kind == .end, hasWay {
      fault("end-goes-on", Wording("结束之后不能再有步骤", "nothing comes after an end"))
    }
    if step.kind != .end, !hasWay {
      fault("dead-end", Wording("“\(step.title)” 没有下一步", "“\(step.title)” leads nowhere"))
    }
    if !step.next.isEmpty, !step.fork.isEmpty {
      fault("two-ways", Wording("next 与 fork 只能写一个", "it has either next or fork"))
    }
    if step.kind == .task, step.roles.isEmpty, step.person == nil {
      fault("no-owner", Wording("“\(step.title)” 没有写由谁办", "“\(step.title)” has no owner"))
    }
    if step.kind == .wait, (step.within?.count ?? 0) < 1 {
      fault("no-wait", Wording("等待须写 within，至少一日", "a wait has a time of a day or more"))
    }
    if (step.kind == .join) != !step.of.isEmpty {
      fault("join-of", Wording("汇合须写 of，其他步骤不写", "a join, and only a join, says of what"))
    }
    for branch in step.next.dropLast() where branch.when == nil {
      fault(
        "branch-hidden",
        Wording("没有条件的去向应放在最后", "a way without a condition hides those after it"))
    }
    if let last = step.next.last, last.when != nil {
      fault(
        "no-otherwise",
        Wording(
          "最后一个去向有条件：都不成立时无处可去", "the last way has a condition: where none holds there is none"),
        severity: .warning)
    }
    let from = Set(
      procedure.steps.filter { ($0.next.map(\.to) + $0.fork).contains(step.name) }.map(\.name))
    if step.kind == .join, from != Set(step.of) {
      fault(
        "join-mismatch",
        Wording(
          "汇合等待 \(step.of.joined(separator: "、"))，而通向它的是 \(from.sorted().joined(separator: "、"))",
          "the join waits for \(step.of.joined(separator: ", ")), but what leads to it is \(from.sorted().joined(separator: ", "))"
        ))
    }
    let shares = step.next.compactMap(\.share)
    if !shares.isEmpty,
      abs(shares.reduce(0, +) - 1) > 0.000_001 || shares.contains(where: { $0 < 0 })
    {
      fault("bad-shares", Wording("各去向的占比之和应为 1", "the shares of the ways sum to 1"))
    }
    return problems
  }

  private var whole: [Problem] {
    ProcedureGraph(procedure).faults().map { fault in
      switch fault {
      case .unreachable(let step):
        node(step).problem(
          "cases.unreachable", Wording("没有案件会走到 “\(step)”", "no case comes to “\(step)”"))
      case .twice(let step):
        node(step).problem(
          "cases.twice",
          Wording("“\(step)” 会同时开始两次", "“\(step)” would be open twice at once"),
          suggestion: Wording("并行的分支先汇合", "join the branches before it"))
      case .waitsForever(let step, let missing):
        node(step).problem(
          "cases.join-never",
          Wording(
            "汇合 “\(step)” 会一直等 \(missing.joined(separator: "、"))",
            "the join “\(step)” would wait for ever for \(missing.joined(separator: ", "))"))
      case .endless(let step):
        node(step).problem(
          "cases.endless", Wording("从 “\(step)” 无法结案", "from “\(step)” no case can end"))
      case .leavesOpen(let step, let open):
        node(step).problem(
          "cases.leaves-open",
          Wording(
            "结束 “\(step)” 时 \(open.joined(separator: "、")) 可能仍在办",
            "the end “\(step)” may leave open: \(open.joined(separator: ", "))"),
          suggestion: Wording("先汇合，或写 cancels: true", "join first, or write cancels: true"))
      case .tooLarge:
        file.root.problem(
          "cases.too-large",
          Wording("并行过多，无法逐一核对", "there are too many parallel branches to look at them all"),
          severity: .warning)
      }
    }
  }
}
