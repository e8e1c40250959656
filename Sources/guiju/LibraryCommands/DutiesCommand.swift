import Diagnostics
import Provisions
import ArgumentParser
import Store

/// Lists the duties of a body.
struct DutiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duties", abstract: "列出一个部门的职责",
    discussion: """
      --agency 全称、简称都可以；“经信厅”也会找到“省经信厅”。不给 --agency，则列出所有部门。
      没有找到，退出码为 1。
      """)

  @Option(name: .long, help: "部门名称")
  var agency: String?

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    guard let agency else { return showAgencies(try library.agencies()) }
    let duties = try library.duties(of: agency)
    if options.json {
      print(JSONText.object(["duties": .array(duties.map(JSONText.duty))]).text)
    } else {
      show(duties)
    }
    if duties.isEmpty { throw ExitCode(1) }
  }

  private func show(_ duties: [FoundDuty]) {
    let say = options.lang
    for found in duties {
      let page = found.page.map { say("  第\($0)页", "  p. \($0)") } ?? ""
      print(
        "\(found.duty.provision)\(page)  [\(found.duty.part.name[say])] \(found.duty.agency)")
      print("  \(found.duty.text)")
    }
    print(say("共 \(duties.count) 项", "\(duties.count) duties"))
  }

  private func showAgencies(_ agencies: [AgencySummary]) {
    if options.json {
      let rows = agencies.map { agency in
        JSONText.object([
          "agency": .string(agency.name), "full_name": .string(optional: agency.fullName),
          "lead": .int(agency.leads), "support": .int(agency.supports),
          "subject": .int(agency.subjects),
        ])
      }
      print(JSONText.object(["agencies": .array(rows)]).text)
      return
    }
    let say = options.lang
    for agency in agencies {
      let full = agency.fullName.map { $0 == agency.name ? "" : "（\($0)）" } ?? ""
      print(
        "\(agency.name)\(full)  "
          + say(
            "牵头 \(agency.leads)，配合 \(agency.supports)，责任 \(agency.subjects)",
            "lead \(agency.leads), support \(agency.supports), subject \(agency.subjects)"))
    }
    print(say("共 \(agencies.count) 个部门", "\(agencies.count) agencies"))
  }
}
