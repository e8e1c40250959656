import Diagnostics
import HTTPTypes
import Hummingbird
import Logging

/// Turns whatever goes wrong into a page that says so, with the status that goes with it.
struct ProblemMiddleware: RouterMiddleware {
  let site: Site

  func handle(
    _ request: Request, context: WorkbenchContext,
    next: (Request, WorkbenchContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as PageProblem {
      return answer(error, request, context)
    } catch let problem as Problem {
      return answer(PageProblem(problem), request, context)
    } catch let error as HTTPError where error.status == .notFound {
      return answer(.notFound(request.uri.path), request, context)
    } catch let error as HTTPError {
      let problem = Problem.badForm(
        "请求无法处理（\(error.status.code)）", "the request cannot be answered (\(error.status.code))")
      return answer(PageProblem(error.status, problem), request, context)
    } catch {
      context.logger.error("\(request.method) \(request.uri.path): \(error)")
      let problem = Problem(
        "page.failed", .error, Wording("页面出错", "the page failed"), notes: ["\(error)"],
        suggestion: Wording("请重试；仍然如此，请报告给维护者。", "try again; if it stays, report it"))
      return answer(PageProblem(.internalServerError, problem), request, context)
    }
  }

  private func answer(
    _ error: PageProblem, _ request: Request, _ context: WorkbenchContext
  ) -> Response {
    site.page(
      request, context, .problem, title: Wording("出错", "Problem"), status: error.status,
      ProblemView(error.problem, context.language))
  }
}
