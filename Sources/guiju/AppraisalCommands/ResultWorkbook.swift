import Appraisals
import Tables

/// The workbook of a run: the results, the summary, what was chosen.
enum ResultWorkbook {
  static func sheets(
    _ appraisal: Appraisal, _ population: Population, _ writer: ResultWriter
  ) -> [TableSheet] {
    let title = "\(appraisal.method.title)（\(appraisal.options.year) 年度）"
    return [
      writer.sheet(name: "评价结果", caption: title), counts(appraisal.summary(of: population)),
      choices(appraisal.method),
    ]
  }

  private static func counts(_ summary: Summary) -> TableSheet {
    TableSheet(
      name: "汇总", caption: "各地区各等级户数",
      columns: [Column("地区", width: 16), Column("等级"), Column("户数")],
      rows: summary.regions.map {
        [.text($0.region), .text($0.grade), .number("\($0.count)")]
      })
  }

  private static func choices(_ method: Method) -> TableSheet {
    TableSheet(
      name: "办法说明", caption: "文件未写明、由本办法选定的做法",
      columns: [
        Column("未写明的是什么", width: 36, wraps: true), Column("怎样做", width: 44, wraps: true),
        Column("为什么", width: 44, wraps: true),
      ],
      rows: method.choices.map { choice in
        [.text(choice.question), .text(choice.answer), .text(choice.reason ?? "")]
      })
  }
}
