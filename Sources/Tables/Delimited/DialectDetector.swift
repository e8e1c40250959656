/// Finds the dialect of separated values by their first rows.
enum DialectDetector {
  private static let sampleBytes = 1 << 16
  private static let sampleRows = 200

  /// The dialect in which most of the first rows have the same number of cells, and several.
  static func dialect(of bytes: CellBytes, encoding: TextEncoding) -> Dialect {
    let sample = CellBytes(rebasing: bytes.prefix(sampleBytes))
    var best = (score: 0.0, dialect: Dialect(encoding: encoding))
    for separator in Dialect.Separator.allCases {
      var dialect = Dialect(separator: separator, encoding: encoding)
      let (quoted, faults) = score(sample, dialect, isCut: sample.count < bytes.count)
      if quoted > best.score { best = (quoted, dialect) }
      // Marks that break the rules may be plain characters.
      guard faults > 0 else { continue }
      dialect.isQuoted = false
      let (plain, _) = score(sample, dialect, isCut: sample.count < bytes.count)
      if plain > best.score { best = (plain, dialect) }
    }
    return best.dialect
  }

  private static func score(_ sample: CellBytes, _ dialect: Dialect, isCut: Bool) -> (
    score: Double, faults: Int
  ) {
    let counter = CellCounter()
    var scanner = RecordScanner(sample, dialect)
    while counter.counts.count < sampleRows, scanner.next(counter) {}
    // The last row of a cut sample is cut too.
    var counts = counter.counts
    var faults = counter.faults
    if isCut, counts.count > 1, scanner.isAtEnd {
      counts.removeLast()
      faults -= counter.faultsOfLast
    }
    let frequencies = Dictionary(counts.map { ($0, 1) }, uniquingKeysWith: +)
    guard let (width, rows) = frequencies.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
      width > 1
    else { return (0, faults) }
    let agreement = Double(rows) / Double(counts.count)
    let score =
      agreement * agreement * (1 + Double(min(width, 50)) / 100)
      - Double(faults) / Double(counts.count)
    return (score, faults)
  }

  private final class CellCounter: RecordReceiver {
    var counts: [Int] = []
    var faults = 0
    var faultsOfLast = 0
    private var cells = 0

    func beginRecord(line: Int) { (cells, faultsOfLast) = (0, 0) }
    func cell(_ bytes: CellBytes) { cells += 1 }
    func quoteFault(_ reason: CellFault.Reason, _ bytes: CellBytes) {
      faults += 1
      faultsOfLast += 1
    }
    func endRecord() { counts.append(cells) }
  }
}
