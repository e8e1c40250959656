import Diagnostics

extension Builtin {
  static let ranges: [Builtin] = [
    relation("before", "point1", "range1", "point", "range") { a, b in
      a.end < b.start || (a.end == b.start && !(a.closedEnd && b.closedStart))
    },
    relation("after", "point1", "range1", "point", "range") { a, b in
      a.start > b.end || (a.start == b.end && !(a.closedStart && b.closedEnd))
    },
    ranges("meets") { a, b in a.closedEnd && b.closedStart && a.end == b.start },
    ranges("met by") { a, b in a.closedStart && b.closedEnd && a.start == b.end },
    ranges("overlaps") { a, b in
      (a.end > b.start || (a.end == b.start && a.closedEnd && b.closedStart))
        && (a.start < b.end || (a.start == b.end && a.closedStart && b.closedEnd))
    },
    ranges("overlaps before") { a, b in
      (a.start < b.start || (a.start == b.start && a.closedStart && !b.closedStart))
        && (a.end > b.start || (a.end == b.start && a.closedEnd && b.closedStart))
        && (a.end < b.end || (a.end == b.end && (!a.closedEnd || b.closedEnd)))
    },
    ranges("overlaps after") { a, b in
      (b.start < a.start || (b.start == a.start && b.closedStart && !a.closedStart))
        && (b.end > a.start || (b.end == a.start && b.closedEnd && a.closedStart))
        && (b.end < a.end || (b.end == a.end && (!b.closedEnd || a.closedEnd)))
    },
    relation("finishes", "point", "range1", "range", "range2") { a, b in
      b.closedEnd == a.closedEnd && a.end == b.end
        && (a.isPoint
          ? b.closedEnd
          : a.start > b.start || (a.start == b.start && (!a.closedStart || b.closedStart)))
    },
    relation("finished by", "range", "range1", "point", "range2") { a, b in
      a.closedEnd == b.closedEnd && b.end == a.end
        && (b.isPoint
          ? a.closedEnd
          : b.start > a.start || (b.start == a.start && (!b.closedStart || a.closedStart)))
    },
    relation("includes", "range", "range1", "point", "range2") { a, b in contains(a, b) },
    relation("during", "point", "range1", "range", "range2") { a, b in contains(b, a) },
    relation("starts", "point", "range1", "range", "range2") { a, b in
      b.closedStart == a.closedStart && a.start == b.start
        && (a.isPoint
          ? b.closedStart
          : a.end < b.end || (a.end == b.end && (!a.closedEnd || b.closedEnd)))
    },
    relation("started by", "range", "range1", "point", "range2") { a, b in
      a.closedStart == b.closedStart && b.start == a.start
        && (b.isPoint
          ? a.closedStart
          : b.end < a.end || (b.end == a.end && (!b.closedEnd || a.closedEnd)))
    },
    relation("coincides", "point1", "range1", "point2", "range2") { a, b in
      a.start == b.start && a.end == b.end && a.closedStart == b.closedStart
        && a.closedEnd == b.closedEnd
    },
    Builtin(
      "range",
      [
        signature(["from"]) { a in
          guard let text = a.string(0) else { return nil }
          return RangeText.range(text)
            ?? a.fail(
              Wording("“\(text)”不是区间，写成 [1..10)", "“\(text)” is not a range such as [1..10)"))
        }
      ]),
  ]

  private static func contains(_ a: Stretch, _ b: Stretch) -> Bool {
    (a.start < b.start || (a.start == b.start && (a.closedStart || !b.closedStart)))
      && (a.end > b.end || (a.end == b.end && (a.closedEnd || !b.closedEnd)))
  }

  private static func answer(
    _ a: Arguments, _ body: (Stretch, Stretch) -> Bool
  ) -> Value? {
    guard let x = a.single(0).flatMap(Stretch.init), let y = a.single(1).flatMap(Stretch.init),
      x.isComparable(y)
    else { return nil }
    return .boolean(body(x, y))
  }

  private static func ranges(
    _ name: String, _ body: @escaping @Sendable (Stretch, Stretch) -> Bool
  ) -> Builtin {
    Builtin(
      name,
      [
        signature(["range1", "range2"]) { a in
          guard case .range? = a.single(0), case .range? = a.single(1) else { return nil }
          return answer(a, body)
        }
      ])
  }

  /// A relation between points and ranges, by all the names that its parameters go by.
  private static func relation(
    _ name: String, _ first: String, _ second: String, _ third: String, _ fourth: String,
    _ body: @escaping @Sendable (Stretch, Stretch) -> Bool
  ) -> Builtin {
    let names = [
      [first, third], [first, fourth], [second, third], [second, fourth], ["point", "range"],
      ["range", "point"], ["range1", "range2"], ["point1", "point2"],
    ]
    return Builtin(name, names.map { pair in signature(pair) { a in answer(a, body) } })
  }
}
