public import Diagnostics
import Foundation

/// Opens a file of tables by what it holds, not by its name.
public struct TableReader: Sendable {
  /// How much is taken.
  public var limits: TableLimits
  /// Whether nobody else can change the file, so that it is mapped and not copied.
  public var ownsFile = false

  /// Creates a reader.
  public init(limits: TableLimits = .standard) { self.limits = limits }

  /// The tables of a file: the sheets of a workbook, or the one table of a text file.
  ///
  /// - Parameter path: A CSV file of any dialect, an XLSX workbook, or JSON lines.
  /// - Returns: The tables; hidden sheets come last.
  /// - Throws: `tables.xls` for a workbook of before 2007, with how to save it; a problem of the file.
  public func sources(at path: String) throws(Problem) -> [any TableSource] {
    switch try kind(of: path) {
    case .workbook:
      let sheets = try Workbook(path: path, limits: limits).sheets
      return sheets.filter { !$0.isHidden } + sheets.filter(\.isHidden)
    case .jsonLines: return [try JSONLinesFile(path: path, limits: limits, owned: ownsFile)]
    case .delimited: return [try DelimitedFile(path: path, limits: limits, owned: ownsFile)]
    case .legacy: throw WorkbookProblem.legacy(path)
    case .encrypted: throw WorkbookProblem.encrypted(path)
    }
  }

  private enum Kind {
    case workbook
    case legacy
    case encrypted
    case jsonLines
    case delimited
  }

  private func kind(of path: String) throws(Problem) -> Kind {
    let head = try FileBytes.head(of: path, 1 << 16, limit: limits.fileBytes)
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return .workbook
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      // A workbook with a password is an old container too.
      let marker = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let whole = try FileBytes(path, limit: limits.fileBytes, owned: ownsFile)
      return Data(whole.bytes).range(of: Data(marker)) == nil ? .legacy : .encrypted
    }
    let text = head.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    let isObject = text.first == UInt8(ascii: "{") && text.dropFirst().first { $0 > 0x20 } == 0x22
    return isObject ? .jsonLines : .delimited
  }
}
