/// The values that the expressions of one body see, by slot.
public final class Frame {
  /// The values.
  public var slots: [Value]
  /// What is common to a whole evaluation.
  public let run: Run

  /// Creates a frame of nulls.
  public init(count: Int, run: Run) {
    slots = [Value](repeating: .null, count: count)
    self.run = run
  }

  /// Creates a frame with the same values and room for more.
  public init(copy slots: [Value], count: Int, run: Run) {
    self.slots = slots
    if count > slots.count {
      self.slots.append(contentsOf: repeatElement(.null, count: count - slots.count))
    }
    self.run = run
  }
}
