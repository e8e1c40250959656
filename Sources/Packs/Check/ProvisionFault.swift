public import Diagnostics

/// The problems that citations can have.
public enum ProvisionFault {
  /// Something that decides and cites nothing.
  public static func missing(_ node: DeclarationNode) -> Problem {
    node.problem(
      "packs.no-provision", Wording("没有写明依据的条款", "it names no provision"), severity: .warning,
      suggestion: Wording(
        "写 provision: 文号 条款，如 浙政办发〔2023〕12号 三(三)",
        "write provision: NUMBER PLACE, such as 浙政办发〔2023〕12号 三(三)"))
  }

  /// A citation of a document that the packs do not carry out.
  ///
  /// - Parameters:
  ///   - node: The citation.
  ///   - documents: The numbers of the documents that they carry out.
  /// - Returns: The problem; `nil` where the document is among them.
  public static func unlisted(_ node: DeclarationNode, _ documents: [String]) -> Problem? {
    guard let text = node.text else { return nil }
    let key = normal(text)
    guard !documents.contains(where: { key.hasPrefix(normal($0)) }) else { return nil }
    return node.problem(
      "packs.unlisted-document",
      Wording(
        "“\(text.prefix(60))” 引用的文件不在 pack.yaml 的 documents 中",
        "the document of “\(text.prefix(60))” is not among the documents of pack.yaml"),
      severity: .warning,
      suggestion: Wording("请补上文号，或核对写法", "add its number there, or check the spelling"))
  }

  /// A citation without blanks, its brackets of one kind.
  static func normal(_ text: String) -> String {
    String(
      text.filter { !$0.isWhitespace }.map { character in
        switch character {
        case "[", "［", "【", "(", "（": "〔"
        case "]", "］", "】", ")", "）": "〕"
        default: character
        }
      })
  }
}
