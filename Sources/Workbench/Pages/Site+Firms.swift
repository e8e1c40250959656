import Appraisals
import Columns
import Diagnostics
import Foundation
import Hummingbird
import NIOCore
import Rounds
import Store
import Tables

private struct FirmCell {
  let text: String
  let className: String
  let address: String
}

private struct FirmRow {
  let cells: [FirmCell]
}

private struct FirmsView {
  let code: String
  let title: String
  let heads: [String]
  let rows: [FirmRow]
  let isEmpty: Bool
  let words: String
  let grade: String
  let grades: [Choice]
  let states: [Choice]
  let count: Int
  let total: Int
  let range: String
  let newer: String
  let older: String
}

extension Site {
  /// The results of a round, firm by firm.
  func firms(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let round = try round(of: context)
    let run = try run(of: round)
    let sheet = ResultWriter(run.appraisal, run.rows.population).sheet(name: "结果")
    let titles = sheet.columns.map(\.title)
    let (grade, state) = (parameter("grade", request), parameter("state", request))
    let words = parameter("q", request) ?? ""
    let gradePlace = titles.firstIndex(of: ColumnNames.grade)
    let statePlace = titles.firstIndex(of: "状态")
    let shown = sheet.rows.filter { row in
      if let grade, let place = gradePlace, row[place].plainText != grade { return false }
      if let state, let place = statePlace, row[place].plainText != state { return false }
      return words.isEmpty || row.prefix(3).contains { $0.plainText.contains(words) }
    }
    func order(_ row: [Cell]) -> Int {
      titles.firstIndex(of: ColumnNames.rank).flatMap { Int(row[$0].plainText) } ?? .max
    }
    let sorted = shown.enumerated().sorted {
      (order($0.element), $0.offset) < (order($1.element), $1.offset)
    }
    .map(\.element)
    let size = 100
    let from = max(0, parameter("from", request).flatMap { Int($0) } ?? 0)
    let part = sorted.dropFirst(from).prefix(size)
    let code = HTML.percentEncoded(round.code)
    func address(_ from: Int) -> String {
      var query = "from=\(from)"
      for (name, value) in [("grade", grade), ("state", state), ("q", parameter("q", request))] {
        if let value { query += "&\(name)=\(HTML.percentEncoded(value))" }
      }
      return "/appraisals/\(code)/firms?\(query)"
    }
    let all = Set(sheet.rows.compactMap { row in gradePlace.map { row[$0].plainText } })
    let states = Set(sheet.rows.compactMap { row in statePlace.map { row[$0].plainText } })
    let view = FirmsView(
      code: code, title: round.title, heads: titles,
      rows: part.map { row in
        FirmRow(
          cells: row.enumerated().map { index, cell in
            var isNumber = false
            if case .number = cell { isNumber = true }
            return FirmCell(
              text: cell.plainText, className: isNumber ? "num" : index == 1 ? "title" : "nowrap",
              address: index == 0
                ? "/appraisals/\(code)/firm?key=\(HTML.percentEncoded(cell.plainText))" : "")
          })
      }, isEmpty: part.isEmpty, words: words, grade: grade ?? "",
      grades: all.filter { !$0.isEmpty }.sorted().map {
        Choice(value: $0, name: $0, isChosen: $0 == grade)
      },
      states: states.sorted().map { Choice(value: $0, name: $0, isChosen: $0 == state) },
      count: sorted.count, total: sheet.rows.count,
      range: part.isEmpty ? "0" : "\(from + 1)–\(from + part.count)",
      newer: from > 0 ? address(max(0, from - size)) : "",
      older: from + size < sorted.count ? address(from + size) : "")
    return page(
      request, context, .firms, title: Wording("\(round.title)：各企业", "\(round.title): firms"),
      section: .appraisals, view)
  }

  /// The results as a file.
  func results(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let round = try round(of: context)
    let run = try run(of: round)
    let writer = ResultWriter(run.appraisal, run.rows.population)
    let name = "\(round.title)-\(round.year)"
    switch context.parameters.get("format") ?? "" {
    case "csv":
      var bytes = ByteBuffer(string: "\u{FEFF}")
      bytes.writeBytes(writer.csv())
      return download(bytes, type: "text/csv; charset=utf-8", name: name + ".csv")
    case "xlsx":
      let data = try WorkbookWriter().data([
        writer.sheet(name: "评价结果", caption: "\(round.title)（\(round.year) 年度）")
      ])
      return download(
        ByteBuffer(bytes: data),
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: name + ".xlsx")
    default: throw PageProblem.notFound(context.parameters.get("format") ?? "")
    }
  }

  /// The firms that a body has to act upon, as a file for it.
  func consequenceList(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let round = try round(of: context)
    guard round.stage == .final else {
      throw PageProblem(
        .conflict,
        Problem(
          "rounds.not-final", .error,
          Wording("定稿后才能交付名单", "lists go out when results are final"),
          suggestion: Wording("先完成公示、答复异议并定稿", "publish, answer objections and make final first")))
    }
    let run = try run(of: round)
    guard let index = context.parameters.get("id").flatMap({ Int($0) }),
      run.appraisal.method.consequences.indices.contains(index)
    else { throw PageProblem.notFound(context.parameters.get("id") ?? "") }
    let sheet = ConsequenceSheet.sheet(index, run.appraisal, run.rows.population, year: round.year)
    let name = "\(sheet.name)-\(round.code)"
    switch context.parameters.get("format") ?? "" {
    case "csv":
      return download(
        ByteBuffer(string: CSVWriter().text(sheet)), type: "text/csv; charset=utf-8",
        name: name + ".csv")
    case "xlsx":
      return download(
        ByteBuffer(bytes: try WorkbookWriter().data([sheet])),
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: name + ".xlsx")
    default: throw PageProblem.notFound(context.parameters.get("format") ?? "")
    }
  }
}
