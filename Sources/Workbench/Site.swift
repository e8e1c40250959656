import Diagnostics
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Vocabulary

/// What every page needs, and the ways in which pages answer.
struct Site: Sendable {
  let library: Library
  let intake: Intake
  let templates: PageTemplates
  let vendor: VendorFiles
  /// The address under which others reach the server, for links on paper; `nil` to take the one of
  /// the request.
  let publicAddress: String?
  /// The code that the terminal showed, with which the first administrator is made.
  let setupCode: String
  /// The packs whose record types can be imported.
  let packs: PackShelf
  let desk: ImportDesk
  /// The day that counts as today in a rehearsal.
  let rehearsalDay: Day?
  /// Which days are worked, for deadlines.
  let calendar: WorkingCalendar
  let recordTables = RecordTableCache()
  let runs = RunShelf()
  let boards = BoardShelf()
  /// The registers, procedures and ledgers of the packs.
  let engines: EngineShelf
  let parcels = ParcelShelf()

  init(
    library: Library, intake: Intake, templates: PageTemplates, vendor: VendorFiles,
    publicAddress: String?, setupCode: String, packs: PackShelf = PackShelf(),
    rehearsalDay: Day? = nil, calendar: WorkingCalendar = .standard
  ) {
    self.library = library
    self.intake = intake
    self.templates = templates
    self.vendor = vendor
    self.publicAddress = publicAddress
    self.setupCode = setupCode
    self.packs = packs
    self.rehearsalDay = rehearsalDay
    self.calendar = calendar
    desk = ImportDesk(library: library)
    engines = EngineShelf(packs, library: library, calendar: calendar)
  }

  /// A whole page.
  func page(
    _ request: Request, _ context: WorkbenchContext, _ name: PageTemplates.Name, title: Wording,
    section: Section? = nil, status: HTTPResponse.Status = .ok, refresh: Int? = nil, _ view: Any
  ) -> Response {
    let body = templates.html(name, view, in: context.language)
    let frame = FrameView(
      title: title[context.language], body: body, section: section, context: context,
      path: request.uri.path, query: parameter("q", request) ?? "",
      hasHTMX: vendor.has("htmx.min.js"), refresh: refresh,
      rehearsal: rehearsalDay.map { "\($0)" } ?? "")
    return html(templates.html(.frame, frame, in: context.language), status: status)
  }

  /// A piece of a page, for htmx.
  func fragment(_ context: WorkbenchContext, _ name: PageTemplates.Name, _ view: Any) -> Response {
    html(templates.html(name, view, in: context.language))
  }

  private func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: "no-cache",
        .vary: "Cookie, HX-Request",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// Something to be saved under a name.
  func download(_ bytes: ByteBuffer, type: String, name: String) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: type,
        .contentDisposition: "attachment; filename*=UTF-8''\(HTML.percentEncoded(name))",
      ], body: ResponseBody(byteBuffer: bytes))
  }

  /// The way to another page after a form was acted upon.
  func redirect(_ address: String) -> Response {
    Response(status: .seeOther, headers: [.location: address])
  }

  /// Whether htmx asks, which wants a piece of a page.
  func isFragment(_ request: Request) -> Bool {
    HTTPField.Name("HX-Request").map { request.headers[$0] == "true" } ?? false
  }

  /// The permanent address of a short code, whole, for paper and clipboards.
  func address(_ code: String, _ request: Request) -> String {
    let base = publicAddress ?? "http://" + (request.head.authority ?? "127.0.0.1:8080")
    return base + "/p/" + code
  }

  /// A parameter of the query, `nil` where it is empty.
  func parameter(_ name: String, _ request: Request) -> String? {
    request.uri.query.flatMap { FormFields($0)[name] }
  }
}

/// The sections of the navigation.
enum Section: String, CaseIterable {
  case documents, targets, agencies, references, captures, records, imports, appraisals, wall
  case registers, cases, ledgers, land
}

extension StringProtocol {
  /// The text without blanks at its ends.
  var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
