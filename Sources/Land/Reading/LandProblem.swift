import Diagnostics

/// What can be wrong with the outline of a parcel.
enum LandProblem {
  static func badText(_ kind: String, _ what: Wording, at offset: Int) -> Problem {
    Problem(
      "land.bad-\(kind)", .error, what,
      notes: [Wording("在第 \(offset + 1) 个字节", "at byte \(offset + 1)")],
      suggestion: Wording(
        "请从制图软件重新导出多边形", "export the polygon again from the mapping software"))
  }

  static let tooLarge = Problem(
    "land.too-large", .error,
    Wording("图形太大，或嵌套太深", "the shape is too large, or nested too deeply"),
    suggestion: Wording("拆成几个图形", "split it into several shapes"))

  static let openRing = Problem(
    "land.open-ring", .error,
    Wording("边界没有闭合：最后一点应与第一点相同", "a ring is open: its last position must be its first"),
    suggestion: Wording("在末尾重复第一点", "repeat the first position at the end"))

  static let fewPositions = Problem(
    "land.few-positions", .error,
    Wording("边界不足三个不同的点", "a ring has fewer than three positions"),
    suggestion: Wording("补齐界址点", "add the missing corners"))

  static let noArea = Problem(
    "land.no-area", .error, Wording("边界围不成面积", "a ring encloses no area"),
    suggestion: Wording("核对界址点的坐标", "check the coordinates of the corners"))

  static let notDegrees = Problem(
    "land.not-degrees", .error,
    Wording("坐标不是经纬度", "the coordinates are no longitudes and latitudes"),
    suggestion: Wording(
      "投影坐标请写明 3 度带带号转换", "for projected coordinates name the 3° zone"))

  static func notPolygon(_ type: String) -> Problem {
    Problem(
      "land.not-polygon", .error,
      Wording("“\(type.prefix(30))” 不是多边形", "“\(type.prefix(30))” is no polygon"),
      suggestion: Wording("宗地应为多边形或多部分多边形", "a parcel is a polygon or several"))
  }
}
