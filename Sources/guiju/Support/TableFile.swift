import Diagnostics
import Foundation
import Tables

/// A file that a table is written to, in the form that its name tells.
enum TableFile {
  case delimited(String)
  case workbook(String)
  case objects(String)

  /// - Parameter path: The file; `nil` where its name tells none of the forms.
  init?(path: String) {
    switch URL(fileURLWithPath: path).pathExtension.lowercased() {
    case "csv": self = .delimited(path)
    case "xlsx": self = .workbook(path)
    case "json": self = .objects(path)
    default: return nil
    }
  }

  var path: String {
    switch self {
    case .delimited(let path), .workbook(let path), .objects(let path): path
    }
  }

  /// - Throws: `records.unwritable`, the problems of the workbook.
  func write(_ sheet: TableSheet) throws(Problem) {
    let text: String
    switch self {
    case .workbook(let path): return try WorkbookWriter().write([sheet], to: path)
    case .delimited: text = CSVWriter().text(sheet)
    case .objects: text = JSONWriter().text(sheet)
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Problem(
        "records.unwritable", .error, Wording("无法写出文件", "the file cannot be written"),
        at: Place(file: path), notes: [Wording(error.localizedDescription)],
        suggestion: Wording("请检查所在文件夹的权限和余量", "check the rights and the free space of its folder"))
    }
  }
}
