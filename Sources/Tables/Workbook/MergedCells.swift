import Foundation

/// Finds the joined cells of a sheet, which its XML names after all rows.
enum MergedCells {
  /// Joined cells: rows from 1 and columns from 0.
  struct Area {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  private static let most = 10_000

  /// The joined cells that the end of a sheet names.
  ///
  /// Only the end is looked at, so that a preview need not run over a million rows.
  static func areas(in sheet: Data) -> [Area] {
    guard let list = sheet.range(of: Data("mergeCells".utf8), options: .backwards),
      let start = sheet.range(
        of: Data("mergeCells".utf8), options: .backwards, in: sheet.startIndex..<list.lowerBound)
        ?? Optional(list)
    else { return [] }
    let tail = String(decoding: sheet[start.upperBound...].prefix(1 << 20), as: UTF8.self)
    var areas: [Area] = []
    for piece in tail.split(separator: "ref=").dropFirst().prefix(most) {
      guard let quote = piece.first, quote == "\"" || quote == "'" else { continue }
      let corners = piece.dropFirst().prefix { $0 != quote }.split(separator: ":")
      guard corners.count == 2, let a = corner(corners[0]), let b = corner(corners[1]),
        a.row <= b.row, a.column <= b.column
      else { continue }
      areas.append(Area(rows: a.row...b.row, columns: a.column...b.column))
    }
    return areas
  }

  private static func corner(_ text: Substring) -> (row: Int, column: Int)? {
    let letters = text.prefix { $0.isLetter }
    guard let column = SheetReader.column(String(letters)),
      let row = Int(text.dropFirst(letters.count)), row > 0
    else { return nil }
    return (row, column)
  }
}
