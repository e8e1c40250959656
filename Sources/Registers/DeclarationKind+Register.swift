import Diagnostics
public import Packs
import Rulings

extension DeclarationKind {
  /// `registers/*.yaml`: who enters a list, who decides, and why one leaves.
  public static let register = DeclarationKind(
    name: "register", title: "registers/*.yaml", location: "registers",
    shape: .object(
      ObjectShape(
        Wording("名册", "a register"),
        [
          .init(
            "name", .form(.identifier), required: true,
            Wording("名称，与文件同名", "the name, that of the file")),
          .init("title", .text, required: true, Wording("标题", "the title")),
          .init("description", .text, Wording("说明", "what it lists")),
          .init("provision", .text, Wording("依据的条款", "the provision")),
          .init(
            "subject", .form(.identifier), required: true,
            Wording("对象的记录类型", "the record type of its subjects")),
          .init(
            "period", .choice(["same", "previous"]),
            Wording(
              "用当年还是上年的记录；缺省为最近的", "records of the same or the previous year; the latest by default"
            )),
          .init("entry", .object(entry), required: true, Wording("怎样列入", "how subjects enter")),
          .init("review", .object(review), Wording("谁审核", "who reviews")),
          .init("publication", RuleShape.term, Wording("公示期", "how long it is published")),
          .init(
            "objection", RuleShape.term, Wording("异议须在多久内处理", "the time to decide an objection")),
          .init(
            "recheck", .object(recheck), Wording("定期复核", "when the listed are looked at again")),
          .init("exit", .object(exit), Wording("退出", "why one leaves")),
          .init(
            "excludes", .list(.form(.identifier)),
            Wording("不能同时在册的其他名册", "registers in which a subject may not be at the same time")),
          .init(
            "after", .list(.form(.identifier)),
            Wording("先认定的名册：在其中的不列入本册", "registers decided before; who is in them does not enter")),
          .init("quota", .object(quota), Wording("年度名额", "how many may enter a year")),
          .init("goal", .count, Wording("年度目标数", "how many should enter a year")),
          .init(
            "levels", .list(.object(level)), Wording("层级，从低到高", "the levels, the lowest first")),
        ])))

  private static let entry = ObjectShape(
    Wording("怎样列入", "how subjects enter"),
    [
      .init("rule", RuleShape.rule, Wording("对记录的规则", "a rule over records")),
      .init(
        "grade",
        .object(
          ObjectShape(
            Wording("等级", "a grade"),
            [
              .init("method", .form(.identifier), required: true, Wording("评价方法", "the appraisal")),
              .init("grades", .oneOrMore(.text), required: true, Wording("等级", "the grades")),
            ])), Wording("评价的等级", "by the grade of an appraisal")),
      .init("hand", .oneOrMore(.text), Wording("可由哪些角色手工列入（须写理由）", "roles that may enter by hand")),
    ])

  private static let review = ObjectShape(
    Wording("审核", "a review"),
    [
      .init("roles", .oneOrMore(.text), required: true, Wording("角色", "the roles")),
      .init("within", RuleShape.term, Wording("时限", "the time")),
    ])

  private static let recheck = ObjectShape(
    Wording("复核", "a re-check"),
    [
      .init("every", RuleShape.term, required: true, Wording("多久一次", "how often")),
      .init(
        "rule", RuleShape.rule,
        Wording("仍须满足的；缺省为列入规则", "what must still hold; the entry rule by default")),
    ])

  private static let exit = ObjectShape(
    Wording("退出", "leaving"),
    [
      .init("reasons", .list(.text), Wording("可写的理由；不写则不限", "the reasons; any where none")),
      .init("rule", RuleShape.rule, Wording("应当退出的规则", "the rule by which one leaves")),
      .init("automatic", .boolean, Wording("按规则自动退出", "whether rules let leave by themselves")),
    ])

  private static let quota = ObjectShape(
    Wording("名额", "a quota"),
    [
      .init(
        "limit", .text, required: true,
        Wording("数或由参数算出（FEEL）", "a number, or FEEL over parameters")),
      .init("by", .choice(["region", "all"]), Wording("按区划还是合计", "by region or in all")),
    ])

  private static let level = ObjectShape(
    Wording("层级", "a level"),
    [
      .init("name", .text, required: true, Wording("名称", "the name")),
      .init(
        "rule", RuleShape.rule, Wording("推荐到本级须满足的", "what recommendation to the level asks for")),
      .init("review", .object(review), Wording("谁审核", "who reviews")),
      .init("publication", RuleShape.term, Wording("公示期", "how long it is published")),
      .init("quota", .object(quota), Wording("年度名额", "how many may enter a year")),
      .init("goal", .count, Wording("年度目标数", "how many should enter a year")),
    ])
}
