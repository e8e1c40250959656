import Registers

extension LandList {
  private static let parkTitles =
    "园区代码,园区名称,工业用地性质,新建,已建成,功能定位明确,有运营机构,消防环保验收合格,建筑面积,企业数,制造类小微企业数,入驻面积,制造类小微企业面积,已申请标准地负面清单,申请日期"

  private static func park(
    _ key: String, _ area: String = "20000", _ count: Int = 7, _ share: String = "700",
    built: String = "是", operated: String = "是", applied: String = "否,"
  ) -> String {
    "\(key),创业园,是,是,\(built),是,\(operated),是,\(area),10,\(count),1000,\(share),\(applied)"
  }

  /// Small parks, and plans of parks.
  static let parks = [
    LandList(
      register: "small-park", type: "small-park", titles: parkTitles,
      rows: [
        Row(park("K1"), .review), Row(park("K2", "20000", 6)), Row(park("K3", "20000", 8), .review),
        Row(park("K4", "20000", 7, "699.99")), Row(park("K5", "20000", 7, "700.01"), .review),
        Row(park("K6", "19999.99")), Row(park("K7", operated: "否")),
        Row(park("K8", operated: ""), .undecided),
      ], later: Row(park("K1", "20000", 6), .recheck), reason: "不再符合认定条件"),
    LandList(
      register: "unfit-park", type: "small-park", titles: parkTitles,
      rows: [
        Row(park("K1", "20000", 6), .review), Row(park("K2")),
        Row(park("K3", "20000", 6, built: "否")),
        Row(park("K4", "20000", 7, "699.99"), .review), Row(park("K5", operated: "否"), .review),
        Row(park("K6", "19999.99"), .review), Row(park("K7", "20000.01")),
      ], later: Row(park("K1"), .exited), reason: "已改作他用"),
    LandList(
      register: "park-negative-list", type: "small-park", titles: parkTitles,
      rows: [
        Row(park("K1", applied: "是,2024-03-04"), .review), Row(park("K2", applied: "是,2024-03-05")),
        Row(park("K3")), Row(park("K4", applied: ","), .undecided),
      ], later: Row(park("K1", "20000", 5, applied: "是,2024-03-04"), .listed), reason: "监管期满"),
    LandList(
      register: "park-tenants", type: "park-tenant", titles: "入驻编号,园区代码,建筑面积,入驻日期,退出日期,退出原因",
      rows: [
        Row("T1,K1,800,2024-03-04,,", .listed), Row("T2,K1,800,2024-03-05,,"),
        Row("T3,K1,800,2023-03-01,2024-03-04,到期"),
        Row("T4,K1,800,2023-03-01,2024-03-05,到期", .listed),
        Row("T5,K1,800,,,", .undecided),
      ], later: Row("T1,K1,800,2024-03-04,2024-09-10,到期", .exited), reason: "企业搬迁"),
    LandList(
      register: "park-plan-late", type: "park-plan",
      titles: "园区代码,园区名称,方案批准日期,途径,开始日期,完成期限,计划面积,完成面积",
      // On 2024-03-04 half of the 200 days are over.
      rows: [
        Row("Y1,经开区,2023-11-01,拆除重建,2023-11-25,2024-06-12,100,39.99", .listed),
        Row("Y2,经开区,2023-11-01,拆除重建,2023-11-25,2024-06-12,100,40"),
        Row("Y3,经开区,2023-11-01,拆除重建,2023-11-25,2024-06-12,100,40.01"), Row("Y4,经开区,,,,,,", .listed),
        Row("Y5,经开区,2023-11-01,设施更新,2024-03-05,2024-06-12,100,0"),
        Row("Y6,经开区,2023-11-01,设施更新,2023-11-25,2024-06-12,,40", .undecided),
      ], later: Row("Y1,经开区,2023-11-01,拆除重建,2023-11-25,2024-06-12,100,100", .exited), reason: "园区撤并"
    ),
  ]
}
