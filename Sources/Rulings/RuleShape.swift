import Diagnostics
public import Packs

/// The shapes that declarations of several engines share.
public enum RuleShape {
  /// A condition in FEEL, or a decision of a model.
  public static let rule: Shape = .object(
    ObjectShape(
      Wording("规则", "a rule"),
      [
        .init("rule", .text, Wording("条件（FEEL）", "a condition in FEEL")),
        .init(
          "decision", .text,
          Wording(
            "决策，写成 decisions/文件.dmn#决策名", "a decision, as decisions/FILE.dmn#NAME")),
        .init(
          "with", .map(.text),
          Wording("决策的各个输入由什么算出（FEEL）；同名的不必写", "what inputs of the decision are given, in FEEL")),
        .init(
          "accepts", .oneOrMore(.scalar),
          Wording("算作“是”的结论；缺省为 true", "the values that count as yes; true where none are named")),
        .init("message", .text, Wording("用话说的规则", "the rule in words")),
        .init("provision", .text, Wording("依据的条款", "the provision")),
      ]))

  /// A length of time.
  public static let term: Shape = .object(
    ObjectShape(
      Wording("期限", "a term"),
      [
        .init("working", .count, Wording("工作日", "working days")),
        .init("days", .count, Wording("日历日", "calendar days")),
        .init("months", .count, Wording("月", "months")),
      ]))

  /// Facts that people state.
  public static let facts: Shape = .list(
    .object(
      ObjectShape(
        Wording("事实", "a fact"),
        [
          .init("name", .form(.fieldName), required: true, Wording("名称", "the name")),
          .init("title", .text, Wording("标题", "the title")),
          .init(
            "type", .choice(["string", "number", "boolean", "date"]), required: true,
            Wording("类型", "the type")),
          .init("unit", .form(.unit), Wording("单位", "the unit")),
          .init("required", .boolean, Wording("必填", "whether it must be stated")),
          .init("grade", .whole(0...3), Wording("数据级别 0–3", "the data grade, 0 to 3")),
        ])))
}
