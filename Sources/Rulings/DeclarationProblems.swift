public import Diagnostics
public import Packs
import Vocabulary

/// The problems that declarations of all engines can have.
public enum DeclarationProblems {
  /// A name that is declared twice.
  public static func duplicate(_ name: String, _ node: DeclarationNode) -> Problem {
    node.problem(
      "engines.duplicate-name", Wording("“\(name)” 声明了两次", "“\(name)” is declared twice"))
  }

  /// A name that is not declared.
  public static func unknown(_ what: Wording, _ node: DeclarationNode, among names: [String])
    -> Problem
  {
    let name = node.text ?? ""
    let near = NearestName.among(names, to: name)
    return node.problem(
      "engines.unknown-name",
      Wording("没有\(what.chinese) “\(name)”", "there is no \(what.english) “\(name)”"),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
        ?? Wording(
          "有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))"))
  }

  /// What is wrong with the roles that a declaration names.
  public static func roles(_ node: DeclarationNode?) -> [Problem] {
    (node.map { $0.elements ?? [$0] } ?? []).compactMap { element in
      RoleNames.role(element.text ?? "") == nil
        ? unknown(Wording("角色", "role"), element, among: RoleNames.all) : nil
    }
  }

  /// The citations that a pack with documents must give, and those of documents that it lacks.
  public static func provisions(_ nodes: [DeclarationNode], in packs: PackSet) -> [Problem] {
    guard !packs.main.manifest.documents.isEmpty else { return [] }
    let documents = packs.all.flatMap(\.manifest.documents)
    return nodes.compactMap { node in
      guard let provision = node["provision"] else { return ProvisionFault.missing(node) }
      return ProvisionFault.unlisted(provision, documents)
    }
  }

  /// The problem of a throwing piece of a check; `nil` where nothing is thrown.
  public static func caught(_ body: () throws(Problem) -> Void) -> [Problem] {
    do throws(Problem) {
      try body()
      return []
    } catch {
      return [error]
    }
  }
}
