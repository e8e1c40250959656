import Land

/// What of the earth a drawing shows, and where on it a position comes to lie.
///
/// Degrees are drawn so that a kilometre north is as long as one east in the middle of the drawing.
struct MapFrame {
  static let width = 1000.0
  static let height = 620.0

  /// What is shown.
  let box: Box
  private let scale: Double
  private let squeeze: Double

  /// A frame that shows a box, with what lies beside it until the drawing is full.
  init(_ box: Box) {
    let middle = box.middle
    // cos of the latitude by its series: enough for a drawing, and the same on every machine.
    let radians = middle.y * .pi / 180
    let square = radians * radians
    squeeze = max(0.1, 1 - square / 2 + square * square / 24 - square * square * square / 720)
    let (width, height) = (max(box.width, 2e-4), max(box.height, 2e-4))
    scale = min(Self.width / (width * squeeze), Self.height / height)
    let (halfWidth, halfHeight) = (
      Self.width / scale / squeeze / 2, Self.height / scale / 2
    )
    self.box = Box(
      minX: middle.x - halfWidth, minY: middle.y - halfHeight, maxX: middle.x + halfWidth,
      maxY: middle.y + halfHeight)
  }

  /// Where a position is drawn.
  func point(_ position: Position) -> (x: Double, y: Double) {
    ((position.x - box.minX) * scale * squeeze, (box.maxY - position.y) * scale)
  }

  /// The outline of a shape for the `d` of a path.
  ///
  /// What would be too small to see is a square of four dots.
  func path(_ shape: Outline) -> String {
    let extent = max(shape.box.width * squeeze, shape.box.height) * scale
    if extent < 4 {
      let middle = point(shape.box.middle)
      return "M\(Self.number(middle.x - 2)) \(Self.number(middle.y - 2))h4v4h-4Z"
    }
    var text = ""
    for ring in shape.rings {
      for (index, position) in ring.positions.enumerated() {
        let point = point(position)
        text += (index == 0 ? "M" : "L") + Self.number(point.x) + " " + Self.number(point.y)
      }
      text += "Z"
    }
    return text
  }

  /// A number with one decimal, which is a tenth of a dot of the drawing.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e7 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let whole = tenths / 10
    let rest = abs(tenths % 10)
    let sign = tenths < 0 && whole == 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  /// The box moved by shares of its size and scaled around its middle.
  func moved(x: Double = 0, y: Double = 0, by factor: Double = 1) -> Box {
    let middle = Position(box.middle.x + x * box.width, box.middle.y + y * box.height)
    let (halfWidth, halfHeight) = (box.width * factor / 2, box.height * factor / 2)
    return Box(
      minX: middle.x - halfWidth, minY: middle.y - halfHeight, maxX: middle.x + halfWidth,
      maxY: middle.y + halfHeight)
  }

  /// The length of a bar for a scale, in dots and in metres: 1, 2 or 5 of a power of ten.
  var bar: (dots: Double, metres: Int) {
    let metres = 111_320 / scale
    var length = 1
    for candidate in [
      1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
    ] where Double(candidate) <= 150 * metres { length = candidate }
    return (Double(length) / metres, length)
  }

  /// A box as an address has it.
  static func text(_ box: Box) -> String {
    [box.minX, box.minY, box.maxX, box.maxY].map { "\(($0 * 1e6).rounded() / 1e6)" }
      .joined(separator: ",")
  }

  /// The box of an address; `nil` where it is none.
  static func box(_ text: String) -> Box? {
    let numbers = text.split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 4, numbers.allSatisfy(\.isFinite), numbers[0] < numbers[2],
      numbers[1] < numbers[3], numbers[0] >= -180, numbers[2] <= 180, numbers[1] >= -85,
      numbers[3] <= 85
    else { return nil }
    return Box(minX: numbers[0], minY: numbers[1], maxX: numbers[2], maxY: numbers[3])
  }
}
