public import Diagnostics
import Vocabulary

/// Holds a declaration against its shape.
public enum ShapeChecker {
  /// What is wrong: unknown names with the nearest known one, missing names, values of another kind.
  public static func problems(of node: DeclarationNode, _ shape: Shape) -> [Problem] {
    var problems: [Problem] = []
    check(node, shape, called: nil, &problems)
    return problems
  }

  private static func check(
    _ node: DeclarationNode, _ shape: Shape, called name: String?, _ problems: inout [Problem]
  ) {
    switch shape {
    case .text, .scalar:
      if node.text == nil { problems.append(mismatch(node, name, Wording("一段文字", "a text"))) }
    case .form(let form):
      guard let text = node.text else {
        problems.append(mismatch(node, name, form.name))
        return
      }
      if var problem = form.fault(text) {
        problem.place = node.place
        problems.append(problem)
      }
    case .count:
      if node.text.flatMap({ Int($0) }).map({ $0 < 0 }) ?? true {
        problems.append(mismatch(node, name, Wording("不小于 0 的整数", "a whole number from 0")))
      }
    case .whole(let range):
      if node.text.flatMap({ Int($0) }).map({ !range.contains($0) }) ?? true {
        let span = "\(range.lowerBound)–\(range.upperBound)"
        problems.append(
          mismatch(node, name, Wording("\(span) 的整数", "a whole number of \(span)")))
      }
    case .number:
      if node.text.flatMap({ ScaledDecimal($0) }) == nil {
        problems.append(mismatch(node, name, Wording("数", "a number")))
      }
    case .boolean:
      if node.boolean == nil {
        problems.append(mismatch(node, name, Wording("true 或 false", "true or false")))
      }
    case .choice(let words): choice(node, words, called: name, &problems)
    case .list(let inner):
      guard let elements = node.elements else {
        problems.append(
          mismatch(node, name, Wording("列表（每项以 “- ” 开头）", "a list, each element after “- ”")))
        return
      }
      for element in elements { check(element, inner, called: name, &problems) }
    case .oneOrMore(let inner):
      for element in node.elements ?? [node] { check(element, inner, called: name, &problems) }
    case .map(let inner):
      guard let entries = node.entries else {
        problems.append(
          mismatch(node, name, Wording("“名称: 值” 的各项", "entries of the form “name: value”")))
        return
      }
      for entry in entries { check(entry.value, inner, called: entry.name, &problems) }
    case .object(let object): self.object(node, object, called: name, &problems)
    }
  }

  private static func choice(
    _ node: DeclarationNode, _ words: [String], called name: String?, _ problems: inout [Problem]
  ) {
    let list = words.joined(separator: "、")
    guard let text = node.text else {
      problems.append(mismatch(node, name, Wording("\(list) 之一", "one of \(list)")))
      return
    }
    guard !words.contains(text) else { return }
    let near = NearestName.among(words, to: text)
    problems.append(
      node.problem(
        "packs.bad-value",
        Wording(
          "“\(text.prefix(40))” 不在可取之列", "“\(text.prefix(40))” is not one of the words allowed"),
        notes: [Wording("可取：\(list)", "allowed: \(list)")],
        suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }))
  }

  private static func object(
    _ node: DeclarationNode, _ shape: ObjectShape, called name: String?,
    _ problems: inout [Problem]
  ) {
    guard let entries = node.entries else {
      problems.append(
        mismatch(node, name, Wording("“名称: 值” 的各项", "entries of the form “name: value”")))
      return
    }
    let names = shape.properties.map(\.name)
    for entry in entries {
      guard let property = shape.properties.first(where: { $0.name == entry.name }) else {
        let near = NearestName.among(names, to: entry.name)
        problems.append(
          Problem(
            "packs.unknown-name", .error,
            Wording(
              "\(shape.title.chinese)没有 “\(entry.name.prefix(40))” 这一项",
              "\(shape.title.english) has no “\(entry.name.prefix(40))”"),
            at: entry.position.place,
            suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
              ?? Wording(
                "可写：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))")
          ))
        continue
      }
      if entry.value.isNull {
        problems.append(
          Problem(
            "packs.no-value", .error,
            Wording("“\(entry.name)” 没有值", "“\(entry.name)” has no value"),
            at: entry.position.place, suggestion: property.help))
      } else {
        check(entry.value, property.shape, called: entry.name, &problems)
      }
    }
    for property in shape.properties
    where property.isRequired && !entries.contains(where: { $0.name == property.name }) {
      problems.append(
        node.problem(
          "packs.missing-name",
          Wording(
            "\(shape.title.chinese)缺少 “\(property.name)”",
            "\(shape.title.english) lacks “\(property.name)”"),
          suggestion: property.help))
    }
  }

  private static func mismatch(
    _ node: DeclarationNode, _ name: String?, _ wanted: Wording
  ) -> Problem {
    let subject = name.map { "“\($0)” " } ?? ""
    return node.problem(
      "packs.wrong-kind",
      Wording("\(subject)应为\(wanted.chinese)", "\(subject)should be \(wanted.english)"))
  }
}
