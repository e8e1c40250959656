import Diagnostics
import Targets
import Vocabulary

/// Pictures of targets as SVG, drawn on the server.
enum TargetPicture {
  /// A bar: what is reached of the goal, with a mark where it should be.
  static func bar(_ progress: TargetProgress) -> String {
    let width = 120.0
    func place(_ share: Double) -> String {
      TargetWords.number(min(max(share, 0), 1.2) / 1.2 * width, digits: 1)
    }
    guard let share = progress.share else {
      return
        "<svg class=\"bar\" viewBox=\"0 0 120 12\" aria-hidden=\"true\"><rect class=\"none\" width=\"120\" height=\"12\"/></svg>"
    }
    var out = "<svg class=\"bar\" viewBox=\"0 0 120 12\" aria-hidden=\"true\">"
    out += "<rect class=\"ground\" width=\"120\" height=\"12\"/>"
    out += "<rect class=\"\(progress.state.rawValue)\" width=\"\(place(share))\" height=\"12\"/>"
    if let expected = progress.expected, let goal = progress.goal, goal.numerator != 0 {
      let x = place(expected.double / goal.double)
      out += "<line class=\"due\" x1=\"\(x)\" x2=\"\(x)\" y1=\"0\" y2=\"12\"/>"
    }
    let whole = place(1)
    out += "<line class=\"goal\" x1=\"\(whole)\" x2=\"\(whole)\" y1=\"0\" y2=\"12\"/></svg>"
    return out
  }

  /// A series with its forecast: a line, a fan, and the goal where the series is the target's own level.
  static func chart(_ series: Series, ahead: [ForecastInterval], goal: Double?, title: String)
    -> String
  {
    let points = series.points.suffix(60)
    guard let first = points.first?.period.index else { return "" }
    let last = points.last?.period.index ?? first
    let values = points.map { ($0.period.index, $0.value.ratio.double) }
    var top = values.map(\.1).max() ?? 1
    var bottom = min(0, values.map(\.1).min() ?? 0)
    for interval in ahead {
      top = max(top, interval.range?.upperBound ?? interval.point)
      bottom = min(bottom, interval.range?.lowerBound ?? interval.point)
    }
    if let goal { top = max(top, goal) }
    if top <= bottom { top = bottom + 1 }
    let (width, height, left, foot) = (720.0, 220.0, 70.0, 24.0)
    let span = Double(max(1, last + ahead.count - first))
    func x(_ index: Int) -> String {
      TargetWords.number(left + Double(index - first) / span * (width - left - 10), digits: 1)
    }
    func y(_ value: Double) -> String {
      TargetWords.number((height - foot) * (1 - (value - bottom) / (top - bottom)) + 6, digits: 1)
    }
    var out =
      "<svg class=\"series\" viewBox=\"0 0 720 230\" role=\"img\"><title>\(HTML.escaped(title))</title>"
    for part in [0.0, 0.5, 1.0] {
      let value = bottom + (top - bottom) * part
      out += "<line class=\"grid\" x1=\"70\" x2=\"710\" y1=\"\(y(value))\" y2=\"\(y(value))\"/>"
      out += "<text class=\"scale\" x=\"64\" y=\"\(y(value))\">\(TargetWords.number(value))</text>"
    }
    let fan = ahead.enumerated().compactMap { offset, interval in
      interval.range.map { (last + offset + 1, $0) }
    }
    if !fan.isEmpty {
      let upper = fan.map { "\(x($0.0)),\(y($0.1.upperBound))" }
      let lower = fan.reversed().map { "\(x($0.0)),\(y($0.1.lowerBound))" }
      out += "<polygon class=\"fan\" points=\"\((upper + lower).joined(separator: " "))\"/>"
    }
    let line = values.map { "\(x($0.0)),\(y($0.1))" }.joined(separator: " ")
    out += "<polyline class=\"known\" points=\"\(line)\"/>"
    if !ahead.isEmpty {
      let middle = ahead.enumerated().map { "\(x(last + $0.offset + 1)),\(y($0.element.point))" }
      out += "<polyline class=\"ahead\" points=\"\(middle.joined(separator: " "))\"/>"
    }
    if let goal {
      out += "<line class=\"goal\" x1=\"70\" x2=\"710\" y1=\"\(y(goal))\" y2=\"\(y(goal))\"/>"
    }
    for (index, period) in [(first, points.first?.period), (last, points.last?.period)] {
      guard let period else { continue }
      out += "<text class=\"time\" x=\"\(x(index))\" y=\"224\">\(period)</text>"
    }
    return out + "</svg>"
  }

  /// The cities where they lie, as columns and rows of blocks; no outline may be drawn without a source.
  private static let blocks: [(city: String, column: Int, row: Int)] = [
    ("3305", 1, 0), ("3304", 2, 0), ("3301", 0, 1), ("3306", 1, 1), ("3302", 2, 1), ("3309", 3, 1),
    ("3308", 0, 2), ("3307", 1, 2), ("3310", 2, 2), ("3311", 1, 3), ("3303", 2, 3),
  ]

  /// The 90 counties as tiles, coloured by class, each leading to an address.
  ///
  /// - Parameter tile: The class, the words and the address of a county.
  /// - Returns: The picture as SVG.
  static func map(
    _ tile: (Region) -> (className: String, words: String, address: String)
  ) -> String {
    var out =
      "<svg class=\"tiles\" viewBox=\"0 0 900 660\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">"
    for block in blocks {
      let (left, top) = (block.column * 224 + 4, block.row * 164 + 4)
      let counties = RegionTable.standard.children(of: block.city)
      let name = HTML.escaped(RegionTree.name(block.city))
      out += "<text class=\"city\" x=\"\(left)\" y=\"\(top + 13)\">\(name)</text>"
      for (index, county) in counties.enumerated() {
        let x = left + index % 4 * 54
        let y = top + 18 + index / 4 * 35
        let shown = tile(county)
        out +=
          "<a href=\"\(HTML.escaped(shown.address))\"><title>\(HTML.escaped(shown.words))</title>"
        out +=
          "<rect class=\"\(shown.className)\" x=\"\(x)\" y=\"\(y)\" width=\"52\" height=\"33\"/>"
        let short = HTML.escaped(String(county.shortName.prefix(3)))
        out += "<text x=\"\(x + 26)\" y=\"\(y + 21)\">\(short)</text></a>"
      }
    }
    return out + "</svg>"
  }
}
