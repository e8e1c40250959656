public import Diagnostics
public import Foundation
import Provisions

/// Brings files of many formats to text.
///
/// The format is told by the content first and by the name second, the encoding by the bytes.
///
/// ```swift
/// let reader = CaptureReader()
/// for item in try reader.items(at: ["policies/", "plan.docx"]) {
///   let capture = try reader.read(item)
/// }
/// ```
public struct CaptureReader: Sendable {
  let limits: CaptureLimits

  /// Creates a reader.
  ///
  /// - Parameter limits: How much is taken before a file is refused.
  public init(limits: CaptureLimits = .standard) { self.limits = limits }

  /// The pieces that the paths hold, in a stable order, without reading them.
  ///
  /// A folder gives its files, those of folders inside it too, hidden ones left out; a JSON-lines
  /// file gives its lines.
  ///
  /// - Throws: `capture.not-found`, `capture.unreadable`, `capture.empty-folder`.
  public func items(at paths: [String]) throws(Problem) -> [CaptureItem] {
    var items: [CaptureItem] = []
    for path in paths { items += try BatchLister(limits: limits).items(at: path) }
    return items
  }

  /// Reads one piece.
  ///
  /// - Throws: A problem of the file, with a `capture.` code; nothing is half read.
  public func read(_ item: CaptureItem) throws(Problem) -> Capture {
    let file = SizedFile(path: item.path, name: item.name)
    if let range = item.range {
      let data = try file.data(in: range, limit: limits.textBytes)
      return try JSONRecord.capture(of: data, item: item, limits: limits)
    }
    let kind = try FileKind(head: file.head(4096), name: item.path)
    let limit = kind.isContainer ? limits.containerBytes : limits.textBytes
    return try read(try file.data(limit: limit), kind: kind, name: item.name)
  }

  /// Reads what was uploaded under a name; a JSON-lines file gives a capture for each line.
  ///
  /// - Throws: A problem of the file; for a JSON-lines file the first problem of a line.
  public func read(data: Data, name: String) throws(Problem) -> [Capture] {
    if FileKind.isJSONLines(name) {
      var captures: [Capture] = []
      for (line, range) in JSONLines.records(in: data) {
        let item = CaptureItem(name: "\(name)#\(line)", path: name, line: line, range: range)
        captures.append(
          try JSONRecord.capture(of: data.subdata(in: range), item: item, limits: limits))
      }
      return captures
    }
    let kind = try FileKind(head: data.prefix(4096), name: name)
    let limit = kind.isContainer ? limits.containerBytes : limits.textBytes
    guard data.count <= limit else { throw CaptureProblem.tooLarge(name, data.count, limit) }
    return [try read(data, kind: kind, name: name)]
  }

  private func read(_ data: Data, kind: FileKind, name: String) throws(Problem) -> Capture {
    guard !data.isEmpty else { throw CaptureProblem.empty(name) }
    switch kind {
    case .text, .markdown, .html:
      try LineLimit.check(data, name: name, limit: limits.lineBytes)
      let text = try TextDecoder.decode(
        data, name: name, declared: kind == .html ? HTMLCharset.declared(in: data) : nil)
      return try TextFiles.capture(text, kind: kind, name: name, data: data, limits: limits)
    case .pdf: return try PDFText.capture(of: data, name: name, limits: limits)
    case .zip: return try OfficeFiles.capture(of: data, name: name, limits: limits)
    case .refused(let refusal): throw CaptureProblem.refused(name, refusal, in: data)
    }
  }
}
