import Diagnostics
public import Packs
import Rulings

extension DeclarationKind {
  /// `ledgers/*.yaml`: accounts and kinds of posting.
  public static let ledger = DeclarationKind(
    name: "ledger", title: "ledgers/*.yaml", location: "ledgers",
    shape: .object(
      ObjectShape(
        Wording("台账", "a ledger"),
        [
          .init(
            "name", .form(.identifier), required: true,
            Wording("名称，与文件同名", "the name, that of the file")),
          .init("title", .text, required: true, Wording("标题", "the title")),
          .init("description", .text, Wording("说明", "what it keeps")),
          .init("provision", .text, Wording("依据的条款", "the provision")),
          .init("unit", .form(.unit), required: true, Wording("单位", "the unit")),
          .init(
            "decimals", .whole(0...8),
            Wording("小数位数；缺省为 0", "the digits after the point; 0 by default")
          ),
          .init("grade", .whole(0...3), Wording("数据级别 0–3", "the data grade, 0 to 3")),
          .init(
            "owners", .choice(["region", "credit-code", "text"]),
            Wording("户主是什么：区划、企业或文字", "what owners are: regions, enterprises, or words")),
          .init("purposes", .list(.text), Wording("用途；不写则不限", "the purposes; any where none")),
          .init("accounts", .list(.object(account)), required: true, Wording("科目", "the accounts")),
          .init(
            "postings", .list(.object(posting)), required: true,
            Wording("记账种类", "the kinds of posting")),
          .init("yearEnd", .list(.object(yearEnd)), Wording("年终处理", "what is done at year's end")),
        ])))

  private static let account = ObjectShape(
    Wording("科目", "an account"),
    [
      .init("name", .form(.fieldName), required: true, Wording("名称", "the name")),
      .init("title", .text, Wording("标题", "the title")),
      .init("unit", .form(.unit), Wording("单位；缺省为台账的", "the unit; the ledger's by default")),
      .init("decimals", .whole(0...8), Wording("小数位数", "the digits after the point")),
      .init(
        "floor", .number,
        Wording("余额不得低于；缺省为 0", "what the balance never falls below; 0 by default")),
      .init(
        "source", .boolean, Wording("来源科目，余额可为负", "a source, whose balance may be negative")),
    ])

  private static let posting = ObjectShape(
    Wording("记账种类", "a kind of posting"),
    [
      .init("name", .form(.fieldName), required: true, Wording("名称", "the name")),
      .init("title", .text, Wording("标题", "the title")),
      .init(
        "kind", .choice(Ledger.Kind.allCases.map(\.rawValue)), required: true,
        Wording("性质", "what it is for")),
      .init("from", .text, required: true, Wording("转出科目", "the account that gives")),
      .init("to", .text, required: true, Wording("转入科目", "the account that receives")),
      .init(
        "across", .list(.choice(["owner", "purpose", "year"])),
        Wording("转入方可以不同的：户主、用途、年度", "in what the receiver may differ")),
      .init("roles", .oneOrMore(.text), Wording("谁可以记", "the roles that may post")),
      .init("facts", RuleShape.facts, Wording("须填的事实", "what must be stated")),
      .init("amount", RuleShape.rule, Wording("数额的算法", "how the amount is computed")),
      .init(
        "round", .choice(Ledger.Rounding.allCases.map(\.rawValue)),
        Wording("算出的数额怎样取位", "how a computed amount is rounded")),
      .init("guards", .list(RuleShape.rule), Wording("须满足的条件", "what must hold")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let yearEnd = ObjectShape(
    Wording("年终处理", "what is done at year's end"),
    [
      .init("account", .text, required: true, Wording("科目", "the account")),
      .init("posting", .text, required: true, Wording("用哪种记账转出余额", "the posting that empties it")),
    ])
}
