import Diagnostics
import Hummingbird
import Land
import Packs
import Registers
import Store
import Vocabulary

private struct ParcelPath {
  let path: String
  let className: String
  let title: String
  let address: String
}

private struct TileView {
  let x: String
  let y: String
  let width: String
  let height: String
  let level: Int
  let count: Int
  let address: String
}

private struct LegendRow {
  let className: String
  let name: String
  let count: Int
}

private struct MemberRow {
  let key: String
  let address: String
  let owner: String
  let region: String
  let state: String
  let className: String
  let stated: String
  let drawn: String
  let share: String
  let isMember: Bool
}

private struct AreaView {
  let squareMetres: String
  let mu: String
  let hectares: String
  let path: String
  let count: Int
  let sumSquareMetres: String
  let sumMu: String
  let sumHectares: String
  let share: String
  let states: [LegendRow]
  let groups: [String]
  let groupCount: Int
  let gap: String
  let scattered: [String]
  let scatteredHolds: Bool
  let hasScattered: Bool
  let provision: String
  let provisionAddress: String
  let members: [MemberRow]
  let hasMembers: Bool
  let moreMembers: String
}

private struct MapView {
  let typeTitle: String
  let isEmpty: Bool
  let hasParcels: Bool
  let width: String
  let height: String
  let paths: [ParcelPath]
  let tiles: [TileView]
  let isTiled: Bool
  let registers: [Choice]
  let states: [Choice]
  let hasRegister: Bool
  let regions: [Choice]
  let hasRegions: Bool
  let box: String
  let legend: [LegendRow]
  let shown: Int
  let total: Int
  let without: String
  let zoomIn: String
  let zoomOut: String
  let west: String
  let east: String
  let north: String
  let south: String
  let all: String
  let barDots: String
  let barEnd: String
  let barY: String
  let barText: String
  let area: String
  let gap: String
  let viewArea: String
  let result: [AreaView]
  let frame: String
  let problems: [ProblemView]
}

/// By what a map is coloured: one register by its states, or all registers by which one has a parcel.
private struct MapColours {
  var registers: [(title: String, states: [String: RegisterState])]
  var isOne: Bool
  /// How many colours of registers the style sheet has; each register needs its own to be told apart.
  private static let colours = 12

  /// The class and the words of a parcel.
  func look(_ key: String, _ language: Wording.Language) -> (className: String, name: String) {
    if isOne {
      guard let state = registers.first?.states[key] else {
        return ("none", language("不在名册", "not in the register"))
      }
      return (state.rawValue, state.name[language])
    }
    for (place, register) in registers.enumerated() {
      guard let state = register.states[key], !state.isOver else { continue }
      guard place < Self.colours else {
        return ("register-more", language("其他名册", "other registers"))
      }
      return ("register-\(place)", register.title)
    }
    return ("none", language("不在任何名册", "in no register"))
  }
}

extension Site {
  /// The type of record that has outlines, with its packs.
  var parcelEntry: PackShelf.Entry? {
    packs.entries.first { entry in entry.record.fields.contains { $0.kind == .geojson } }
  }

  /// The types of record that tell of the same parcels: those with the same key.
  var landTypes: Set<String> {
    guard let entry = parcelEntry else { return [] }
    return Set(
      packs.entries.map(\.record).filter { $0.primaryKey == entry.record.primaryKey }.map(\.name))
  }

  private static let mostPaths = 4_000
  private static let mostRows = 300

  /// The parcels on a map, drawn by the server.
  func landMap(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let language = context.language
    guard let entry = parcelEntry else {
      throw PageProblem(
        .notFound,
        Problem(
          "land.no-parcels", .error,
          Wording("没有带边界的记录类型", "no type of record has outlines"),
          suggestion: Wording(
            "请管理员用 guiju serve --packs 指明规则包所在文件夹",
            "ask an administrator to name the folder of the packs with guiju serve --packs")))
    }
    let layer = try parcels.layer(entry.record, viewer: viewer(context), in: library)
    let landRegisters = engines.registers.filter { landTypes.contains($0.register.subject) }
    let chosen = parameter("register", request)
    let state = chosen == nil ? nil : parameter("state", request)
    let region = parameter("region", request)
    let asked = landRegisters.filter { chosen == nil || $0.register.name == chosen }
    let colours = MapColours(
      registers: try asked.map { engines, register in
        (
          register.title,
          try parcels.states(
            register.name, engines.registers, viewer: viewer(context), in: library)
        )
      }, isOne: chosen != nil)
    func passes(_ parcel: ParcelLayer.Parcel) -> Bool {
      if let region, !parcel.region.hasPrefix(region) { return false }
      guard let state else { return true }
      return colours.look(parcel.key, language).className == state
    }
    var bounds: Box? = region == nil && state == nil ? layer.index.bounds : nil
    if bounds == nil {
      for parcel in layer.parcels where passes(parcel) {
        bounds = bounds?.union(parcel.shape.box) ?? parcel.shape.box
      }
    }
    let frame = MapFrame(
      parameter("box", request).flatMap(MapFrame.box)
        ?? bounds.map { $0.widened(by: max($0.width, $0.height) * 0.02) }
        ?? Box(minX: 118, minY: 27, maxX: 123, maxY: 31.5))
    var places: [Int] = []
    layer.index.each(meeting: frame.box) { place in
      if passes(layer.parcels[place]) { places.append(place) }
    }
    places.sort()
    func address(_ box: Box?) -> String {
      var parts: [String] = []
      for (name, value) in [
        ("register", chosen), ("state", state), ("region", region),
        ("box", box.map(MapFrame.text)),
      ] {
        if let value { parts.append("\(name)=\(HTML.percentEncoded(value))") }
      }
      return "/land/map" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }
    var counts: [String: (name: String, count: Int)] = [:]
    for place in places {
      let look = colours.look(layer.parcels[place].key, language)
      counts[look.className, default: (look.name, 0)].count += 1
    }
    let isTiled = places.count > Self.mostPaths
    let gap = parameter("gap", request).flatMap { Double($0) }.map { max(0, min(500, $0)) } ?? 20
    let areaText = parameter("area", request) ?? ""
    var problems = engines.problems.map { ProblemView($0, language) }
    var result: [AreaView] = []
    if !areaText.isEmpty {
      do throws(Problem) {
        let area = try RenewalArea(areaText, in: layer, gap: gap)
        result = [Self.view(area, layer, colours, frame, gap, language)]
      } catch {
        problems.append(ProblemView(error, language))
      }
    }
    let b = frame.box
    let viewArea =
      "POLYGON(("
      + [
        (b.minX, b.minY), (b.maxX, b.minY), (b.maxX, b.maxY), (b.minX, b.maxY), (b.minX, b.minY),
      ].map { "\(($0.0 * 1e7).rounded() / 1e7) \(($0.1 * 1e7).rounded() / 1e7)" }
      .joined(separator: ",") + "))"
    let bar = frame.bar
    let barY = MapFrame.height - 16
    let view = MapView(
      typeTitle: entry.record.title, isEmpty: layer.parcels.isEmpty,
      hasParcels: !layer.parcels.isEmpty, width: MapFrame.number(MapFrame.width),
      height: MapFrame.number(MapFrame.height),
      paths: isTiled
        ? []
        : places.map { ($0, colours.look(layer.parcels[$0].key, language)) }
          // What is in a register lies above what is in none.
          .sorted {
            ($0.1.className == "none" ? 0 : 1, $0.0) < ($1.1.className == "none" ? 0 : 1, $1.0)
          }
          .map { place, look in
            let parcel = layer.parcels[place]
            let area = parcel.area.map { " · \($0.mu) 亩" } ?? ""
            return ParcelPath(
              path: frame.path(parcel.shape), className: look.className,
              title: "\(parcel.key) · \(look.name)\(area)",
              address: "/land/parcel?key=\(HTML.percentEncoded(parcel.key))")
          }, tiles: isTiled ? Self.tiles(places, layer, frame, address) : [], isTiled: isTiled,
      registers: landRegisters.map {
        Choice(
          value: $0.register.name, name: $0.register.title, isChosen: $0.register.name == chosen)
      },
      states: RegisterState.allCases.map {
        Choice(value: $0.rawValue, name: $0.name[language], isChosen: $0.rawValue == state)
      }, hasRegister: chosen != nil,
      regions: Set(layer.parcels.map(\.region)).filter { !$0.isEmpty }.sorted().map {
        Choice(value: $0, name: Self.region($0), isChosen: $0 == region)
      }, hasRegions: layer.parcels.contains { !$0.region.isEmpty }, box: MapFrame.text(b),
      legend: counts.sorted { $0.key < $1.key }.map {
        LegendRow(className: $0.key, name: $0.value.name, count: $0.value.count)
      }, shown: places.count, total: layer.parcels.count,
      without: layer.without > 0 ? "\(layer.without)" : "",
      zoomIn: address(frame.moved(by: 0.5)), zoomOut: address(frame.moved(by: 2)),
      west: address(frame.moved(x: -0.4)), east: address(frame.moved(x: 0.4)),
      north: address(frame.moved(y: 0.4)), south: address(frame.moved(y: -0.4)),
      all: address(nil), barDots: MapFrame.number(bar.dots),
      barEnd: MapFrame.number(16 + bar.dots), barY: MapFrame.number(barY),
      barText: bar.metres >= 1000 ? "\(bar.metres / 1000) km" : "\(bar.metres) m", area: areaText,
      gap: MapFrame.number(gap), viewArea: viewArea, result: result,
      frame: "\(b.minX),\(b.minY),\(b.maxX),\(b.maxY)", problems: problems)
    return page(
      request, context, .landMap, title: Wording("地图", "Map"), section: .land, view)
  }

  /// How many parcels lie where, when there are too many to draw.
  private static func tiles(
    _ places: [Int], _ layer: ParcelLayer, _ frame: MapFrame, _ address: (Box?) -> String
  ) -> [TileView] {
    let (columns, rows) = (40, 25)
    var counts = [Int](repeating: 0, count: columns * rows)
    let box = frame.box
    for place in places {
      let middle = layer.parcels[place].shape.box.middle
      let x = Int((middle.x - box.minX) / box.width * Double(columns))
      let y = Int((middle.y - box.minY) / box.height * Double(rows))
      guard (0..<columns).contains(x), (0..<rows).contains(y) else { continue }
      counts[y * columns + x] += 1
    }
    let most = counts.max() ?? 1
    let (width, height) = (
      MapFrame.width / Double(columns), MapFrame.height / Double(rows)
    )
    return counts.indices.filter { counts[$0] > 0 }.map { cell in
      let (x, y) = (cell % columns, cell / columns)
      let left = box.minX + box.width * Double(x) / Double(columns)
      let bottom = box.minY + box.height * Double(y) / Double(rows)
      let inner = Box(
        minX: left, minY: bottom, maxX: left + box.width / Double(columns),
        maxY: bottom + box.height / Double(rows))
      return TileView(
        x: MapFrame.number(Double(x) * width),
        y: MapFrame.number(MapFrame.height - Double(y + 1) * height),
        width: MapFrame.number(width), height: MapFrame.number(height),
        level: 1 + counts[cell] * 4 / (most + 1), count: counts[cell], address: address(inner))
    }
  }

  private static func view(
    _ area: RenewalArea, _ layer: ParcelLayer, _ colours: MapColours, _ frame: MapFrame,
    _ gap: Double, _ language: Wording.Language
  ) -> AreaView {
    let own = area.own
    let sum = area.sum
    var states: [String: (name: String, count: Int)] = [:]
    for member in own {
      let look = colours.look(layer.parcels[member.place].key, language)
      states[look.className, default: (look.name, 0)].count += 1
    }
    func percent(_ part: LandArea, of whole: LandArea) -> String {
      guard whole.hundredths > 0 else { return "—" }
      let tenths = (Int128(part.hundredths) * 2000 / Int128(whole.hundredths) + 1) / 2
      return "\(tenths / 10).\(tenths % 10)%"
    }
    var areas: [Int: LandArea] = [:]
    for member in own { areas[member.place] = member.area }
    return AreaView(
      squareMetres: area.area.squareMetres, mu: area.area.mu, hectares: area.area.hectares,
      path: frame.path(area.shape), count: own.count, sumSquareMetres: sum.squareMetres,
      sumMu: sum.mu, sumHectares: sum.hectares, share: percent(sum, of: area.area),
      states: states.sorted { $0.key < $1.key }.map {
        LegendRow(className: $0.key, name: $0.value.name, count: $0.value.count)
      },
      groups: area.groups.prefix(20).map { group in
        let sum = group.reduce(LandArea(hundredths: 0)) {
          $0 + (areas[$1] ?? LandArea(hundredths: 0))
        }
        return language(
          "\(group.count) 宗，\(sum.mu) 亩", "\(group.count) parcels, \(sum.mu) 亩")
      }, groupCount: area.groups.count, gap: MapFrame.number(gap),
      scattered: area.scattered.map { scattered in
        [
          language(
            """
            不大于 3 亩的合计 \(scattered.sum.mu) 亩，最大一宗 \(scattered.largest.mu) 亩，\
            占 \(percent(scattered.sum, of: scattered.whole))
            """,
            """
            Pieces of at most 3 亩 are \(scattered.sum.mu) 亩 together, the largest \
            \(scattered.largest.mu) 亩, a share of \(percent(scattered.sum, of: scattered.whole))
            """)
        ]
      } ?? [], scatteredHolds: area.scattered?.holds ?? false,
      hasScattered: area.scattered != nil, provision: ScatteredLand.provision,
      provisionAddress: search(ScatteredLand.provision),
      members: area.members.prefix(mostRows).map { member in
        let parcel = layer.parcels[member.place]
        let look = colours.look(parcel.key, language)
        return MemberRow(
          key: parcel.key, address: "/land/parcel?key=\(HTML.percentEncoded(parcel.key))",
          owner: parcel.owner, region: region(parcel.region), state: look.name,
          className: look.className, stated: parcel.area?.squareMetres ?? "—",
          drawn: member.area.squareMetres, share: percent(member.inside, of: member.area),
          isMember: member.isMember)
      }, hasMembers: !area.members.isEmpty,
      moreMembers: area.members.count > mostRows ? "\(area.members.count - mostRows)" : "")
  }
}
