import Columns
import Tables

/// Cells of one column of results that lie in the tables of several schemes, brought to one form.
struct SchemeCells: Sendable {
  /// The form of a scheme's cells: what is added to a place, or the factor of a count.
  private enum Form: Sendable {
    case places(offset: Int64)
    case units(factor: Int64)
  }

  private let sources: [(cells: ColumnCells, form: Form)?]
  /// The words that places stand for; nil where cells are counts of 10⁻ˢ.
  private let words: WordTable?
  private let scale: Int

  /// Takes the cells of each scheme; nil where they are not all words, or not all numbers, of a kind that
  /// whole numbers tell.
  init?(_ schemes: [ColumnCells?]) {
    var scales: [Int] = []
    var texts: [String] = []
    var offsets: [Int64?] = []
    for cells in schemes {
      offsets.append(nil)
      switch cells?.layout {
      case nil: continue
      case .units(let scale)?: scales.append(scale)
      case .places(let values)?:
        offsets[offsets.count - 1] = Int64(texts.count)
        texts += values.map(ValueText.of)
      case .values?: return nil
      }
    }
    guard scales.isEmpty || texts.isEmpty else { return nil }
    scale = scales.max() ?? 0
    words = scales.isEmpty ? WordTable(texts) : nil
    var sources: [(ColumnCells, Form)?] = []
    for (cells, offset) in zip(schemes, offsets) {
      guard let cells else {
        sources.append(nil)
        continue
      }
      if let offset {
        sources.append((cells, .places(offset: offset)))
        continue
      }
      guard case .units(let own) = cells.layout, scale - own <= 18 else { return nil }
      let factor = (0..<(scale - own)).reduce(Int64(1)) { power, _ in power * 10 }
      sources.append((cells, .units(factor: factor)))
    }
    self.sources = sources
  }

  /// The cells of some places; nil where a number does not fit.
  ///
  /// - Parameter places: For every row the scheme and the row there; nil for an empty cell.
  /// - Returns: Their cells.
  func cells(_ places: [(scheme: Int, row: Int)?]) -> PreparedCells? {
    // Rows of a scheme stand in the order of units, so those of a stretch of units lie together.
    var ranges = [Range<Int>?](repeating: nil, count: sources.count)
    for case let place? in places {
      let known = ranges[place.scheme] ?? place.row..<(place.row + 1)
      ranges[place.scheme] =
        min(known.lowerBound, place.row)..<max(known.upperBound, place.row + 1)
    }
    let read = zip(sources, ranges).map { source, range in
      range.flatMap { range in source.map { $0.cells.integers(range) } }
    }
    var values = [Int64](repeating: ColumnCells.null, count: places.count)
    for (index, place) in places.enumerated() {
      guard let place, let own = read[place.scheme], let form = sources[place.scheme]?.form,
        let begin = ranges[place.scheme]?.lowerBound
      else { continue }
      let value = own[place.row - begin]
      guard value != ColumnCells.null else { continue }
      switch form {
      case .places(let offset): values[index] = value + offset
      case .units(let factor):
        let (product, isTooLarge) = value.multipliedReportingOverflow(by: factor)
        guard !isTooLarge, product != ColumnCells.null else { return nil }
        values[index] = product
      }
    }
    return PreparedCells(values: values, scale: scale, words: words)
  }
}
