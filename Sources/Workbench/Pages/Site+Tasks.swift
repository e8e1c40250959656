import Diagnostics
import Hummingbird
import Store
import Targets

private struct TaskRow {
  let provision: String
  let provisionCode: String
  let text: String
  let lead: String
  let support: String
  let due: String
  let state: String
  let stateClass: String
  let evidence: String
}

private struct ArticleRow {
  let provision: String
  let provisionCode: String
  let heading: String
}

private struct TasksView {
  let rows: [TaskRow]
  let isEmpty: Bool
  let agency: String
  let count: Int
  let late: Int
  let plans: Int
  let articles: [ArticleRow]
  let hasArticles: Bool
  let document: String
  let documents: [Choice]
  let supervisions: [SupervisionRow]
  let hasSupervisions: Bool
}

extension Site {
  /// The division of tasks: a body's own list, articles that no local plan covers, supervision.
  func tasks(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let agency = parameter("agency", request)
    let document = parameter("document", request)
    let tasks = try library.tasks(of: agency)
    let articles = try document.map { try library.articlesWithoutPlan(in: $0) } ?? []
    let codes = try library.shortCodes(
      of: tasks.map(\.provision) + articles.map(\.provision))
    let day = "\(targetDay)"
    let items = try library.supervisions().filter { agency == nil || $0.agency == agency }
    let view = TasksView(
      rows: tasks.map { task in
        let isLate = task.isLate(on: day)
        let state: Wording =
          switch task.state {
          case .open: Wording("未开始", "open")
          case .doing: Wording("进行中", "under way")
          case .done: Wording("已完成", "done")
          }
        return TaskRow(
          provision: task.provision, provisionCode: codes[task.provision] ?? "", text: task.text,
          lead: task.agencies.filter { $0.part == .lead }.map(\.name).joined(separator: "、"),
          support: task.agencies.filter { $0.part == .support }.map(\.name).joined(
            separator: "、"), due: task.dueOn ?? "",
          state: isLate ? Wording("逾期", "overdue")[context.language] : state[context.language],
          stateClass: isLate ? "late" : task.state == .done ? "met" : "cannot-say",
          evidence: task.events.last?.file ?? "")
      }, isEmpty: tasks.isEmpty, agency: agency ?? "", count: tasks.count,
      late: tasks.count { $0.isLate(on: day) }, plans: try library.localPlans().count,
      articles: articles.map { article in
        ArticleRow(
          provision: article.provision, provisionCode: codes[article.provision] ?? "",
          heading: article.heading ?? "")
      }, hasArticles: !articles.isEmpty, document: document ?? "",
      documents: try library.documents(on: Moment.today).map {
        Choice(value: $0.id, name: $0.title ?? $0.id, isChosen: $0.id == document)
      },
      supervisions: items.map { item in
        SupervisionRow(
          finding: item.finding, agency: item.agency, due: item.dueOn, isClosed: item.isClosed)
      }, hasSupervisions: !items.isEmpty)
    return page(
      request, context, .tasks, title: Wording("任务分工", "Division of tasks"), section: .wall, view)
  }
}
