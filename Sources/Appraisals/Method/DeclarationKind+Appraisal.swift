import Diagnostics
public import Packs

extension DeclarationKind {
  /// `appraisals/*.yaml`: a method of appraisal.
  public static let appraisal = DeclarationKind(
    name: "appraisal", title: "appraisals/*.yaml", location: "appraisals",
    shape: .object(
      ObjectShape(
        Wording("评价办法", "a method of appraisal"),
        [
          .init(
            "name", .form(.identifier), required: true,
            Wording("名称，与文件同名", "the name, that of the file")),
          .init("title", .text, required: true, Wording("标题", "the title")),
          .init("description", .text, Wording("说明", "what is appraised and why")),
          .init(
            "jurisdiction", .form(.region),
            Wording("适用的行政区划代码", "the code of the region that it is for")),
          .init("years", .object(years), Wording("适用的评价年度", "the years of data that it is for")),
          .init("provision", .text, Wording("依据的条款", "the provision that asks for it")),
          .init(
            "record", .form(.identifier), required: true,
            Wording("所评价的记录类型", "the type of the records that are appraised")),
          .init(
            "joins", .list(.object(join)),
            Wording("从其他记录取来的字段", "fields that are taken from other records")),
          .init(
            "subject", .object(subject), required: true,
            Wording("说明对象的字段", "the fields that tell what a row is")),
          .init(
            "parameters", .list(.object(parameter)),
            Wording("公式中按名称引用的数", "numbers that formulas use by name")),
          .init(
            "derived", .list(.object(derived)),
            Wording("预先算出的值", "values that are computed before anything else")),
          .init(
            "units", .object(units),
            Wording(
              "几行合为一个单元（同一宗地、同一地区）", "rows that become one unit: of one parcel, of one region")),
          .init(
            "population", .text, Wording("参评范围（FEEL）", "the condition for being appraised")),
          .init(
            "exclusions", .list(.object(exclusion)),
            Wording("不排名的企业及原因", "who is not ranked, and why")),
          .init(
            "schemes", .list(.object(scheme)), required: true,
            Wording("各类企业的指标、得分和等级", "how groups of firms are scored and graded")),
          .init(
            "consequences", .list(.object(consequence)),
            Wording("各等级对应的政策", "what follows from a grade")),
          .init(
            "choices", .list(.object(choice)),
            Wording("文件未写明、由本办法选定的做法", "what the published method leaves open, and what was chosen")
          ),
          .init(
            "publication", .object(publication),
            Wording("公示与申诉", "how results are published and objected to")),
        ])))

  private static let years = ObjectShape(
    Wording("年度", "years"),
    [
      .init("from", .count, Wording("起始年", "the first year")),
      .init("until", .count, Wording("终止年（含）", "the last year")),
    ])

  private static let join = ObjectShape(
    Wording("取字段", "fields of another record"),
    [
      .init(
        "link", .form(.fieldName), required: true,
        Wording("记录类型中 foreignKeys 的 as", "the name of the link in the record type")),
      .init("fields", .list(.text), required: true, Wording("字段", "its fields")),
    ])

  private static let subject = ObjectShape(
    Wording("对象", "the subject"),
    [
      .init("key", .text, required: true, Wording("区分企业的字段", "the field that names a firm")),
      .init("name", .text, Wording("企业名称的字段", "the field that says how it is called")),
      .init("region", .text, Wording("地区代码的字段", "the field with the code of its region")),
      .init("industry", .text, Wording("行业代码的字段", "the field with the code of its industry")),
      .init("size", .text, Wording("规模的字段", "the field that tells its size")),
    ])

  private static let parameter = ObjectShape(
    Wording("参数", "a parameter"),
    [
      .init("name", .form(.fieldName), required: true, Wording("名称", "the name")),
      .init("value", .number, required: true, Wording("数值", "the number")),
      .init("unit", .form(.unit), Wording("单位", "the unit")),
      .init("note", .text, Wording("说明", "what it is")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let derived = ObjectShape(
    Wording("算出的值", "a computed value"),
    [
      .init("name", .form(.fieldName), required: true, Wording("名称", "the name")),
      .init("formula", .text, required: true, Wording("公式（FEEL）", "the formula in FEEL")),
      .init("unit", .form(.unit), Wording("单位", "the unit")),
      .init("note", .text, Wording("说明", "what it is")),
    ])

  private static let units = ObjectShape(
    Wording("单元", "units"),
    [
      .init(
        "kind", .choice(Method.UnitRule.Kind.allCases.map(\.rawValue)), required: true,
        Wording(
          "merge：合并评价、结果共享；roll-up：按地区等汇总后评价",
          "merge: appraised as one and the result shared; roll-up: the units are regions and the like"
        )),
      .init(
        "by", .oneOrMore(.text), required: true,
        Wording(
          "取值相同即为一个单元的字段或 derived", "the fields or derived values whose values make up a unit")),
      .init(
        "sums", .list(.text), required: true,
        Wording("相加的字段或 derived", "the fields or derived values that are added up")),
      .init(
        "any", .list(.text),
        Wording("一家为真则整个单元为真的字段", "facts that are true of a unit where they are of one of its rows")
      ),
      .init(
        "lead", .text,
        Wording(
          "merge 时其余字段取自这个字段最大的一家；相同或不写，取代码最小的一家",
          "for merge: all other fields are those of the row with the most of this; of the least key otherwise"
        )),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let exclusion = ObjectShape(
    Wording("不排名", "an exclusion"),
    [
      .init("name", .text, required: true, Wording("名称，如 免评、保护期", "what they are called")),
      .init("when", .text, required: true, Wording("条件（FEEL）", "the condition in FEEL")),
      .init("reason", .text, Wording("原因", "why")),
      .init("scored", .boolean, Wording("是否仍计算得分", "whether they have scores nevertheless")),
      .init("treat-as", .text, Wording("执行政策时视同的等级", "the grade as which they are treated")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let consequence = ObjectShape(
    Wording("政策", "a consequence"),
    [
      .init("name", .text, required: true, Wording("名称", "what it is called")),
      .init("body", .text, Wording("执行单位", "the body that carries it out")),
      .init("rates", .map(.number), required: true, Wording("等级: 费率", "grade: rate")),
      .init("unit", .form(.unit), Wording("费率的单位", "the unit of the rate")),
      .init(
        "amount", .text, Wording("金额（FEEL，可用 费率）", "what it comes to, a formula over fields and 费率")
      ),
      .init("amount-unit", .form(.unit), Wording("金额的单位", "the unit of the amount")),
      .init("when", .text, Wording("另外的条件（FEEL）", "a further condition")),
      .init("note", .text, Wording("说明，如费率的来历", "what to know, such as where the rate is from")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let choice = ObjectShape(
    Wording("选定", "a choice"),
    [
      .init("question", .text, required: true, Wording("未写明的是什么", "what is open")),
      .init("answer", .text, required: true, Wording("怎样做", "what was chosen")),
      .init("reason", .text, Wording("为什么", "why")),
    ])

  private static let publication = ObjectShape(
    Wording("公示", "publication"),
    [
      .init("days", .whole(1...90), Wording("公示天数", "for how many days results are published")),
      .init(
        "count", .choice(["working", "calendar"]),
        Wording("工作日或自然日", "working or calendar days")),
      .init(
        "land-first", .whole(0...90),
        Wording("先公示用地面积的天数", "for how many days land is published first")
      ),
      .init(
        "confirm", .whole(0...90), Wording("企业核对数据的天数", "for how many days firms can confirm data")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])
}
