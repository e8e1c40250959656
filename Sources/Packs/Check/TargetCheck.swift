import Diagnostics
import Foundation

/// Checks `targets.csv`.
struct TargetCheck {
  let packs: PackSet

  var problems: [Problem] {
    let path = packs.main.folder + "/targets.csv"
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    do throws(Problem) {
      let file = try TargetFile(path: path)
      let documents = packs.all.flatMap(\.manifest.documents)
      let unlisted = file.targets.compactMap { target in
        ProvisionFault.unlisted(
          DeclarationNode(
            .scalar(target.provision, isPlain: true),
            at: .init(file: path, line: target.line, column: 3)), documents)
      }
      return file.problems + unlisted
    } catch {
      return [error]
    }
  }
}
