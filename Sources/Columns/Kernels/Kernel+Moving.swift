extension Kernel {
  @inline(__always)
  private static func widen<T: FixedWidthInteger & SignedInteger>(
    _ stored: UnsafeMutablePointer<T>, _ out: NumberLane, _ count: Int
  ) {
    for row in 0..<count {
      let value = stored[row]
      out[row] = value == .min ? .nan : Double(value)
    }
  }

  /// Brings stored numbers into a lane; beyond 2⁵³ to the nearest double.
  static func load(_ integers: Integers, _ start: Int, _ out: NumberLane, _ count: Int) {
    // Safe because rows start..<start + count are inside the buffer: the caller cuts the table.
    switch integers.width {
    case .one: widen(pointer(integers.buffer, Int8.self, start), out, count)
    case .two: widen(pointer(integers.buffer, Int16.self, start), out, count)
    case .four: widen(pointer(integers.buffer, Int32.self, start), out, count)
    case .eight: widen(pointer(integers.buffer, Int64.self, start), out, count)
    case .sixteen: widen(pointer(integers.buffer, Int128.self, start), out, count)
    }
  }

  /// Adding this to a whole number below 2⁵¹ leaves the number in the low bits.
  private static let magic = 0x1.8p52

  @inline(__always)
  private static func narrow<T: FixedWidthInteger & SignedInteger>(
    _ a: NumberLane, _ stored: UnsafeMutablePointer<T>, _ count: Int
  ) {
    for row in 0..<count {
      let value = a[row]
      stored[row] = value != value ? .min : T(truncatingIfNeeded: (value + magic).bitPattern)
    }
  }

  /// Stores whole numbers that fit the width.
  static func store(_ a: NumberLane, _ integers: Integers, _ start: Int, _ count: Int) {
    switch integers.width {
    case .one: narrow(a, pointer(integers.buffer, Int8.self, start), count)
    case .two: narrow(a, pointer(integers.buffer, Int16.self, start), count)
    case .four: narrow(a, pointer(integers.buffer, Int32.self, start), count)
    default:
      let stored = pointer(integers.buffer, Int64.self, start)
      for row in 0..<count { stored[row] = a[row].isNaN ? .min : Int64(a[row]) }
    }
  }

  @inline(__always)
  private static func widen<T: FixedWidthInteger & SignedInteger>(
    _ stored: UnsafeMutablePointer<T>, _ out: CodeLane, _ count: Int
  ) {
    for row in 0..<count { out[row] = Int32(truncatingIfNeeded: stored[row]) }
  }

  /// Brings places into a lane.
  static func load(_ codes: Codes, _ start: Int, _ out: CodeLane, _ count: Int) {
    switch codes.width {
    case .one: widen(pointer(codes.buffer, Int8.self, start), out, count)
    case .two: widen(pointer(codes.buffer, Int16.self, start), out, count)
    default: widen(pointer(codes.buffer, Int32.self, start), out, count)
    }
  }

  @inline(__always)
  private static func narrow<T: FixedWidthInteger & SignedInteger>(
    _ a: CodeLane, _ stored: UnsafeMutablePointer<T>, _ count: Int
  ) {
    for row in 0..<count { stored[row] = T(truncatingIfNeeded: a[row]) }
  }

  /// Stores places that fit the width.
  static func store(_ a: CodeLane, _ buffer: Buffer, _ width: Width, _ start: Int, _ count: Int) {
    switch width {
    case .one: narrow(a, pointer(buffer, Int8.self, start), count)
    case .two: narrow(a, pointer(buffer, Int16.self, start), count)
    default:
      let target = pointer(buffer, Int32.self, start)
      if a.baseAddress != target { narrow(a, target, count) }
    }
  }

  static func copy(_ a: NumberLane, to buffer: Buffer, _ start: Int, _ count: Int) {
    let target = pointer(buffer, Double.self, start)
    // A lane that lies in the buffer is stored already.
    guard let base = a.baseAddress, base != target else { return }
    target.update(from: base, count: count)
  }

  static func copy(_ a: TruthLane, to buffer: Buffer, _ start: Int, _ count: Int) {
    let target = pointer(buffer, UInt8.self, start)
    guard let base = a.baseAddress, base != target else { return }
    target.update(from: base, count: count)
  }

  static func copy(_ buffer: Buffer, _ start: Int, to out: TruthLane, _ count: Int) {
    out.baseAddress?.update(from: pointer(buffer, UInt8.self, start), count: count)
  }

  @inline(__always)
  static func pointer<T>(_ buffer: Buffer, _ type: T.Type, _ start: Int) -> UnsafeMutablePointer<T>
  {
    buffer.base.assumingMemoryBound(to: type) + start
  }

  // MARK: - Look-up

  @inline(__always)
  private static func gather<T>(
    _ codes: CodeLane, _ table: UnsafeBufferPointer<T>, _ out: UnsafeMutableBufferPointer<T>,
    _ count: Int
  ) {
    for row in 0..<count { out[row] = table[Int(codes[row]) &+ 1] }
  }

  /// What a table holds for places; its first element is for null.
  static func lookUp(
    _ codes: CodeLane, _ table: UnsafeBufferPointer<Double>, _ out: NumberLane, _ count: Int
  ) { gather(codes, table, out, count) }

  static func lookUp(
    _ codes: CodeLane, _ table: UnsafeBufferPointer<UInt8>, _ out: TruthLane, _ count: Int
  ) { gather(codes, table, out, count) }

  static func lookUp(
    _ codes: CodeLane, _ table: UnsafeBufferPointer<Int32>, _ out: CodeLane, _ count: Int
  ) { gather(codes, table, out, count) }

  // MARK: - Keys

  /// The places of two lanes as one.
  static func combine(
    _ a: CodeLane, _ b: CodeLane, _ count: Int32, _ firstShift: Int32, _ secondShift: Int32,
    _ out: CodeLane, _ rows: Int
  ) {
    for row in 0..<rows {
      out[row] = (a[row] &+ firstShift) &* count &+ (b[row] &+ secondShift)
    }
  }

  static func codeTruth(_ a: TruthLane, _ out: CodeLane, _ count: Int) {
    for row in 0..<count { out[row] = a[row] == Kleene.isNull ? -1 : Int32(a[row] >> 1) }
  }
}
