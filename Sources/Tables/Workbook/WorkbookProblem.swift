import Diagnostics

/// The problems that a workbook can have.
enum WorkbookProblem {
  static func legacy(_ path: String) -> Problem {
    Problem(
      "tables.xls", .error,
      Wording("文件是 2007 年以前的 XLS 格式", "the file is XLS, the format of Excel before 2007"),
      at: Place(file: path),
      suggestion: Wording(
        "请用 Excel 或 WPS 打开，“另存为” XLSX（LibreOffice：soffice --headless --convert-to xlsx 文件）",
        "open it in Excel or WPS and save it as XLSX (LibreOffice: soffice --headless --convert-to xlsx FILE)"
      ))
  }

  static func encrypted(_ path: String) -> Problem {
    Problem(
      "tables.encrypted", .error, Wording("工作簿设有密码", "the workbook has a password"),
      at: Place(file: path),
      suggestion: Wording("请用密码打开，另存为不设密码的文件", "open it with its password and save it without one"))
  }

  static func damaged(_ path: String, _ detail: Wording) -> Problem {
    Problem(
      "tables.damaged", .error, Wording("工作簿已损坏", "the workbook is damaged"),
      at: Place(file: path), notes: [detail],
      suggestion: Wording("请用 Excel 或 WPS 打开后另存", "open it in Excel or WPS and save it again"))
  }

  static func notWorkbook(_ path: String) -> Problem {
    Problem(
      "tables.not-a-workbook", .error,
      Wording("文件是压缩包，但不是 XLSX 工作簿", "the file is an archive, but no XLSX workbook"),
      at: Place(file: path), suggestion: Wording("请另存为 XLSX 或 CSV", "save it as XLSX or CSV"))
  }

  static func bomb(_ path: String, _ part: String) -> Problem {
    Problem(
      "tables.unpacks-too-large", .error,
      Wording("工作簿解开后过大，无法读取", "the workbook unpacks to more than can be read"),
      at: Place(file: path), notes: [Wording(part)],
      suggestion: Wording(
        "请删去空行、图片后另存，或改用 CSV", "delete blank rows and pictures and save it again, or use CSV"))
  }

  static func unsafeXML(_ path: String, _ part: String) -> Problem {
    Problem(
      "tables.unsafe-xml", .error,
      Wording("工作簿中有表格软件不会写出的 XML", "the workbook holds XML that no spreadsheet program writes"),
      at: Place(file: path), notes: [Wording(part)],
      suggestion: Wording("请用 Excel 或 WPS 打开后另存", "open it in Excel or WPS and save it again"))
  }

  static func noSheet(_ path: String, _ name: String, _ names: [String]) -> Problem {
    Problem(
      "tables.no-sheet", .error,
      Wording("没有名为“\(name)”的工作表", "there is no sheet “\(name)”"), at: Place(file: path),
      notes: [
        Wording("有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))")
      ])
  }
}
