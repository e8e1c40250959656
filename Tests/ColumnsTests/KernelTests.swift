import FEEL
import Testing

@testable import Columns

@Suite("Kernels against one row at a time")
struct KernelTests {
  private let count = 333

  private func numbers(_ seed: UInt64, whole: Bool = false) -> [Double] {
    var dice = Dice(seed)
    let special: [Double] = [0, -0.0, .nan, 1, -1, 0.5, 1.5, 2.5, 99.5, 1_000_000]
    return (0..<count).map { _ in
      let value =
        dice.oneIn(4)
        ? dice.pick(special) : Double.random(in: -5_000...5_000, using: &dice)
      return whole ? value.rounded() : value
    }
  }

  private func run<T, R>(
    _ lanes: [[T]], _ zero: R,
    _ body: ([UnsafeMutableBufferPointer<T>], UnsafeMutableBufferPointer<R>) -> Void
  ) -> [R] {
    let pointers = lanes.map { lane in
      let pointer = UnsafeMutableBufferPointer<T>.allocate(capacity: lane.count)
      _ = pointer.initialize(from: lane)
      return pointer
    }
    let out = UnsafeMutableBufferPointer<R>.allocate(capacity: count)
    out.initialize(repeating: zero)
    body(pointers, out)
    defer {
      for pointer in pointers { pointer.deallocate() }
      out.deallocate()
    }
    return Array(out)
  }

  private func same(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }

  @Test("a comparison is true, false or, with null, unknown")
  func comparing() {
    let (x, y) = (numbers(1), numbers(2))
    for operation in [ComparisonOperator.less, .lessOrEqual, .greater, .greaterOrEqual] {
      let answers = run([x, y], UInt8(9)) { Kernel.compare(operation, $0[0], $0[1], $1, count) }
      for row in 0..<count {
        let expected: UInt8 =
          x[row].isNaN || y[row].isNaN
          ? Kleene.isNull : holds(operation, x[row], y[row]) ? Kleene.isTrue : Kleene.isFalse
        #expect(answers[row] == expected)
      }
    }
    let equal = run([x, y], UInt8(9)) { Kernel.compare(.equal, $0[0], $0[1], $1, count) }
    let unequal = run([x, y], UInt8(9)) { Kernel.compare(.notEqual, $0[0], $0[1], $1, count) }
    for row in 0..<count {
      #expect(equal[row] == (same(x[row], y[row]) ? Kleene.isTrue : Kleene.isFalse))
      #expect(unequal[row] == 2 - equal[row])
    }
  }

  private func holds(_ operation: ComparisonOperator, _ x: Double, _ y: Double) -> Bool {
    switch operation {
    case .less: x < y
    case .lessOrEqual: x <= y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    case .equal: x == y
    case .notEqual: x != y
    }
  }

  @Test(
    "whole numbers are rounded as the interpreter rounds them",
    arguments: [
      Decimal128.Rounding.halfUp, .halfDown, .halfEven, .up, .down, .floor, .ceiling,
    ])
  func rounding(mode: Decimal128.Rounding) throws {
    var dice = Dice(3)
    let values = (0..<count).map { row -> Double in
      row % 3 == 0
        ? Double(dice.upTo(400) - 200) * 50
        : Double(Int.random(in: -2_000_000_000_000...2_000_000_000_000, using: &dice))
    }
    for digits in 1...4 {
      let divisor = PowersOfTen.exact[digits]
      let rounded = run([values], 0.0) { Kernel.roundExact($0[0], divisor, mode, $1, count) }
      for row in 0..<count {
        let number = try #require(Decimal128(units: Int128(values[row]), scale: digits))
        let expected = try #require(number.rounded(scale: 0, mode)?.integer)
        #expect(rounded[row] == Double(expected), "\(number)")
      }
    }
  }

  @Test(
    "numbers near a boundary are left open, others are rounded",
    arguments: [
      Decimal128.Rounding.halfUp, .halfDown, .halfEven, .up, .down, .floor, .ceiling,
    ])
  func roundingNear(mode: Decimal128.Rounding) throws {
    let values = numbers(4).map { $0 / 3 } + []
    var doubts = [UInt8](repeating: 0, count: count)
    let rounded = doubts.withUnsafeMutableBufferPointer { doubts in
      run([values], 0.0) {
        _ = Kernel.roundNear(
          $0[0], factor: 100, mode, $1, relative: 1e-9, absolute: 1e-9, doubts, count)
      }
    }
    for row in 0..<count where !values[row].isNaN && doubts[row] == 0 {
      // Not even a number a little off is rounded to something else.
      for nudge in [-1e-10, 0, 1e-10] {
        let number = try #require(Decimal128("\(values[row] * (1 + nudge))"))
        let expected = try #require(number.rounded(scale: 2, mode)?.units(scale: 2))
        #expect(rounded[row] == Double(expected), "\(values[row])")
      }
    }
    let halves = [0.005, 0.015, -0.125, 0, .nan] + [Double](repeating: 0.1234, count: count - 5)
    var open = [UInt8](repeating: 0, count: count)
    let isOpen = open.withUnsafeMutableBufferPointer { open in
      var isOpen = false
      _ = run([halves], 0.0) {
        isOpen = Kernel.roundNear(
          $0[0], factor: 1_000, mode, $1, relative: 0x1p-52, absolute: 0, open, count)
      }
      return isOpen
    }
    let isHalf = mode == .halfUp || mode == .halfDown || mode == .halfEven
    #expect(isOpen == !isHalf)
    // 0.125 and its like are whole thousandths: open for those who round up or down.
    #expect(open[2] == (isHalf ? 0 : 1))
    // Zero is zero whatever the mode.
    #expect(open[3] == 0)
    #expect(open[4] == 0)
  }

  @Test("sums of doubles are carried before they are inexact, and nothing is not zero")
  func sums() {
    let groups = (0..<count).map { Int32($0 % 3) }
    var values = numbers(5, whole: true)
    for row in 0..<count where row % 3 == 2 { values[row] = .nan }
    var cells = [Double](repeating: -0.0, count: 3 * Kernel.banks)
    cells.withUnsafeMutableBufferPointer { cells in
      _ = run([values], 0.0) { lanes, _ in
        _ = run([groups], Int32(0)) { codes, _ in
          Kernel.addSums(lanes[0], codes[0], cells, count)
        }
      }
    }
    for group in 0..<3 {
      let own = cells[(group * Kernel.banks)..<((group + 1) * Kernel.banks)]
      let expected = (0..<count).filter { $0 % 3 == group && !values[$0].isNaN }
        .reduce(0.0) { $0 + values[$1] }
      #expect(own.reduce(0, +) == expected)
    }
    #expect(cells[(2 * Kernel.banks)...].allSatisfy { $0.sign == .minus && $0 == 0 })
    #expect(!cells[0].isZero)
  }

  @Test("stored numbers come back as they went in", arguments: [Width.one, .two, .four, .eight])
  func storing(width: Width) {
    let most = width == .one ? 127.0 : width == .two ? 32_767 : 2_000_000_000
    var dice = Dice(6)
    let values = (0..<count).map { _ -> Double in
      dice.oneIn(9) ? .nan : Double.random(in: -most...most, using: &dice).rounded(.towardZero)
    }
    let integers = Integers(count: count, width: width)
    let back = run([values], 0.0) { lanes, out in
      Kernel.store(lanes[0], integers, 0, count)
      Kernel.load(integers, 0, out, count)
    }
    for row in 0..<count {
      #expect(same(back[row], values[row]))
      #expect(integers[row] == (values[row].isNaN ? nil : Int128(values[row])))
    }
  }

  @Test("remainders, extremes and logic are those of one row")
  func others() {
    let (x, y) = (numbers(7, whole: true), numbers(8, whole: true))
    let rest = run([x, y], 0.0) { Kernel.modulo($0[0], $0[1], $1, count) }
    let least = run([x, y], 0.0) { Kernel.minimum($0[0], $0[1], $1, count) }
    let most = run([x, y], 0.0) { Kernel.maximum($0[0], $0[1], $1, count) }
    for row in 0..<count {
      let isNull = x[row].isNaN || y[row].isNaN
      let quotient = (x[row] / y[row]).rounded(.down)
      #expect(same(rest[row], isNull || y[row] == 0 ? .nan : x[row] - y[row] * quotient))
      #expect(same(least[row], isNull ? .nan : Swift.min(x[row], y[row])))
      #expect(same(most[row], isNull ? .nan : Swift.max(x[row], y[row])))
    }
    let truths: [UInt8] = (0..<count).map { UInt8($0 % 3) }
    let others: [UInt8] = (0..<count).map { UInt8($0 / 3 % 3) }
    let and = run([truths, others], UInt8(9)) { Kernel.and($0[0], $0[1], $1, count) }
    let or = run([truths, others], UInt8(9)) { Kernel.or($0[0], $0[1], $1, count) }
    for row in 0..<count {
      let (a, b) = (Kleene.value(truths[row]), Kleene.value(others[row]))
      let isFalse = a.isFalse || b.isFalse
      let isTrue = a.isTrue || b.isTrue
      #expect(and[row] == (isFalse ? 0 : a.isTrue && b.isTrue ? 2 : 1))
      #expect(or[row] == (isTrue ? 2 : a.isFalse && b.isFalse ? 0 : 1))
    }
  }
}
