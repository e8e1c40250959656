import Registers

extension LandList {
  /// Duties, breaches, firms in breach of law, changed use.
  static let duties = [
    LandList(
      register: "land-duty", type: "land-duty", titles: "义务编号,宗地号,合同编号,义务,义务类型,约定值,履行期限,已履行",
      rows: [
        Row("D1,P1,H1,亩均税收,强度,30,2026-06-01,否", .review), Row("D2,P1,H1,投资,总量,8000,2026-06-01,是"),
        Row("D3,P1,H1,投资,总量,8000,2026-06-01,", .undecided),
      ], later: Row("D1,P1,H1,亩均税收,强度,30,2026-06-01,是", .exited), reason: "合同终止"),
    LandList(
      register: "breach", type: "land-breach",
      titles: "违约编号,宗地号,环节,违约事项,发现单位,发现日期,应付违约金,已付违约金,补救期限,补救完成日期",
      rows: [
        Row("W1,P1,投入,强度不足,经信局,2024-03-04,10000,0,2024-12-31,", .review),
        Row("W2,P1,环保,超排,环保局,2024-03-05,0,0,,"),
        Row("W3,P1,节能,超能耗,经信局,2024-02-01,0,0,,2024-03-01"),
      ], later: Row("W1,P1,投入,强度不足,经信局,2024-03-04,10000,10000,2024-12-31,2024-08-01", .exited),
      reason: "已承担违约责任"),
    LandList(
      register: "violating-firms", type: "firm-inspection",
      titles: "检查编号,检查日期,土地违法,能耗违法,环保违法,质量违法,安全违法,整改限期,整改完成日,复查达标",
      rows: [
        Row("C1,2024-02-01,否,是,否,否,否,2024-09-30,,", .review), Row("C2,2024-02-01,否,否,否,否,否,,,"),
        Row("C3,2024-02-01,否,否,否,否,是,2024-09-30,,", .review),
        Row("C4,2024-02-01,否,否,否,,否,,,", .undecided),
      ], later: Row("C1,2024-02-01,否,是,否,否,否,2024-09-30,2024-08-30,是", .exited), reason: "依法处置"),
    LandList(
      register: "illegal-use", type: "land-use-check",
      titles: "宗地号,登记土地用途,实际土地用途,登记房屋用途,实际房屋用途,改变已批准,批准到期日",
      rows: [
        Row("P1,工业,商服,厂房,厂房,,", .review), Row("P2,工业,工业,厂房,厂房,,"),
        Row("P3,工业,工业,厂房,仓储,是,2024-03-03", .review), Row("P4,工业,工业,厂房,仓储,是,2024-03-04"),
        Row("P5,工业,工业,厂房,仓储,是,2024-03-05"), Row("P6,工业,,厂房,厂房,,", .undecided),
      ], later: Row("P1,工业,工业,厂房,厂房,,", .recheck), reason: "已恢复用途"),
  ]
}
