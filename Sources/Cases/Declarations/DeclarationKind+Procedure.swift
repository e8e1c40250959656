import Diagnostics
public import Packs
import Rulings

extension DeclarationKind {
  /// `procedures/*.yaml`: steps, owners, clocks and evidence.
  public static let procedure = DeclarationKind(
    name: "procedure", title: "procedures/*.yaml", location: "procedures",
    shape: .object(
      ObjectShape(
        Wording("办事流程", "a procedure"),
        [
          .init(
            "name", .form(.identifier), required: true,
            Wording("名称，与文件同名", "the name, that of the file")),
          .init("title", .text, required: true, Wording("标题", "the title")),
          .init(
            "version", .text, required: true,
            Wording("版本；步骤一改就换", "the version; another whenever steps change")),
          .init("description", .text, Wording("说明", "what it does")),
          .init("provision", .text, Wording("依据的条款", "the provision")),
          .init(
            "subject", .form(.identifier), Wording("对象的记录类型", "the record type of its subjects")),
          .init("open", .oneOrMore(.text), Wording("谁可以立案", "the roles that may open a case")),
          .init(
            "opensFor", .oneOrMore(.form(.identifier)),
            Wording("哪些名册列入后自动立案", "the registers whose listed subjects each get a case")),
          .init("start", .text, required: true, Wording("第一步", "the first step")),
          .init(
            "facts", RuleShape.facts, Wording("立案时填的事实", "what is stated when a case is opened")),
          .init("steps", .list(.object(step)), required: true, Wording("步骤", "the steps")),
          .init("stops", .list(.object(stop)), Wording("停钟的事由", "why clocks may stop")),
          .init("reopen", .object(reopen), Wording("重新办理", "how a closed case is opened again")),
          .init(
            "migrations", .list(.object(migration)),
            Wording("旧版本的案件怎样接着办", "where open cases of other versions go on")),
          .init("letters", .list(.object(letter)), Wording("文书", "the letters")),
          .init("staff", .map(.count), Wording("各角色的人数（仿真用）", "people by role, for simulations")),
          .init("arrivals", .number, Wording("每日新案数（仿真用）", "new cases a day, for simulations")),
        ])))

  private static let step = ObjectShape(
    Wording("步骤", "a step"),
    [
      .init("name", .text, required: true, Wording("名称", "the name")),
      .init("title", .text, Wording("标题", "the title")),
      .init(
        "kind", .choice(Procedure.Step.Kind.allCases.map(\.rawValue)),
        Wording("任务、等待、汇合或结束；缺省为任务", "task, wait, join or end; task by default")),
      .init("roles", .oneOrMore(.text), Wording("由哪些角色办", "the roles that do it")),
      .init(
        "person", .text,
        Wording("由谁办：登录名，或存有登录名的事实", "who does it: a login, or the fact that holds one")),
      .init("within", RuleShape.term, Wording("时限", "the time")),
      .init("remind", .count, Wording("到期前几日提醒", "how many days before it is due to remind")),
      .init(
        "escalate",
        .object(
          ObjectShape(
            Wording("升级", "an escalation"),
            [
              .init("after", RuleShape.term, required: true, Wording("逾期多久后", "how long after")),
              .init(
                "roles", .oneOrMore(.text), required: true, Wording("报给哪些角色", "the roles called")),
            ])), Wording("逾期升级", "who is called when it is late")),
      .init("evidence", .list(.object(evidence)), Wording("须附的证据", "what must be attached")),
      .init("facts", RuleShape.facts, Wording("办结时填的事实", "what is stated when it is done")),
      .init(
        "next", .list(.object(branch)),
        Wording("接着到哪一步，取第一个成立的", "where it leads: the first that holds")),
      .init("fork", .list(.text), Wording("同时开始的步骤", "steps that begin at once")),
      .init("of", .list(.text), Wording("汇合等待的步骤", "the steps that a join waits for")),
      .init(
        "effects", .list(.object(effect)),
        Wording("办结时同时发生的后果", "what it brings about elsewhere once it is done")),
      .init("outcome", .text, Wording("结果", "how the case ended")),
      .init(
        "cancels", .boolean, Wording("结束时取消其他在办步骤", "whether the end cancels what else is open")),
      .init(
        "requires", .list(.text), Wording("结案须有的证据", "evidence without which the case does not end")
      ),
      .init(
        "takes",
        .object(
          ObjectShape(
            Wording("用时（日）", "how long it takes, in days"),
            [
              .init("least", .number, required: true, Wording("最少", "the least")),
              .init("likely", .number, required: true, Wording("多半", "the likeliest")),
              .init("most", .number, required: true, Wording("最多", "the most")),
            ])), Wording("用时（仿真用）", "how long it takes, for simulations")),
      .init(
        "attention", .number,
        Wording(
          "进行期间占一个人多少精力，大于 0 至 1；缺省为 1（仿真用）",
          "how much of a person's day it takes, above 0 to 1; 1 by default, for simulations")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let effect = ObjectShape(
    Wording("后果", "an effect"),
    [
      .init("leave", .form(.identifier), Wording("退出哪个名册", "the register that it leaves")),
      .init(
        "enter", .form(.identifier), Wording("列入哪个名册", "the register that it is put forward in")),
      .init("reason", .text, Wording("退出或列入的理由", "why it leaves or is put forward")),
      .init("post", .form(.identifier), Wording("记哪本台账", "the ledger that is posted to")),
      .init("posting", .text, Wording("记账种类", "the kind of posting")),
      .init("owner", .text, Wording("户主（FEEL）", "whose accounts, in FEEL")),
      .init("purpose", .text, Wording("用途", "for what")),
      .init(
        "year", .text, Wording("年度（FEEL）；缺省为当年", "the year, in FEEL; that of the day by default")),
      .init("amount", .text, Wording("数额（FEEL）", "the amount, in FEEL")),
      .init(
        "open", .form(.identifier), Wording("另立哪种案件", "the procedure of which a case is opened")),
      .init("facts", .map(.text), Wording("要填的事实（FEEL）", "what is stated there, in FEEL")),
      .init(
        "subject", .text,
        Wording("对象（FEEL）；缺省为本案对象", "whom it concerns, in FEEL; the case's subject")
      ),
      .init("when", .text, Wording("条件（FEEL）", "a condition in FEEL")),
    ])

  private static let evidence = ObjectShape(
    Wording("证据", "a piece of evidence"),
    [
      .init("name", .text, required: true, Wording("名称", "the name")),
      .init(
        "types", .list(.choice(EvidenceType.allCases.map(\.rawValue))),
        Wording("文件类型；不写则不限", "the kinds of file; any known where none")),
      .init("least", .count, Wording("至少几份；缺省为 1", "how many; 1 by default")),
    ])

  private static let branch = ObjectShape(
    Wording("去向", "a way on"),
    [
      .init("to", .text, required: true, Wording("步骤", "the step")),
      .init("when", .text, Wording("条件（FEEL）", "a condition in FEEL")),
      .init("decision", RuleShape.rule, Wording("按决策", "by a decision")),
      .init("share", .number, Wording("占比 0–1（仿真用）", "how often, 0 to 1, for simulations")),
    ])

  private static let stop = ObjectShape(
    Wording("停钟的事由", "a reason to stop"),
    [
      .init("name", .text, required: true, Wording("名称", "the name")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let reopen = ObjectShape(
    Wording("重新办理", "a reopening"),
    [
      .init("to", .text, required: true, Wording("回到哪一步", "the step")),
      .init("roles", .oneOrMore(.text), Wording("谁可以", "the roles that may")),
    ])

  private static let migration = ObjectShape(
    Wording("旧版本", "another version"),
    [
      .init("from", .text, required: true, Wording("旧版本号", "the version")),
      .init("steps", .map(.text), Wording("旧步骤: 新步骤", "old step: new step")),
    ])

  private static let letter = ObjectShape(
    Wording("文书", "a letter"),
    [
      .init("name", .text, required: true, Wording("名称", "the name")),
      .init("title", .text, Wording("标题", "the title")),
      .init(
        "file", .text, required: true,
        Wording("模板：letters/*.txt 或 .docx", "the template: letters/*.txt or .docx")),
    ])
}
