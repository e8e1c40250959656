import Diagnostics
import Ledgers
import Packs
import Registers
import Rulings

/// Checks that what procedures bring about elsewhere is declared there.
struct EffectCheck {
  private let registers: [String: [String]]
  private let ledgers: [String: [String]]
  private let procedures: [String: [String]]

  init(_ packs: PackSet) {
    func declared(_ kind: DeclarationKind, _ parts: (DeclarationNode) -> [String])
      -> [String: [String]]
    {
      var found: [String: [String]] = [:]
      for pack in packs.all {
        for file in PackFiles.declarations(kind, in: pack.folder).files {
          guard let name = file.root["name"]?.text else { continue }
          found[name] = parts(file.root)
        }
      }
      return found
    }
    registers = declared(.register) { $0["exit"]?["reasons"].map(RecordType.words) ?? [] }
    ledgers = declared(.ledger) { root in
      (root["postings"]?.elements ?? []).compactMap { $0["name"]?.text }
    }
    procedures = declared(.procedure) { root in
      (root["facts"]?.elements ?? []).filter { $0["required"]?.boolean == true }.compactMap {
        $0["name"]?.text
      }
    }
  }

  func problems(of file: DeclarationFile) -> [Problem] {
    var problems: [Problem] = []
    for node in file.root["opensFor"].map({ $0.elements ?? [$0] }) ?? [] {
      problems += unknown(Self.register, node, registers)
    }
    if let opensFor = file.root["opensFor"],
      let needed = procedures[file.root["name"]?.text ?? ""], !needed.isEmpty
    {
      problems.append(
        opensFor.problem(
          "cases.needs-facts",
          Wording(
            "自动立案时没有人填“\(needed.joined(separator: "、"))”",
            "nobody states \(needed.joined(separator: ", ")) where cases are opened by a register"),
          suggestion: Wording("改在第一步填", "ask for it in the first step")))
    }
    for step in file.root["steps"]?.elements ?? [] {
      problems += (step["effects"]?.elements ?? []).flatMap(effect)
    }
    return problems
  }

  private static let register = Wording("名册", "register")

  private func effect(_ node: DeclarationNode) -> [Problem] {
    if let name = node["leave"] {
      guard let reasons = registers[name.text ?? ""] else {
        return unknown(Self.register, name, registers)
      }
      guard let reason = node["reason"], !reasons.isEmpty, !reasons.contains(reason.text ?? "")
      else { return [] }
      return [
        DeclarationProblems.unknown(Wording("退出的理由", "reason to leave"), reason, among: reasons)
      ]
    }
    if let name = node["enter"] { return unknown(Self.register, name, registers) }
    if let name = node["post"] {
      guard let postings = ledgers[name.text ?? ""] else {
        return unknown(Wording("台账", "ledger"), name, ledgers)
      }
      guard let posting = node["posting"], !postings.contains(posting.text ?? "") else { return [] }
      return [DeclarationProblems.unknown(Wording("记账种类", "posting"), posting, among: postings)]
    }
    guard let name = node["open"] else { return [] }
    guard let needed = procedures[name.text ?? ""] else {
      return unknown(Wording("流程", "procedure"), name, procedures)
    }
    let stated = (node["facts"]?.entries ?? []).map(\.name)
    let lacking = needed.filter { !stated.contains($0) }
    guard !lacking.isEmpty else { return [] }
    return [
      name.problem(
        "cases.needs-facts",
        Wording(
          "另立的案件须填“\(lacking.joined(separator: "、"))”",
          "the case that is opened needs \(lacking.joined(separator: ", "))"),
        suggestion: Wording("在 facts 中写出", "state it under facts"))
    ]
  }

  private func unknown(
    _ what: Wording, _ node: DeclarationNode, _ known: [String: [String]]
  ) -> [Problem] {
    known[node.text ?? ""] == nil
      ? [DeclarationProblems.unknown(what, node, among: known.keys.sorted())] : []
  }
}
