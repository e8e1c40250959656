import FEEL

/// A type, as models use it.
typealias ItemType = FEELType

/// Tests that every value of a type must satisfy.
struct TypeConstraint: TypeConstraining {
  let tests: any Evaluable
  /// The slot in which the tests find the value.
  let slot: Int
  let slotCount: Int
  let text: String
  /// What the tests accept, where it can be told.
  let shape: TestShape

  func holds(for value: Value, _ run: Run) -> Bool {
    let frame = Frame(count: slotCount, run: run)
    frame.slots[slot] = value
    return tests.value(in: frame).isTrue
  }
}

extension FEELType {
  /// What the first constraint of the type accepts.
  var firstShape: TestShape? { (constraints.first as? TypeConstraint)?.shape }
}
