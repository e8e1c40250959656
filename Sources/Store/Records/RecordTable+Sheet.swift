public import Diagnostics
public import Tables
import Vocabulary

extension RecordTable {
  /// The records as a table to write out, masked fields told to be so, with where each row came from.
  public func sheet(language: Wording.Language = .chinese) -> TableSheet {
    let columns = fields.map { field in
      Column(field.title + (field.unit.map { "（\($0)）" } ?? ""))
    }
    let origin = [
      Column(Wording("来源文件", "file")[language], width: 24), Column(Wording("行", "line")[language]),
    ]
    return TableSheet(
      name: type, columns: columns + origin,
      rows: (0..<rowCount).map { row in
        fields.map { Self.cell(value(row, $0.name), language) } + [
          .text(batch(row).file), line(row).map { .number("\($0)") } ?? .empty,
        ]
      })
  }

  private static func cell(_ value: RecordValue, _ language: Wording.Language) -> Cell {
    switch value {
    case .masked: .text(RecordViewer.maskWords[language])
    case .shown(.missing): .empty
    case .shown(.text(let text)): .text(text)
    case .shown(.number(let number)): .number(number.description)
    case .shown(.date(let day)): .date(day.description)
    case .shown(.boolean(let bit)): .text(Wording(bit ? "是" : "否", bit ? "yes" : "no")[language])
    }
  }
}
