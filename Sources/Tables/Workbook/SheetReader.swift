import Vocabulary

/// Receives the cells of a sheet.
protocol SheetReceiver: AnyObject {
  func beginRow(_ row: Int)
  func cell(_ column: Int, _ content: SheetCell)
  func endRow()
  /// Whether enough was seen.
  var isDone: Bool { get }
}

/// What a cell of a sheet holds.
enum SheetCell {
  case text(String)
  case shared(Int)
  case number(ScaledDecimal, shown: CellFormat)
  case date(Day)
  /// A moment, or a number shown as a date that is none; as text.
  case moment(String)
  case boolean(Bool)
  case error(String)
  /// A formula whose value was not stored.
  case unstored
  case malformed(String)
}

/// Reads the rows of a sheet from its XML.
final class SheetReader: XMLReceiver {
  private let receiver: any SheetReceiver
  private let formats: [CellFormat]
  private let epoch: DateEpoch
  private let limits: TableLimits
  private var row = 0
  private var column = -1
  private var lastColumn = -1
  private var type = ""
  private var style = 0
  private var value = ""
  private var isCollecting = false
  private var hasFormula = false
  private var hasValue = false
  private var phonetic = 0
  private var isInRow = false
  private(set) var isTooWide = false

  init(
    _ receiver: any SheetReceiver, formats: [CellFormat], epoch: DateEpoch, limits: TableLimits
  ) {
    self.receiver = receiver
    self.formats = formats
    self.epoch = epoch
    self.limits = limits
  }

  var isDone: Bool { receiver.isDone || isTooWide }

  func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "row":
      row =
        attributes["r"].flatMap { Int($0) }.flatMap { $0 > row && $0 < 1 << 31 ? $0 : nil } ?? row
        + 1
      lastColumn = -1
      isInRow = true
      receiver.beginRow(row)
    case "c" where isInRow:
      let stated = attributes["r"].flatMap(Self.column)
      column = stated.flatMap { $0 > lastColumn ? $0 : nil } ?? lastColumn + 1
      lastColumn = column
      if column >= limits.columns { isTooWide = true }
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      value = ""
      (hasFormula, hasValue) = (false, false)
    case "f": hasFormula = true
    case "v", "t":
      isCollecting = phonetic == 0
      hasValue = true
    case "rPh": phonetic += 1
    default: break
    }
  }

  func text(_ text: String) { if isCollecting { value += text } }

  func close(_ name: String) {
    switch name {
    case "v", "t": isCollecting = false
    case "rPh": phonetic -= 1
    case "c" where isInRow && !isTooWide: emit()
    case "row":
      isInRow = false
      receiver.endRow()
    default: break
    }
  }

  private func emit() {
    guard hasValue else {
      if hasFormula { receiver.cell(column, .unstored) }
      return
    }
    switch type {
    case "s":
      receiver.cell(column, Int(value).map(SheetCell.shared) ?? .malformed(value))
    case "str", "inlineStr": receiver.cell(column, .text(value))
    case "b": receiver.cell(column, .boolean(value == "1" || value == "true"))
    case "e": receiver.cell(column, .error(value))
    case "d": receiver.cell(column, .moment(value))
    default: if !value.isEmpty { receiver.cell(column, number()) }
    }
  }

  private func number() -> SheetCell {
    guard let number = StoredNumber.decimal(value) else { return .malformed(value) }
    let format = style >= 0 && style < formats.count ? formats[style] : .plain
    return format == .date ? epoch.cell(number) : .number(number, shown: format)
  }

  /// The column of a reference such as `AB12`, from 0.
  static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      let letter = byte & 0xDF
      guard (0x41...0x5A).contains(letter), byte >= 0x41 else { break }
      column = column * 26 + Int(letter - 0x40)
      if column > 1 << 20 { return nil }
    }
    return column > 0 ? column - 1 : nil
  }
}
