import Tables

extension RecordTable {
  /// The table with some rows only, in order.
  public func selecting(_ rows: [Int]) -> RecordTable {
    var place: [Int: Int] = [:]
    let hasCorrections = fields.contains { !$0.corrections.isEmpty }
    if hasCorrections {
      for (index, row) in rows.enumerated() { place[row] = index }
    }
    let fields = fields.map { field in
      var corrections: [Int: Int64] = [:]
      for (row, id) in field.corrections {
        if let index = place[row] { corrections[index] = id }
      }
      return Field(
        name: field.name, title: field.title, kind: field.kind, unit: field.unit,
        grade: field.grade, column: field.column?.selecting(rows), corrections: corrections)
    }
    var periods = periods
    if case .column(let column, let kind) = periods {
      periods = .column(column.selecting(rows), kind)
    }
    return RecordTable(
      type: type, period: period, asKnownOn: asKnownOn, fields: fields, rowCount: rows.count,
      batches: batches, keys: keys?.map { $0.selecting(rows) }, periods: periods,
      stretches: stretches(rows))
  }

  private func stretches(_ rows: [Int]) -> [Stretch] {
    var result: [Stretch] = []
    var index = 0
    for (number, row) in rows.enumerated() {
      while index + 1 < stretches.count, stretches[index + 1].begin <= row { index += 1 }
      let source = stretches[index]
      let inBatch = source.rows?[row - source.begin] ?? row - source.begin
      if let last = result.last, last.batch == source.batch {
        result[result.count - 1].rows?.append(inBatch)
      } else {
        result.append(
          Stretch(begin: number, batch: source.batch, lines: source.lines, rows: [inBatch]))
      }
    }
    return result
  }

  /// The table without the values of fields that are not seen.
  func masking(_ sees: (String) -> Bool) -> RecordTable {
    let fields = fields.map { field in
      Field(
        name: field.name, title: field.title, kind: field.kind, unit: field.unit,
        grade: field.grade, column: sees(field.name) ? field.column : nil,
        corrections: sees(field.name) ? field.corrections : [:])
    }
    let seesKey = (keys ?? []).allSatisfy { sees($0.name) }
    return RecordTable(
      type: type, period: period, asKnownOn: asKnownOn, fields: fields, rowCount: rowCount,
      batches: batches, keys: seesKey ? keys : nil, periods: periods, stretches: stretches)
  }
}
