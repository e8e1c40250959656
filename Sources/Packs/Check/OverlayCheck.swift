import Diagnostics
import Vocabulary

/// Checks that what overlays change is there, and that it is still sound afterwards.
struct OverlayCheck {
  let packs: PackSet

  var problems: [Problem] { packs.main.overlays.flatMap(problems) }

  private func problems(of overlay: Overlay) -> [Problem] {
    let pack = overlay.pack ?? packs.main.name
    guard let owner = packs.pack(pack) else {
      let near = NearestName.among(packs.all.map(\.name), to: pack)
      return [
        (overlay.file.root["pack"] ?? overlay.file.root).problem(
          "packs.no-pack", Wording("没有引用包 “\(pack)”", "the pack “\(pack)” is not used"),
          suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
            ?? Wording("请在 pack.yaml 的 uses 中写上", "add it to the uses of pack.yaml"))
      ]
    }
    var problems: [Problem] = []
    if let first = overlay.firstYear, let last = overlay.lastYear, first > last {
      problems.append(
        (overlay.file.root["years"] ?? overlay.file.root).problem(
          "packs.empty-range", Wording("起始年晚于终止年", "the first year is after the last")))
    }
    if overlay.provision == nil, !packs.main.manifest.documents.isEmpty {
      problems.append(ProvisionFault.missing(overlay.file.root))
    }
    return problems + overlay.changes.flatMap { self.problems(of: $0, to: owner) }
  }

  private func problems(of change: Overlay.Change, to pack: Pack) -> [Problem] {
    guard let path = PackFiles.path(change.file, in: pack.folder) else {
      return [
        (change.node["at"] ?? change.node).problem(
          "packs.outside",
          Wording("“\(change.file)” 不在包内", "“\(change.file)” is not inside the pack"))
      ]
    }
    do throws(Problem) {
      if change.file.hasSuffix(".csv") {
        var table = OverlaidTable(try DelimitedTable.read(path))
        try table.apply(change)
        return []
      }
      let file = try DeclarationFile(path: path)
      let root = try OverlayChange(change).applied(to: file.root)
      guard change.file.hasPrefix("records/") else { return [] }
      // What was wrong before is told where it stands.
      let before = Set(ShapeChecker.problems(of: file.root, DeclarationKind.record.shape))
      var after = ShapeChecker.problems(of: root, DeclarationKind.record.shape)
      if after.isEmpty, let record = RecordType(file, root: root) {
        after = RecordCheck(record: record, packs: packs).problems.filter {
          $0.place?.file == change.node.position.file
        }
      }
      return after.filter { !before.contains($0) }
    } catch {
      guard error.code == "packs.unreadable" || error.code == "tables.unreadable" else {
        return [error]
      }
      return [
        (change.node["at"] ?? change.node).problem(
          "packs.no-file",
          Wording(
            "包 \(pack.name) 中没有 “\(change.file)”", "the pack \(pack.name) has no “\(change.file)”"))
      ]
    }
  }
}
