import Captures
import Diagnostics
import Foundation
import Provisions
import Store

@testable import Workbench

/// A reading room over a library of its own, with two invented documents that cite each other.
final class SampleRoom {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "guiju-room-\(UUID().uuidString)")
  let library: Library
  let site: Site
  let visitor: Visitor

  init(empty: Bool = false, text: String? = nil) throws {
    library = try Library(path: folder.appendingPathComponent("library.sqlite").path)
    site = Site(
      library: library, intake: Intake(library: library), templates: try PageTemplates(),
      vendor: VendorFiles(folder: nil), publicAddress: nil, setupCode: "the-code")
    visitor = Visitor(site)
    guard !empty else { return }
    for (index, text) in [text ?? Self.plan, Self.rules].enumerated() {
      let name = "sample-\(index).txt"
      let captures = try CaptureReader().read(data: Data(text.utf8), name: name)
      for capture in captures {
        let result = site.intake.result(name: name) { () throws(Problem) in capture }
        if let problem = result.problems.first(where: { $0.severity == .error }) { throw problem }
      }
    }
  }

  deinit {
    try? library.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// The short code of a provision.
  func code(_ id: String) throws -> String { try library.shortCode(of: id) ?? "" }

  /// The first statement whose quote holds some words.
  func statement(_ words: String) throws -> FoundStatement? {
    try library.statements().first { $0.quote.contains(words) }
  }

  static let planID = "青政发〔2031〕8号"
  static let plan = """
    青禾县人民政府关于印发青禾县制造业行动方案(2031—2035年)的通知
    青政发〔2031〕8号
    各乡镇人民政府,县政府各部门:
    现将《青禾县制造业行动方案(2031—2035年)》印发给你们,请认真组织实施。
    青禾县人民政府
    2031年3月1日
    青禾县制造业行动方案(2031—2035年)
    一、主要目标
    到2035年,规上工业增加值突破180亿元,规上工业亩均税收达到40万元。
    二、主要任务
    (一)整治低效用地。每年整治低效工业用地1500亩以上。按照《青禾县工业用地办法》执行。(县经信局、县资源规划局)
    (二)加强奖励。对新认定的企业给予最高50万元奖励。(县财政局)
    """
  static let rules = """
    青禾县人民政府办公室关于印发青禾县工业用地办法的通知
    青政办发〔2030〕21号
    各乡镇人民政府:
    现将《青禾县工业用地办法》印发给你们。
    青禾县人民政府办公室
    2030年5月6日
    青禾县工业用地办法
    一、总则
    (一)容积率。新供工业用地容积率不低于2.0。
    本办法自2030年6月1日起施行,有效期5年。
    """
}
