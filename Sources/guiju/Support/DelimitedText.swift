import Diagnostics
import Tables

/// Comma-separated text of the project's own files.
enum DelimitedText {
  /// The records of a text, each with its fields.
  ///
  /// - Throws: A problem of the text.
  static func rows(_ text: String, file: String) throws(Problem) -> [[String]] {
    let source = try DelimitedFile(bytes: Array(text.utf8), file: file, dialect: Dialect())
    return try source.preview(rows: .max).rows
  }
}
