import Diagnostics
import Tables

/// CSV files of packs.
enum DelimitedTable {
  /// A file with every cell as text.
  ///
  /// - Throws: A problem of the file.
  static func read(_ path: String) throws(Problem) -> TypedTable {
    try DelimitedFile(path: path, dialect: Dialect()).readText()
  }
}
