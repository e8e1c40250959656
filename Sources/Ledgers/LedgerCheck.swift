public import Diagnostics
public import Packs
import Rulings

/// Checks the ledgers of a pack.
public struct LedgerCheck: PackCheck {
  /// Creates a check.
  public init() {}

  public var kinds: [DeclarationKind] { [.ledger] }

  public func problems(of packs: PackSet) -> [Problem] {
    let parameters = Parameters(packs)
    let rules = RuleCompiler(folder: packs.main.folder)
    let declarations = PackFiles.declarations(.ledger, in: packs.main.folder)
    var names: Set<String> = []
    return declarations.problems
      + declarations.files.flatMap { file -> [Problem] in
        var reader = LedgerReader(file, of: packs.main, parameters: parameters, rules: rules)
        let ledger = reader.read()
        var problems = reader.problems
        if let ledger, !names.insert(ledger.name).inserted {
          problems.append(DeclarationProblems.duplicate(ledger.name, file.root))
        }
        let root = file.root
        if root["provision"] == nil {
          problems += DeclarationProblems.provisions(root["postings"]?.elements ?? [], in: packs)
        } else {
          problems += DeclarationProblems.provisions([root], in: packs)
        }
        return problems
      }
  }
}
