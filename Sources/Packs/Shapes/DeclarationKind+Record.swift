import Diagnostics

extension DeclarationKind {
  /// `records/*.yaml`: Frictionless Table Schema with unit, period, class, grade and provision.
  public static let record = DeclarationKind(
    name: "record", title: "records/*.yaml", location: "records",
    shape: .object(
      ObjectShape(
        Wording("记录类型", "a record type"),
        [
          .init(
            "name", .form(.identifier), required: true,
            Wording("名称，与文件同名", "the name, that of the file")),
          .init(
            "extends", .form(.identifier),
            Wording(
              "在哪个已引用的记录类型上增加字段", "the record type of a used pack to which fields are added")),
          .init("title", .text, required: true, Wording("标题", "the title")),
          .init("description", .text, Wording("说明", "what a record is")),
          .init(
            "period", .choice(RecordType.Period.allCases.map(\.rawValue)),
            Wording("每条记录所属的期间", "the period that a record is true of")),
          .init(
            "class", .choice(DataClass.allCases.map(\.rawValue)),
            Wording("各字段的数据类别（字段可另定）", "the data class of the fields; a field may say otherwise")),
          .init(
            "grade", .whole(0...3),
            Wording(
              "各字段的数据级别 0–3（字段可另定）",
              "the data grade of the fields, 0 to 3; a field may say otherwise")),
          .init("provision", .text, Wording("依据的条款", "the provision that asks for it")),
          .init("fields", .list(.object(field)), required: true, Wording("字段", "the fields")),
          .init(
            "primaryKey", .oneOrMore(.text), Wording("主键字段", "the fields that tell records apart")),
          .init(
            "foreignKeys", .list(.object(foreignKey)), Wording("指向其他记录", "links to other records")),
          .init(
            "missingValues", .list(.text), Wording("表示缺失的写法", "what stands for a missing value")),
          .init(
            "checks", .list(.object(check)),
            Wording("校验规则（FEEL）", "conditions in FEEL that records satisfy")),
        ])))

  private static let field = ObjectShape(
    Wording("字段", "a field"),
    [
      .init(
        "name", .form(.fieldName), required: true,
        Wording("名称，公式中使用", "the name, as formulas use it")),
      .init("title", .text, Wording("标题", "the title")),
      .init("description", .text, Wording("口径说明", "what is counted and what is not")),
      .init(
        "type", .choice(RecordField.Kind.allCases.map(\.rawValue)), required: true,
        Wording("类型", "the type")),
      .init("unit", .form(.unit), Wording("单位；纯数写 1", "the unit; 1 for pure numbers")),
      .init(
        "codes", .choice(RecordField.Codes.allCases.map(\.rawValue)),
        Wording("代码体系", "the system of codes")),
      .init(
        "class", .choice(DataClass.allCases.map(\.rawValue)), Wording("数据类别", "the data class")),
      .init("grade", .whole(0...3), Wording("数据级别 0–3", "the data grade, 0 to 3")),
      .init("provision", .text, Wording("依据的条款", "the provision that asks for it")),
      .init("synonyms", .list(.text), Wording("表头的其他写法", "other titles of the column")),
      .init("formula", .text, Wording("由其他字段算出的公式（FEEL）", "a FEEL formula over other fields")),
      .init("constraints", .object(constraints), Wording("约束", "constraints")),
      .init("example", .scalar, Wording("示例", "an example")),
    ])

  private static let constraints = ObjectShape(
    Wording("约束", "constraints"),
    [
      .init("required", .boolean, Wording("必填", "whether a value must be there")),
      .init("unique", .boolean, Wording("不得重复", "whether no value comes twice")),
      .init("minimum", .scalar, Wording("最小值", "the least value")),
      .init("maximum", .scalar, Wording("最大值", "the greatest value")),
      .init("minLength", .count, Wording("最短字数", "the fewest characters")),
      .init("maxLength", .count, Wording("最长字数", "the most characters")),
      .init("pattern", .text, Wording("正则表达式", "a regular expression")),
      .init("enum", .list(.scalar), Wording("可取的值", "the values allowed")),
    ])

  private static let foreignKey = ObjectShape(
    Wording("指向", "a link"),
    [
      .init(
        "fields", .oneOrMore(.text), required: true, Wording("本记录的字段", "the fields of this record")),
      .init(
        "as", .form(.fieldName), Wording("公式中称呼所指记录的名称", "the name of the other record in formulas")
      ),
      .init(
        "reference",
        .object(
          ObjectShape(
            Wording("所指", "the target"),
            [
              .init(
                "resource", .form(.identifier), required: true,
                Wording("所指的记录类型", "the record type")),
              .init("fields", .oneOrMore(.text), required: true, Wording("所指记录的字段", "its fields")),
            ])), required: true, Wording("所指", "the target")),
    ])

  private static let check = ObjectShape(
    Wording("校验", "a check"),
    [
      .init("name", .text, Wording("名称", "the name")),
      .init(
        "rule", .text, required: true,
        Wording("条件（FEEL），记录应满足", "a FEEL condition that a record satisfies")),
      .init("message", .text, Wording("不满足时的说明", "what is said where it does not")),
      .init(
        "severity", .choice(["error", "warning", "note"]), Wording("轻重", "how much it weighs")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])
}
