public import Diagnostics
public import Packs
import Rulings

/// Checks the registers of a pack.
public struct RegisterCheck: PackCheck {
  /// Creates a check.
  public init() {}

  public var kinds: [DeclarationKind] { [.register, Parameters.kind] }

  public func problems(of packs: PackSet) -> [Problem] {
    let parameters = Parameters(packs)
    let rules = RuleCompiler(folder: packs.main.folder)
    let declarations = PackFiles.declarations(.register, in: packs.main.folder)
    var registers: [(Register, DeclarationFile)] = []
    var problems = declarations.problems + parameters.problems
    for file in declarations.files {
      var reader = RegisterReader(
        file, of: packs.main, in: packs, parameters: parameters, rules: rules)
      let register = reader.read()
      problems += reader.problems + DeclarationProblems.provisions([file.root], in: packs)
      if let register { registers.append((register, file)) }
    }
    let known = packs.all.flatMap { pack in
      PackFiles.declarations(.register, in: pack.folder).files.compactMap { $0.root["name"]?.text }
    }
    for (register, file) in registers {
      for part in ["excludes", "after"] {
        for node in file.root[part]?.elements ?? [] where !known.contains(node.text ?? "") {
          problems.append(
            DeclarationProblems.unknown(Wording("名册", "register"), node, among: known))
        }
      }
      if let circle = circle(from: register, registers.map(\.0)) {
        problems.append(
          (file.root["after"] ?? file.root).problem(
            "registers.cycle",
            Wording(
              "名册互相等待：\(circle.joined(separator: " → "))",
              "registers wait for each other: \(circle.joined(separator: " → "))")))
      }
    }
    return problems
  }

  private func circle(from register: Register, _ all: [Register]) -> [String]? {
    var path = [register.name]
    func search(_ name: String) -> [String]? {
      for next in all.first(where: { $0.name == name })?.after ?? [] {
        if next == register.name { return path + [next] }
        guard !path.contains(next) else { continue }
        path.append(next)
        if let found = search(next) { return found }
        path.removeLast()
      }
      return nil
    }
    return search(register.name)
  }
}
