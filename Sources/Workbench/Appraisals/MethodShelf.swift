import Appraisals
import Diagnostics
import Packs
import Rounds

extension PackShelf {
  /// The methods of all packs: `per-mu/huangyan`, and the title.
  var methods: [(id: String, title: String)] {
    sets.flatMap { set in
      MethodBundle.names(in: set.main).compactMap { name in
        guard let bundle = try? MethodBundle(name, in: set, for: OverlayContext()) else {
          return nil
        }
        return ("\(set.main.name)/\(name)", bundle.method.title)
      }
    }
  }

  /// A method for a region and a year.
  ///
  /// - Throws: `rounds.no-pack` where the pack is not there; the problems of the method.
  func method(_ id: String, region: String?, year: Int) throws(Problem) -> MethodBundle {
    let parts = id.split(separator: "/").map(String.init)
    guard parts.count == 2, let set = sets.first(where: { $0.main.name == parts[0] }) else {
      throw Problem(
        "rounds.no-pack", .error, Wording("没有“\(id)”这个办法", "there is no method “\(id)”"),
        suggestion: Wording(
          "请管理员用 guiju serve --packs 指明包所在文件夹",
          "ask an administrator to name the folder of the packs with guiju serve --packs"))
    }
    let plain = try MethodBundle(
      parts[1], in: set, for: OverlayContext(jurisdiction: region, year: year))
    let bundle =
      region == nil && plain.method.jurisdiction != nil
      ? try MethodBundle(
        parts[1], in: set,
        for: OverlayContext(jurisdiction: plain.method.jurisdiction, year: year))
      : plain
    if let problem = bundle.problems.first(where: { $0.severity == .error }) { throw problem }
    return bundle
  }

  /// The method of a round as it is now.
  func method(of round: Round) throws(Problem) -> MethodBundle {
    try method("\(round.pack)/\(round.method)", region: round.region, year: round.year)
  }
}
