extension LandRun {
  private static let titles = "园区代码,园区名称,企业数,制造类小微企业数,入驻面积,制造类小微企业面积"

  /// Parks of small firms, and plans of parks.
  static let parks = [
    LandRun(
      procedure: "park-entry", type: "small-park", titles: titles,
      rows: ["K1,创业园,9,7,900,700", "K2,创业园,9,6,900,800"],
      defaults: "申请 拟入驻企业=某公司 拟入驻面积=100 是制造类小微企业=否 | 签约 租期至=2027-03-01 | 在园服务 退出原因=到期 续租=否",
      paths: [
        Path("已退出并结清"), Path("已退出并结清", "在园服务 续租=是"),
        Path("占比会低于百分之七十，不准入驻", "申请 拟入驻面积=100.01"), Path("占比会低于百分之七十，不准入驻", of: "K2"),
        Path("已退出并结清", "申请 是制造类小微企业=是", of: "K2"),
      ]),
    LandRun(
      procedure: "park-performance", type: "small-park", titles: titles,
      rows: ["K1,创业园,9,7,900,700"],
      defaults:
        "检查通知 园区约定亩均税收=20 | 建设检查 按约定建成=是 | 经营检查 违规分割销售=否 制造类面积占比=0.7 | 产出检查 园区亩均税收=20 | 限期整改 整改达标=是",
      paths: [
        Path("履约"), Path("整改到位", "产出检查 园区亩均税收=19.99"), Path("整改到位", "经营检查 制造类面积占比=0.6999"),
        Path("整改到位", "建设检查 按约定建成=否"), Path("按违约处理", "经营检查 违规分割销售=是"),
        Path("按违约处理", "建设检查 按约定建成=否 | 限期整改 整改达标=否"),
      ], letter: Letter(name: "履约整改通知书", after: "产出检查", says: "创业园")),
    LandRun(
      procedure: "park-measure", type: "small-park", titles: titles, rows: ["K1,创业园,9,6,900,600"],
      defaults:
        "列缺项 缺少条件=面积占比 | 定措施 措施=改造提升 期限=2025-03-01 | 改造提升 条件已具备=是 | 复核认定 复核符合=是",
      paths: [
        Path("条件已具备"), Path("条件已具备", "改造提升 条件已具备=否"), Path("条件已具备", "复核认定 复核符合=否"),
        Path("不再作小微企业园", "定措施 措施=拖延 | 定措施 措施=转为其他"),
      ], letter: Letter(name: "管理措施告知书", after: "定措施", says: "面积占比")),
    LandRun(
      procedure: "park-plan", type: "park-plan", titles: "园区代码,园区名称", rows: ["Y1,经开区"],
      defaults:
        "拟方案 途径=拆除重建 计划面积=100 完成期限=2026-12-31 | 规划会审 规划通过=是 | 产业会审 产业通过=是 | 效益会审 效益通过=是 | 批准 批准=是 | 实施 完成面积=100 时间进度=1 | 督办 已赶上=是 | 期满验收 验收通过=是",
      paths: [
        Path("方案完成"), Path("方案完成", "实施 完成面积=40 时间进度=0.5"),
        Path("方案完成", "实施 完成面积=39.99 时间进度=0.5"),
        Path("滞后，方案终止", "实施 完成面积=39.99 时间进度=0.5 | 督办 已赶上=否"), Path("方案完成", "拟方案 途径=招商"),
        Path("方案完成", "产业会审 产业通过=否 | 期满验收 验收通过=否"), Path("未批准", "批准 批准=否"),
      ]),
  ]
}
