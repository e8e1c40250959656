import Diagnostics
import Foundation
import HTTPTypes
import NIOCore
import Packs
import Store

@testable import Workbench

/// A reading room with a pack whose fields are of every grade, and ways to import into it.
final class RecordRoom {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "guiju-records-\(UUID().uuidString)")
  let library: Library
  let site: Site
  var visitor: Visitor

  static let codes = ["91330000142944445H", "91330100799655058B", "91110000100003891G"]

  init() throws {
    let records = folder.appending(path: "packs/firms/records")
    try FileManager.default.createDirectory(at: records, withIntermediateDirectories: true)
    try Data("name: firms\ntitle: 企业\nversion: 1.2.3\n".utf8)
      .write(to: folder.appending(path: "packs/firms/pack.yaml"))
    try Data(Self.firmYear.utf8).write(to: records.appending(path: "firm-year.yaml"))
    library = try Library(path: folder.appending(path: "library.sqlite").path)
    site = try Self.site(library, folder)
    visitor = Visitor(site)
  }

  deinit {
    try? library.close()
    try? FileManager.default.removeItem(at: folder)
  }

  static func site(_ library: Library, _ folder: URL) throws -> Site {
    Site(
      library: library, intake: Intake(library: library), templates: try PageTemplates(),
      vendor: VendorFiles(folder: nil), publicAddress: nil, setupCode: "the-code",
      packs: PackShelf(folder: folder.appending(path: "packs").path))
  }

  static let firmYear = """
    name: firm-year
    title: 企业年度
    period: year
    grade: 1
    primaryKey: [代码, 年度]
    missingValues: ["", "—"]
    fields:
      - {name: 代码, type: string, codes: credit-code, grade: 0, constraints: {required: true}}
      - {name: 年度, type: year, grade: 0, constraints: {required: true, minimum: 2000}}
      - {name: 名称, type: string, grade: 0, constraints: {maxLength: 20}}
      - {name: 税收, type: number, unit: 万元, grade: 1, constraints: {minimum: 0}}
      - {name: 用地, type: number, unit: 亩, grade: 2}
      - {name: 电话, type: string, grade: 3}
      - {name: 亩均税收, type: number, unit: 万元/亩, formula: "if 用地 > 0 then 税收 / 用地 else null"}
      - {name: 每线税收, type: number, formula: "if 电话 = null then 0 else 税收"}

    """

  /// What a file of several parts becomes on its way to the server.
  static func form(_ fields: [(String, String)], file: Data, name: String) -> Data {
    var body = Data()
    for (field, value) in fields {
      body += Data(
        "--B\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Data(
      "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8)
    return body + file + Data("\r\n--B--\r\n".utf8)
  }

  func send(_ file: Data, _ name: String = "a.csv", type: String = "firms/firm-year") async throws
    -> Visitor.Answer
  {
    let body = Self.form([("type", type)], file: file, name: name)
    return try await visitor.ask(
      .post, "/import", [.contentType: "multipart/form-data; boundary=B"], ByteBuffer(bytes: body))
  }

  /// Uploads a text, and gives the address of the draft.
  func upload(_ text: String, _ name: String = "a.csv") async throws -> String {
    let answer = try await send(Data(text.utf8), name)
    guard let address = answer.headers[.location] else {
      throw Problem("test.refused", .error, Wording(answer.text))
    }
    return address
  }

  /// Waits for what is under way, and gives the page that follows it.
  func settled(_ address: String) async throws -> Visitor.Answer {
    for _ in 0..<2_000 {
      let answer = try await visitor.get(address)
      if !answer.text.contains("class=\"working\"") {
        if let next = answer.headers[.location] { return try await visitor.get(next) }
        return answer
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw CancellationError()
  }

  /// Imports a text from the upload to the batch.
  @discardableResult
  func land(_ text: String, _ name: String = "a.csv", accept: Bool = false) async throws
    -> Visitor.Answer
  {
    let address = try await upload(text, name)
    _ = try await visitor.post(address, "action=check")
    let findings = try await settled(address).text
    let latest = findings.firstMatch(of: #/name="latest" value="(\d+)"/#)?.1 ?? ""
    _ = try await visitor.post(
      address + "/land", "latest=\(latest)" + (accept ? "&accept=1" : ""))
    return try await settled(address)
  }

  /// A visitor with an account of a role.
  func visitor(_ role: Role, enterprise: String? = nil) throws -> Visitor {
    if try !library.hasPeople() {
      try library.addPerson(
        login: "chief", name: "主任", role: .administrator, password: "long-enough-word", by: "t")
    }
    let login = "\(role.rawValue)\(UUID().uuidString.prefix(6))"
    try library.addPerson(
      login: login, name: "李\(role.name.chinese)", role: role, enterprise: enterprise,
      password: "long-enough-word", by: "t")
    var visitor = visitor
    visitor.cookies[VisitorMiddleware.sessionCookie] = try library.logIn(
      login, password: "long-enough-word")
    return visitor
  }

  /// The files that wait in the private folder.
  var uploads: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: library.path + ".uploads")) ?? []
  }
}

extension String {
  /// The text as it stands in an address.
  var inAddress: String { HTML.percentEncoded(self) }
}
