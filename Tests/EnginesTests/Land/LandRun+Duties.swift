extension LandRun {
  private static let plots = ["P1,91330000142944445H,331003"]
  private static let plotTitles = "宗地号,信用代码,县区代码"
  private static let stages = ["建设", "投入", "产出", "节能", "环保"]

  /// Performance, breach, transfer of duties, exit and court sale.
  static let duties = [
    LandRun(
      procedure: "duty-transfer", type: "land-use", titles: plotTitles, rows: plots,
      opening: "合同编号=H1 受让人=某公司",
      defaults:
        "列出义务 义务项数=3 部分转让=是 原宗面积=100 受让面积=40 保留面积=60 | 受让人承接 受让人书面承接=是 | 条件核对 条件有改动=否 | 等待承接 受让人书面承接=是 | 重新测算 受让面积=40 保留面积=60 | 变更承担人 变更项数=3",
      paths: [
        Path("义务已随之转移"), Path("义务已随之转移", "列出义务 部分转让=否 受让面积=100 保留面积=0"),
        Path("义务已随之转移", "列出义务 保留面积=59.99"), Path("义务已随之转移", "受让人承接 受让人书面承接=否"),
        Path("义务已随之转移", "变更承担人 变更项数=2"), Path("改动条件，退回", "条件核对 条件有改动=是"),
      ], letter: Letter(name: "义务承接告知书", after: "列出义务", says: "某公司")),
    LandRun(
      procedure: "joint-supervision", type: "land-use", titles: plotTitles, rows: plots,
      opening: "监管单位=开发区管委会",
      defaults: "启动 监管年度=2024 | "
        + stages.map { "\($0)核查 \($0)履约=是 \($0)情况=正常" }.joined(separator: " | ")
        + " | 登记违约 登记项数=1 | 严重违约告知 登记项数=3 | 严重违约处理 转退出=否 | 送评价 计入年度=2024",
      paths: [
        Path("本轮监管完成"), Path("本轮监管完成", failing(1)), Path("本轮监管完成", failing(2)),
        Path("本轮监管完成", failing(3)), Path("转土地使用权退出", failing(5) + " | 严重违约处理 转退出=是"),
      ], letter: Letter(name: "联合监管结论告知书", after: "环保核查", says: "开发区管委会")),
    LandRun(
      procedure: "land-exit", type: "land-use", titles: plotTitles, rows: plots,
      defaults: "评估 评估合格=否 | 整改 整改期满=是 整改后达标=否 合同约定退出=是 | 退出决定 准予退出=是 | 结算 应退价款=200",
      paths: [
        Path("土地使用权退出"), Path("土地使用权退出", "整改 整改期满=否"), Path("达标，不退出", "评估 评估合格=是"),
        Path("达标，不退出", "整改 整改后达标=是"), Path("承担违约责任", "整改 合同约定退出=否"),
        Path("承担违约责任", "退出决定 准予退出=否"),
      ], letter: Letter(name: "退出告知书", after: "整改", says: "听证")),
    LandRun(
      procedure: "court-sale", type: "land-use", titles: plotTitles, rows: plots,
      defaults:
        "收函登记 法院案号=执1号 是标准地=是 | 权利状况 权利限制=抵押 | 规划要求 规划利用要求=工业 | 产业要求 产业利用要求=装备 | 协议义务 未履行义务=亩均税收 | 等待成交 已成交=是 买受人=某公司 | 买受人审查 产业符合要求=是 利用符合规划=是 承诺承接协议=是 | 催告承接 承诺承接协议=是",
      paths: [
        Path("成交，义务已承接"), Path("成交，义务已承接", "买受人审查 承诺承接协议=否"),
        Path("成交，义务已承接", "收函登记 是标准地=否 | 买受人审查 承诺承接协议=否"), Path("流拍", "等待成交 已成交=否"),
        Path("买受人不符合条件，告知法院", "买受人审查 产业符合要求=否"),
        Path("买受人不符合条件，告知法院", "买受人审查 承诺承接协议=否 | 催告承接 承诺承接协议=否"),
      ], letter: Letter(name: "司法处置利用要求函", after: "协议义务", says: "亩均税收")),
    LandRun(
      procedure: "breach-cure", type: "land-breach",
      titles: "违约编号,宗地号,信用代码,环节,违约事项,发现单位,发现日期",
      rows: ["W1,P1,91330000142944445H,投入,投资强度不足,经信局,2024-02-01"],
      others: ["land-use": "宗地号\nP1\n"],
      defaults:
        "认定 违约成立=是 应付违约金=10000 补救期限=2024-09-01 | 补救 补救完成=是 已付违约金=10000 | 追缴 已付违约金=10000 | 追究 转退出=否 | 核销 计入评价年度=2024",
      paths: [
        Path("已补救并付清"), Path("已补救并付清", "补救 已付违约金=9999.99"), Path("违约不成立", "认定 违约成立=否"),
        Path("已承担违约责任", "补救 补救完成=否"), Path("已承担违约责任", "补救 已付违约金=0 | 追缴 已付违约金=9999.99"),
        Path("转土地使用权退出", "补救 补救完成=否 | 追究 转退出=是"),
      ], letter: Letter(name: "违约补救告知书", after: "认定", says: "投资强度不足")),
    LandRun(
      procedure: "firm-plan", type: "firm-inspection", titles: "检查编号,信用代码,检查日期",
      rows: ["C1,91330000142944445H,2024-03-01"],
      defaults: ["土地", "能耗", "环保", "质量", "安全"].map { "\($0)检查 \($0)违法=否" }.joined(separator: " | ")
        + " | 定一企一策 整治措施=改造 整改限期=2024-09-30 | 整改 整改完成日=2024-09-30 复查达标=是 | 处置决定 处置方式=停产",
      paths: [
        Path("未发现违法"), Path("整改到位", "土地检查 土地违法=是"), Path("整改到位", "能耗检查 能耗违法=是"),
        Path("整改到位", "环保检查 环保违法=是"), Path("整改到位", "质量检查 质量违法=是"),
        Path("依法处置", "安全检查 安全违法=是 | 整改 整改完成日=2024-10-01"),
        Path("依法处置", "安全检查 安全违法=是 | 整改 复查达标=否"),
      ], letter: Letter(name: "一企一策整治通知书", after: "定一企一策", says: "改造")),
    LandRun(
      procedure: "illegal-use", type: "land-use-check",
      titles: "宗地号,登记土地用途,实际土地用途,登记房屋用途,实际房屋用途,改变已批准,批准到期日,核查日期",
      rows: [
        "P1,工业,商服,厂房,厂房,,,2024-03-01", "P2,工业,工业,厂房,厂房,,,2024-03-01",
        "P3,工业,工业,厂房,仓储,是,2024-03-05,2024-03-01", "P4,工业,工业,厂房,仓储,是,2024-03-04,2024-03-01",
        "P5,工业,工业,厂房,仓储,是,,2024-03-01",
      ],
      defaults: "取证 改变情形=改作商铺 属地政府=某街道 | 属地调查 处置方式=限期恢复 | 限期恢复 已恢复用途=是 | 不予处置 理由=证据不足",
      paths: [
        Path("已恢复用途"), Path("用途一致或已批准", of: "P2"), Path("用途一致或已批准", of: "P3"),
        Path("已恢复用途", of: "P4"), Path("用途一致或已批准", of: "P5"), Path("属地政府已处置", "限期恢复 已恢复用途=否"),
        Path("属地政府已处置", "属地调查 处置方式=罚款"), Path("属地政府已处置", "属地调查 处置方式=收回"),
        Path("属地政府不予处置", "属地调查 处置方式=无"),
      ], letter: Letter(name: "移送书", after: "取证", says: "某街道")),
  ]

  /// The first stages in breach.
  private static func failing(_ count: Int) -> String {
    stages.prefix(count).map { "\($0)核查 \($0)履约=否" }.joined(separator: " | ")
  }
}
