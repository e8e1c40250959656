import Diagnostics

/// The problems that a whole file can have.
enum TableProblem {
  static func unreadable(_ path: String, _ reason: String) -> Problem {
    Problem(
      "tables.unreadable", .error, Wording("文件打不开", "the file cannot be opened"),
      at: Place(file: path), notes: [Wording(reason)],
      suggestion: Wording("请检查路径和读取权限", "check the path and that you may read it"))
  }

  static func tooLarge(_ path: String, _ bytes: Int, _ limit: Int) -> Problem {
    Problem(
      "tables.too-large", .error,
      Wording(
        "文件有 \(bytes >> 20) MB，最多读 \(limit >> 20) MB",
        "the file has \(bytes >> 20) MB; at most \(limit >> 20) MB are read"),
      at: Place(file: path), suggestion: Wording("请拆分后再读", "split it"))
  }

  static func empty(_ path: String) -> Problem {
    Problem(
      "tables.empty", .error, Wording("文件是空的", "the file is empty"), at: Place(file: path),
      suggestion: Wording("请确认复制完整", "check that it was copied whole"))
  }

  static func changed(_ path: String) -> Problem {
    Problem(
      "tables.changed", .error,
      Wording("读取时文件被截短", "the file was cut while it was read"), at: Place(file: path),
      suggestion: Wording("等另一程序写完后再试", "try again once the other program is done"))
  }

  static func noHeader(_ path: String, sheet: String? = nil) -> Problem {
    Problem(
      "tables.no-header", .error, Wording("没有找到表头", "no header was found"),
      at: Place(file: path, sheet: sheet),
      suggestion: Wording("请指明表头在第几行", "say which row is the header"))
  }

  static func encoding(_ path: String, _ offset: Int, line: Int) -> Problem {
    Problem(
      "tables.encoding", .error,
      Wording(
        "文字既非 UTF-8、GB18030，也非 UTF-16：第 \(offset) 字节都不符合",
        "the text is neither UTF-8, GB18030 nor UTF-16: byte \(offset) fits none of them"),
      at: Place(file: path, line: line),
      suggestion: Wording("请另存为 UTF-8 编码的 CSV", "save it as CSV in UTF-8"))
  }

  static func tooManyColumns(_ path: String, line: Int, limit: Int, sheet: String? = nil) -> Problem
  {
    Problem(
      "tables.too-many-columns", .error,
      Wording("一行超过 \(limit) 列", "a row has more than \(limit) columns"),
      at: Place(file: path, line: line, sheet: sheet),
      suggestion: Wording("请核对分隔符", "check the separator"))
  }

  static func tooManyRows(_ path: String, limit: Int, sheet: String? = nil) -> Problem {
    Problem(
      "tables.too-many-rows", .error,
      Wording("超过 \(limit) 行", "there are more than \(limit) rows"),
      at: Place(file: path, sheet: sheet), suggestion: Wording("请拆分后再读", "split it"))
  }

  static func noColumn(_ path: String, _ column: Int, of count: Int) -> Problem {
    Problem(
      "tables.no-column", .error,
      Wording(
        "没有第 \(column) 列，全表共 \(count) 列", "there is no column \(column); the table has \(count)"),
      at: Place(file: path))
  }

  static func unlikeParts(_ path: String) -> Problem {
    Problem(
      "tables.too-many-digits", .error,
      Wording("一列中的数位数相差过大", "the numbers of a column differ by too many digits"),
      at: Place(file: path),
      suggestion: Wording("编码类的列应按文字读", "a column of codes is to be read as text"))
  }

  static func binary(_ path: String) -> Problem {
    Problem(
      "tables.binary", .error, Wording("文件不是文本", "the file is no text"), at: Place(file: path),
      suggestion: Wording("请另存为 CSV 或 XLSX", "save it as CSV or XLSX"))
  }
}
