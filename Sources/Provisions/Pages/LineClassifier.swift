/// Finds out what each line of a capture is.
struct LineClassifier {
  private(set) var lines: [RawLine]
  private(set) var compilationTitle: String?
  private var markers: [Int] = []

  private static let buttons: Set<String> = [
    "收藏", "转发", "下载", "分享", "打印", "关闭", "首页", "登录", "注册", "评论", "点赞", "举报", "更多", "展开",
    "[展开]", "[收起]", "上一页", "下一页", "上一篇", "下一篇", "返回顶部", "返回首页", "关闭窗口", "免费制作", "更多内容",
    "更多案例", "其他案例", "相关推荐", "文本内容", "扫一扫", "字号:", "【打印】", "【关闭】", "x", "×", "download", "share",
    "print", "home", "login", "大", "中", "小", "字体", "字号", "分享到", "打印本页", "打印文章", "收藏本页", "微博",
    "qq空间", "返回", "纠错", "扫一扫在手机打开当前页", "扫一扫手机打开当前页", "扫一扫在手机上阅读", "下载文字版", "下载pdf版",
  ]
  private static let lures = [
    "免费", "用户", "一键", "二维码", "点击", "下载", "扫码", "微信", "注册", "网站", "广告", "会员", "优惠", "客服", "上传",
    "APP", "关注公众号",
  ].map { Array($0.unicodeScalars) }

  init(lines: [RawLine]) { self.lines = lines }

  mutating func classify() {
    findPages()
    findRunningLines()
    findFurniture()
    findTeasers()
    findCompilationHeadings()
  }

  /// The text lines before or after an index, nearest first.
  private func neighbour(of index: Int, step: Int) -> Int? {
    var other = index + step
    while lines.indices.contains(other) {
      if lines[other].kind != .blank { return other }
      other += step
    }
    return nil
  }

  private mutating func findPages() {
    let hasFeeds = lines.contains(where: \.opensPage)
    var pure: [Int] = []
    for index in lines.indices where lines[index].trimmed.count <= 24 {
      guard let shape = PageNumberShape(lines[index].trimmed) else { continue }
      switch shape {
      case .marker: markers.append(index)
      case .decorated: lines[index].kind = .pageNumber
      case .bare: pure.append(index)
      }
    }
    if markers.count == 1, lines.count > 40 { markers = [] }
    for index in markers { lines[index].kind = .pageMarker }
    var previous: Int?
    for (position, index) in pure.enumerated() {
      let value = PageNumberShape.number(lines[index].trimmed)
      let next =
        position + 1 < pure.count ? PageNumberShape.number(lines[pure[position + 1]].trimmed) : nil
      let edge =
        lines[index].opensPage
        || (hasFeeds && (index + 1 >= lines.count || lines[index + 1].opensPage))
      let runs = value.map { $0 - 1 == previous || $0 + 1 == next } ?? false
      if edge || (runs && pure.count >= 3) { lines[index].kind = .pageNumber }
      previous = value
    }
    var page: Int? = hasFeeds && markers.isEmpty ? 1 : nil
    for index in lines.indices {
      if lines[index].opensPage, markers.isEmpty { page = (page ?? 0) + 1 }
      if lines[index].kind == .pageMarker {
        page = PageNumberShape.number(lines[index].trimmed) ?? page
      }
      lines[index].page = page
    }
  }

  private func shapeKey(_ line: RawLine) -> String {
    String(scalars: line.trimmed.filter { !$0.isBlank && !$0.isASCIIDigit }[...])
  }

  private func standsAtEdge(_ index: Int) -> Bool {
    if lines[index].opensPage { return true }
    for step in [-1, 1] {
      var other = neighbour(of: index, step: step)
      var hops = 0
      while let at = other, hops < 2 {
        let kind = lines[at].kind
        if kind == .pageMarker || kind == .pageNumber || kind == .runningHeader { return true }
        if step == 1, lines[at].opensPage { return true }
        if lines[at].trimmed.count > 60 { break }
        other = neighbour(of: at, step: step)
        hops += 1
      }
    }
    return false
  }

  private mutating func findRunningLines() {
    var counts: [String: Int] = [:]
    var keys: [Int: String] = [:]
    for index in lines.indices where lines[index].kind == .text && lines[index].trimmed.count <= 60
    {
      guard standsAtEdge(index) else { continue }
      let key = shapeKey(lines[index])
      guard !key.isEmpty else { continue }
      keys[index] = key
      counts[key, default: 0] += 1
    }
    guard let commonest = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      commonest.value >= 3
    else { return }
    for (index, key) in keys where counts[key, default: 0] >= 3 {
      lines[index].kind = .runningHeader
      let digits = lines[index].trimmed.reversed().prefix { $0.isASCIIDigit }
      lines[index].printedPage = Int(String(scalars: Array(digits.reversed())[...]))
    }
    compilationTitle = commonest.key
    var printed: Int?
    var page: Int?
    for index in lines.indices {
      if lines[index].page != page { printed = nil }
      page = lines[index].page
      if let number = lines[index].printedPage { printed = number }
      lines[index].printedPage = printed
      if lines[index].kind == .text, lines[index].trimmed.count <= 60,
        shapeKey(lines[index]) == commonest.key
      {
        lines[index].kind = .webFurniture
      }
    }
  }

  /// One or several buttons side by side: 收藏, 【打印】 【关闭】, 字体：大 中 小.
  private static func isButtons(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard line.count <= 60 else { return false }
    let whole = String(scalars: line).lowercased()
    if buttons.contains(whole) { return true }
    let parts = line.split { $0.isBlank || "|｜【】[]［］:：".unicodeScalars.contains($0) }
    return parts.count > 1
      && parts.allSatisfy { buttons.contains(String(scalars: $0).lowercased()) }
  }

  /// Where in a site the page stands: 首页 > 政策 > 文件, 当前位置：….
  private static func isTrail(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard line.count <= 80, !line.contains("。") else { return false }
    let text = String(scalars: line)
    let marks = line.count { ">»›＞".unicodeScalars.contains($0) }
    return marks >= 1
      && ["首页", "当前位置", "您的位置", "您所在的位置", "您现在的位置"].contains { text.hasPrefix($0) }
  }

  private func isAdvertisement(_ line: RawLine) -> Bool {
    guard line.trimmed.count <= 200 else { return false }
    var hits = 0
    for lure in Self.lures where line.trimmed.holds(lure) { hits += 1 }
    return hits >= 3
  }

  private mutating func findFurniture() {
    let template: Scalars = ["{", "{"]
    for index in lines.indices where lines[index].kind == .text {
      let line = lines[index].trimmed
      if (line.count <= 200 && line.holds(template))
        || Self.isButtons(line) || Self.isTrail(line)
      {
        lines[index].kind = .webFurniture
      }
    }
    // Policies speak of 用户 and 下载 too: an advertisement stands beside buttons and captions, or at
    // the very beginning or end of the capture.
    for index in lines.indices where lines[index].kind == .text && isAdvertisement(lines[index]) {
      let neighbours = [-1, 1].map { neighbour(of: index, step: $0) }
      let isBeside = neighbours.contains { at in
        at.map { lines[$0].kind == .webFurniture } ?? true
      }
      if isBeside { lines[index].kind = .webFurniture }
    }
    // A short line between two pieces of furniture outside the pages is furniture as well.
    guard let first = markers.first else { return }
    for index in 0..<first where lines[index].kind == .text && lines[index].trimmed.count <= 40 {
      lines[index].kind = .webFurniture
    }
  }

  /// Long text before the first page that the pages hold once more.
  private mutating func findTeasers() {
    guard let first = markers.first else { return }
    for index in 0..<first where lines[index].kind == .text && lines[index].trimmed.count >= 60 {
      let compact = lines[index].trimmed.filter { !$0.isBlank }
      let middle = min(compact.count / 2, 200)
      let probe = Array(compact[middle..<min(compact.count, middle + 16)])
      let again = lines[first...].contains { line in
        line.kind == .text && line.trimmed.filter { !$0.isBlank }[...].holds(probe)
      }
      if again { lines[index].kind = .duplicate }
    }
  }

  /// A few words at the top of a page, right above the title of a document.
  private mutating func findCompilationHeadings() {
    guard markers.count >= 2 else { return }
    for index in lines.indices
    where lines[index].kind == .text && (2...12).contains(lines[index].trimmed.count) {
      guard let before = neighbour(of: index, step: -1), lines[before].kind != .text,
        let after = neighbour(of: index, step: 1), lines[after].kind == .text,
        TitleShape.end(in: lines[after].trimmed) != nil,
        let last = lines[index].trimmed.last, "级篇编类部辑分件".unicodeScalars.contains(last),
        lines[index].trimmed.allSatisfy(\.isHan)
      else { continue }
      lines[index].kind = .compilationHeading
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Whether the slice holds a run of scalars.
  func holds(_ run: [Unicode.Scalar]) -> Bool { offset(of: run) != nil }

  /// Where a run of scalars begins in the slice.
  func offset(of run: [Unicode.Scalar]) -> Int? {
    guard let head = run.first, count >= run.count else { return nil }
    var index = startIndex
    while index <= endIndex - run.count {
      if self[index] == head, self[index..<index + run.count].elementsEqual(run) { return index }
      index += 1
    }
    return nil
  }
}
