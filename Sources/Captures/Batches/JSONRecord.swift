import Diagnostics
import Foundation
import Provisions

/// One document of a JSON-lines file.
struct JSONRecord: Decodable {
  var text: String
  var title: String?
  var date: String?
  var source: String?
  var id: String?

  /// - Throws: `capture.bad-record`, `capture.no-text`.
  static func capture(of data: Data, item: CaptureItem, limits: CaptureLimits) throws(Problem)
    -> Capture
  {
    let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    let record: JSONRecord
    do {
      record = try JSONDecoder().decode(JSONRecord.self, from: bytes)
    } catch {
      throw CaptureProblem.badRecord(item.path, line: item.line ?? 1, detail(of: error))
    }
    guard record.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw CaptureProblem.noText(item.name)
    }
    let date = record.date.flatMap { CalendarDate($0.prefix(10)) }
    var warnings: [Problem] = []
    if let printed = record.date, date == nil, !printed.isEmpty {
      warnings.append(
        Problem(
          "capture.bad-date", .warning,
          Wording(
            "日期“\(printed)”不是 YYYY-MM-DD 的形式", "the date “\(printed)” is not of the form YYYY-MM-DD"
          ),
          at: Place(file: item.path, line: item.line), suggestion: Wording("已略去", "it was left out")
        ))
    }
    let name = record.id.map { "\(item.path)#\($0)" } ?? item.name
    return Capture(
      source: SourceText(
        name: name, text: record.text, statedTitle: record.title,
        statedDate: date?.description, origin: record.source),
      mediaType: "application/json", encoding: "UTF-8", data: data, warnings: warnings)
  }

  private static func detail(of error: any Error) -> Wording {
    switch error as? DecodingError {
    case .keyNotFound(let key, _):
      Wording("缺少“\(key.stringValue)”一项", "the field “\(key.stringValue)” is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      notText(context.codingPath.map(\.stringValue).joined(separator: "."))
    case .dataCorrupted: Wording("不是合法的 JSON", "it is no valid JSON")
    default: Wording("读不出来：\(error)", "it cannot be read: \(error)")
    }
  }

  private static func notText(_ field: String) -> Wording {
    Wording("“\(field)”一项不是文字", "the field “\(field)” is not a text")
  }
}
