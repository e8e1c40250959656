import Diagnostics
import Hummingbird
import Provisions
import Store

private struct AgencyRow {
  let name: String
  let query: String
  let fullName: String
  let leads: Int
  let supports: Int
  let subjects: Int
  let total: Int
}

private struct AgenciesView {
  let rows: [AgencyRow]
  let isEmpty: Bool
  let words: String
  let count: Int
}

private struct AgencyDutyRow {
  let part: String
  let partClass: String
  let agency: String
  let text: String
  let provision: String
  let provisionCode: String
  let heading: String
  let documentTitle: String
  let page: String
}

private struct AgencyView {
  let name: String
  let rows: [AgencyDutyRow]
  let isEmpty: Bool
  let count: Int
  let names: [String]
  let hasNames: Bool
}

extension Site {
  /// Every body with the number of its duties.
  func agencies(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let words = parameter("words", request) ?? ""
    let rows = try library.agencies().filter {
      words.isEmpty || $0.name.contains(words) || ($0.fullName?.contains(words) ?? false)
    }.map { agency in
      AgencyRow(
        name: agency.name, query: HTML.percentEncoded(agency.name),
        fullName: agency.fullName.map { $0 == agency.name ? "" : $0 } ?? "",
        leads: agency.leads, supports: agency.supports, subjects: agency.subjects,
        total: agency.leads + agency.supports + agency.subjects)
    }
    let view = AgenciesView(rows: rows, isEmpty: rows.isEmpty, words: words, count: rows.count)
    return page(
      request, context, .agencies, title: Wording("部门职责", "Duties"), section: .agencies, view)
  }

  /// The duties of one body, under any of its names.
  func agency(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    guard let name = parameter("name", request) else { return redirect("/agencies") }
    let duties = try library.duties(of: name)
    let codes = try library.shortCodes(of: duties.map(\.duty.provision))
    let order: [Duty.Part] = [.lead, .subject, .support]
    let sorted = order.flatMap { part in duties.filter { $0.duty.part == part } }
    let names = Set(duties.flatMap { [$0.duty.agency, $0.duty.fullName ?? ""] })
      .subtracting([name, ""])
    let view = AgencyView(
      name: name,
      rows: sorted.map { found in
        AgencyDutyRow(
          part: found.duty.part.name[context.language], partClass: found.duty.part.rawValue,
          agency: found.duty.agency, text: found.duty.text, provision: found.duty.provision,
          provisionCode: codes[found.duty.provision] ?? "",
          heading: found.provisionHeading ?? "",
          documentTitle: found.documentTitle ?? found.document,
          page: found.page.map(String.init) ?? "")
      }, isEmpty: duties.isEmpty, count: duties.count, names: names.sorted(),
      hasNames: !names.isEmpty)
    return page(
      request, context, .agency, title: Wording("\(name)的职责", "Duties of \(name)"),
      section: .agencies, view)
  }
}
