/// Collects what the formats of cells tell, by the style of a cell.
final class WorkbookStyles: XMLReceiver {
  private var codes: [Int: CellFormat] = [:]
  private var numbers: [Int] = []
  private var isInCellFormats = false

  func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "numFmt":
      if let number = attributes["numFmtId"].flatMap({ Int($0) }),
        let code = attributes["formatCode"],
        codes.count < 65_536
      {
        codes[number] = CellFormat(code: code)
      }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats && numbers.count < 65_536:
      numbers.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  func close(_ name: String) { if name == "cellXfs" { isInCellFormats = false } }

  /// The formats by style.
  var formats: [CellFormat] { numbers.map { codes[$0] ?? CellFormat(builtIn: $0) } }
}
