/// Finds the boxes that meet a box, by a grid over all of them.
public struct GridIndex: Sendable {
  private let boxes: [Box]
  private let frame: Box
  private let columns: Int
  private let rows: Int
  /// For each cell where its boxes begin in `members`, and one more for the end.
  private let starts: [Int32]
  private let members: [Int32]

  /// Creates an index.
  ///
  /// - Parameters:
  ///   - boxes: The boxes; they are found by their places in the list.
  ///   - perCell: About how many boxes a cell is to have.
  /// - Complexity: The number of boxes times the cells that each covers.
  public init(_ boxes: [Box], perCell: Int = 4) {
    self.boxes = boxes
    let frame =
      boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
      ?? Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
    self.frame = frame
    let cells = max(1, min(1 << 20, boxes.count / max(1, perCell)))
    let ratio = frame.height > 0 ? max(1e-3, min(1e3, frame.width / frame.height)) : 1e3
    columns = max(1, min(cells, Int((Double(cells) * ratio).squareRoot())))
    rows = max(1, cells / columns)
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    let (width, height) = (columns, rows)
    func spread(_ box: Box, _ body: (Int) -> Void) {
      let (x, y) = Self.cells(of: box, frame, width, height)
      for row in y { for column in x { body(row * width + column) } }
    }
    for box in boxes { spread(box) { counts[$0 + 1] += 1 } }
    for cell in 1..<counts.count { counts[cell] += counts[cell - 1] }
    starts = counts
    var next = counts
    var members = [Int32](repeating: 0, count: Int(counts[counts.count - 1]))
    for (place, box) in boxes.enumerated() {
      spread(box) { cell in
        members[Int(next[cell])] = Int32(place)
        next[cell] += 1
      }
    }
    self.members = members
  }

  /// The least box around all; without extent where there are none.
  public var bounds: Box { frame }

  private static func cells(
    of box: Box, _ frame: Box, _ columns: Int, _ rows: Int
  ) -> (ClosedRange<Int>, ClosedRange<Int>) {
    func cell(_ value: Double, _ low: Double, _ extent: Double, _ count: Int) -> Int {
      guard extent > 0 else { return 0 }
      let place = (value - low) / extent * Double(count)
      return place.isFinite ? max(0, min(count - 1, Int(max(-1, min(1e9, place))))) : 0
    }
    let left = cell(box.minX, frame.minX, frame.width, columns)
    let bottom = cell(box.minY, frame.minY, frame.height, rows)
    return (
      left...max(left, cell(box.maxX, frame.minX, frame.width, columns)),
      bottom...max(bottom, cell(box.maxY, frame.minY, frame.height, rows))
    )
  }

  /// Calls a body with the place of each box that meets a box, once each, in no order that counts.
  public func each(meeting box: Box, _ body: (Int) -> Void) {
    guard !boxes.isEmpty, frame.meets(box) else { return }
    let (x, y) = Self.cells(of: box, frame, columns, rows)
    for row in y {
      for column in x {
        let cell = row * columns + column
        for index in Int(starts[cell])..<Int(starts[cell + 1]) {
          let place = Int(members[index])
          let other = boxes[place]
          guard other.meets(box) else { continue }
          // In several cells, it counts in the first that both have.
          let (left, bottom) = Self.cells(of: other, frame, columns, rows)
          if column == max(left.lowerBound, x.lowerBound),
            row == max(bottom.lowerBound, y.lowerBound)
          {
            body(place)
          }
        }
      }
    }
  }

  /// The places of the boxes that meet a box, in order.
  public func places(meeting box: Box) -> [Int] {
    var found: [Int] = []
    each(meeting: box) { found.append($0) }
    return found.sorted()
  }
}
