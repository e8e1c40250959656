import Diagnostics
import Yams

/// The problems that files of packs can have.
enum PackProblem {
  static func unreadable(_ file: String, _ detail: String) -> Problem {
    Problem(
      "packs.unreadable", .error, Wording("文件打不开", "the file cannot be opened"),
      at: Place(file: file), notes: [Wording(detail)],
      suggestion: Wording("请检查路径和读取权限", "check the path and that you may read it"))
  }

  static func notUTF8(_ file: String) -> Problem {
    Problem(
      "packs.encoding", .error, Wording("文件不是 UTF-8 编码", "the file is not UTF-8"),
      at: Place(file: file), suggestion: Wording("请另存为 UTF-8", "save it as UTF-8"))
  }

  static func tooLarge(_ file: String) -> Problem {
    Problem(
      "packs.too-large", .error,
      Wording("文件过大（上限 2 MB、20 万个节点）", "the file is too large (2 MB or 200,000 nodes at most)"),
      at: Place(file: file),
      suggestion: Wording("数据放在 CSV 中，声明文件只写声明", "keep data in CSV; a declaration only declares"))
  }

  static func empty(_ file: String) -> Problem {
    Problem(
      "packs.empty", .error, Wording("文件中没有声明", "the file declares nothing"),
      at: Place(file: file))
  }

  static func tooDeep(_ place: Place) -> Problem {
    Problem(
      "packs.too-deep", .error,
      Wording(
        "层次过深（上限 \(DeclarationFile.deepest) 层）", "nested more than \(DeclarationFile.deepest) deep"),
      at: place)
  }

  static func alias(_ place: Place) -> Problem {
    Problem(
      "packs.yaml-alias", .error,
      Wording("不能用 YAML 的锚点与别名（&、*）", "anchors and aliases of YAML (&, *) are not taken"),
      at: place, suggestion: Wording("请把内容写出来", "write out what is meant"))
  }

  static func yaml(_ error: YamlError, _ file: String) -> Problem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Problem(
        "packs.yaml", .error, Wording("不是正确的 YAML", "this is no YAML"),
        at: Place(file: file, line: mark.line, column: mark.column), notes: [Wording(problem)],
        suggestion: Wording(
          "请核对缩进与冒号；含“: ”“#”或以符号开头的文字要加引号",
          "check indentation and colons; texts with “: ” or “#”, or that begin with a sign, need quotation marks"
        ))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let name = duplicates.first ?? ""
      let first = (line: context.mark.line, column: context.mark.column)
      let second = DuplicateKey.second(of: name, after: first, in: context.text)
      return Problem(
        "packs.duplicate-key", .error,
        Wording("“\(name)” 写了两次", "“\(name)” is written twice"),
        at: Place(file: file, line: (second ?? first).line, column: (second ?? first).column),
        notes: second == nil
          ? []
          : [
            Wording("第一次在第 \(first.line) 行", "it stands first in line \(first.line)")
          ], suggestion: Wording("请留下一个", "keep one of them"))
    default:
      return Problem(
        "packs.yaml", .error, Wording("不是正确的 YAML", "this is no YAML"), at: Place(file: file),
        notes: [Wording("\(error)")])
    }
  }
}
