import Diagnostics
import Testing
import Vocabulary

@testable import Tables

@Suite("columns as bytes") struct ColumnCodingTests {
  private static func column(
    _ kind: ColumnKind, rows: Int, missing: Double, _ generator: inout SeededGenerator
  ) -> TypedColumn? {
    let span = [3, 200, 70_000, Int(Int32.max)].randomElement(using: &generator) ?? 3
    let scale = Int.random(in: 0...6, using: &generator)
    let values = (0..<rows).map { _ -> TableValue in
      if Double.random(in: 0..<1, using: &generator) < missing { return .missing }
      let number = Int.random(in: -span...span, using: &generator)
      switch kind {
      case .text: return .text(String(repeating: "亩", count: number & 3) + "\(number)")
      case .decimal:
        let wide = Int128(number) * (span > 70_000 ? 1_000_000_000_000_000 : 1)
        return ScaledDecimal(units: wide, scale: scale).map(TableValue.number) ?? .missing
      case .integer: return .number(ScaledDecimal(number))
      case .date: return Day(number: number % 500_000).map(TableValue.date) ?? .missing
      case .boolean: return .boolean(number & 1 == 0)
      }
    }
    return TypedColumn(name: "x", kind: kind, values: values)
  }

  private static func same(_ a: TypedColumn, _ b: TypedColumn) -> Bool {
    a.kind == b.kind && a.count == b.count && a.isExact == b.isExact
      && (0..<a.count).allSatisfy { a[$0] == b[$0] && "\(a[$0])" == "\(b[$0])" }
  }

  @Test("give back every value, in one chunk or several", arguments: ColumnKind.allCases)
  func roundTrip(kind: ColumnKind) throws {
    var generator = SeededGenerator(seed: 11)
    for rows in [0, 1, 63, 64, 65, 300, 1_000] {
      for missing in [0, 0.2, 1] {
        let column = try #require(
          Self.column(kind, rows: rows, missing: missing, &generator))
        let whole = try TypedColumn(decoding: column.encoded(0..<rows), name: "x")
        #expect(Self.same(whole, column))
        let cut = rows / 3
        let first = column.encoded(0..<cut)
        let second = column.encoded(cut..<rows)
        var decoder = ColumnDecoder()
        try first.withUnsafeBytes { try decoder.append($0) }
        try second.withUnsafeBytes { try decoder.append($0) }
        #expect(Self.same(try decoder.column(name: "x"), column))
        #expect(first == column.encoded(0..<cut), "equal rows have equal bytes")
      }
    }
  }

  @Test("keep a scale that the numbers might do without")
  func scale() throws {
    let column = try #require(
      TypedColumn(
        name: "x", kind: .decimal,
        values: ["12.34", "12.50", "3.00"].compactMap { ScaledDecimal($0) }.map(TableValue.number)))
    let later = try TypedColumn(decoding: column.encoded(1..<3), name: "x")
    #expect(later[0].description == "12.50" && later[1].description == "3.00")
    #expect(column.selecting([2, 1])[0].description == "3.00")
  }

  @Test("numbers at the ends of every width")
  func widths() throws {
    var edges: [Int128] = []
    for bits in [7, 8, 15, 16, 31, 32, 63, 64, 100] {
      let power: Int128 = 1 << bits
      edges += [power, power - 1, -power]
    }
    for edge in edges {
      let number = try #require(ScaledDecimal(units: edge, scale: 0))
      let value = TableValue.number(number)
      let column = try #require(TypedColumn(name: "x", kind: .decimal, values: [value, .missing]))
      #expect(Self.same(try TypedColumn(decoding: column.encoded(0..<2), name: "x"), column))
    }
  }

  @Test("any bytes give an error or a column, never a crash", arguments: ColumnKind.allCases)
  func hostile(kind: ColumnKind) throws {
    var generator = SeededGenerator(seed: 12)
    let column = try #require(Self.column(kind, rows: 130, missing: 0.1, &generator))
    let good = column.encoded(0..<130)
    for length in 0..<good.count {
      #expect(throws: Problem.self) {
        try TypedColumn(decoding: Array(good.prefix(length)), name: "x")
      }
    }
    var taken = 0
    for _ in 0..<4_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      guard let other = try? TypedColumn(decoding: bytes, name: "x") else { continue }
      taken += 1
      // What was taken can be read whole.
      for row in 0..<other.count { _ = other[row].description }
    }
    #expect(taken < 4_000)
  }

  @Test("take some rows, put values in place, join columns of several units")
  func making() throws {
    let yuan = try Unit("元")
    let wan = try Unit("万元")
    func column(_ texts: [String], _ unit: Unit) throws -> TypedColumn {
      try #require(
        TypedColumn(
          name: "x", kind: .decimal, unit: unit,
          values: texts.map { ScaledDecimal($0).map(TableValue.number) ?? .missing }))
    }
    let first = try column(["1.5", "", "3"], wan)
    let second = try column(["20000", "7"], yuan)
    let joined = try #require(
      TypedColumn.gathered(
        name: "x", kind: .decimal, unit: wan,
        from: [
          .init(column: first, rows: [2, 0], count: 2), .init(column: nil, rows: nil, count: 1),
          .init(column: second, rows: nil, count: 2),
        ]))
    let wanted: [TableValue] = ["3", "1.5", "", "2", "0.0007"].map {
      ScaledDecimal($0).map(TableValue.number) ?? .missing
    }
    #expect((0..<5).map { joined[$0] } == wanted)
    let quarter = try #require(ScaledDecimal("0.25"))
    let changed = try #require(joined.replacing([1: .missing, 2: .number(quarter)]))
    #expect(changed[1] == .missing && changed[2].description.hasPrefix("0.25"))
    #expect(changed[4] == wanted[4])
    #expect(joined.replacing([0: .text("x")]) == nil)
    let people = try Unit("人")
    #expect(
      TypedColumn.gathered(
        name: "x", kind: .decimal, unit: people,
        from: [.init(column: first, rows: nil, count: 3)]) == nil)
  }
}
