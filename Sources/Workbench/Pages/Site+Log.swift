import Diagnostics
import Hummingbird
import Store

private struct LogRow {
  let index: Int
  let at: String
  let actor: String
  let kind: String
  let subject: String
  let tables: String
}

private struct LogView {
  let rows: [LogRow]
  let size: Int
  let root: String
  let isChecked: Bool
  let isSound: Bool
  let problems: [ProblemView]
  let older: [PageLink]
  let newer: [PageLink]
}

extension Site {
  private static let entriesOnPage = 100

  /// The log of changes, the newest first; `?check=1` checks it and every table against it.
  func log(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let (size, root) = try library.logRoot()
    let end = min(size, max(1, parameter("to", request).flatMap { Int($0) } ?? size))
    let start = max(0, end - Self.entriesOnPage)
    let isChecked = parameter("check", request) != nil
    let problems = isChecked ? try library.checkIntegrity() + library.checkLog() : []
    let view = LogView(
      rows: try library.logEntries(start..<end).reversed().map { entry in
        LogRow(
          index: entry.index, at: Moment.text(entry.at), actor: entry.actor,
          kind: entry.kindName[context.language], subject: entry.subject,
          tables: entry.seals.keys.sorted().joined(separator: "、"))
      }, size: size, root: root.description, isChecked: isChecked, isSound: problems.isEmpty,
      problems: problems.map { ProblemView($0, context.language) },
      older: start > 0 ? [PageLink(address: "/log?to=\(start)")] : [],
      newer: end < size ? [PageLink(address: "/log?to=\(end + Self.entriesOnPage)")] : [])
    return page(request, context, .log, title: Wording("日志", "Log"), view)
  }
}

extension LogEntry {
  /// What was done, as a person reads it.
  var kindName: Wording {
    switch kind {
    case "begin": Wording("开始记录", "begin")
    case "read": Wording("读入文件", "read a file")
    case "mark": Wording("核对陈述", "mark a statement")
    case "alias": Wording("增加机构别名", "name a body otherwise")
    case "restore": Wording("恢复备份", "restore a backup")
    case "add-person": Wording("新增人员", "add a person")
    case "change-person": Wording("变更人员", "change a person")
    case "set-password": Wording("重设密码", "set a password")
    default: Wording(kind)
    }
  }
}
