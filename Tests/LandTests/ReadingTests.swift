import Diagnostics
import Foundation
import Testing

@testable import Land

@Suite("reading outlines") struct ReadingTests {
  private func code(_ read: () throws -> some Any) -> String? {
    do { _ = try read() } catch { return (error as? Problem)?.code }
    return nil
  }

  @Test("a polygon with a hole reads the same from GeoJSON and from WKT")
  func same() throws {
    let json = """
      {"coordinates": [[[120,30],[120.01,30],[120.01,30.01],[120,30.01],[120,30]],
       [[120.002,30.002],[120.004,30.002],[120.004,30.004],[120.002,30.002]]], "type":"Polygon"}
      """
    let text = """
      SRID=4490;Polygon ((120 30, 120.01 30,120.01 30.01,120 30.01,120 30),
      (120.002 30.002,120.004 30.002,120.004 30.004,120.002 30.002))
      """
    let outline = try GeoJSONReader.shape(of: json)
    #expect(try WKTReader.shape(of: text) == outline)
    #expect(outline.polygons.count == 1 && outline.polygons[0].holes.count == 1)
    #expect(abs(outline.area - (1e-4 - 2e-6)) < 1e-12)
  }

  @Test("features, collections and several polygons make one outline")
  func collections() throws {
    let one = #"[[[0,0],[1,0],[1,1],[0,0]]]"#
    let two = #"[[[5,5],[6,5],[6,6],[5,5]]]"#
    let multi = try GeoJSONReader.shape(
      of: #"{"type":"MultiPolygon","coordinates":[\#(one),\#(two)]}"#)
    let feature = #"{"type":"Feature","properties":{"n":[1,{"a":null}],"s":"}\""},"geometry":"#
    let collection = try GeoJSONReader.shape(
      of:
        #"{"type":"FeatureCollection","features":[\#(feature){"type":"Polygon","coordinates":\#(one)}},"#
        + #"\#(feature){"type":"Polygon","coordinates":\#(two)}}]}"#)
    #expect(multi == collection && multi.polygons.count == 2)
    #expect(
      try WKTReader.shape(
        of: "MULTIPOLYGON Z (((0 0 1,1 0 1,1 1 1,0 0 1)),((5 5 2,6 5 2,6 6 2,5 5 2)))") == multi)
  }

  @Test(
    "what is wrong is said by its code",
    arguments: [
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}"#, "land.open-ring"),
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#, "land.few-positions"),
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[2,0],[0,0]]]}"#, "land.no-area"),
      (
        #"{"type":"Polygon","coordinates":[[[512345,0],[512346,0],[512346,3],[512345,0]]]}"#,
        "land.not-degrees"
      ),
      (#"{"type":"Point","coordinates":[1,2]}"#, "land.not-polygon"),
      (#"{"type":"Polygon","coordinates":[[1,2],[3,4]]}"#, "land.not-polygon"),
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,x]]]}"#, "land.bad-geojson"),
      (#"{"type":"Polygon"}"#, "land.not-polygon"), ("", "land.bad-geojson"),
      ("[]", "land.bad-geojson"), (String(repeating: "[", count: 100_000), "land.bad-geojson"),
      (#"{"a":"# + String(repeating: "[", count: 100_000), "land.too-large"),
    ])
  func wrong(text: String, code wanted: String) {
    #expect(code { try GeoJSONReader.shape(of: text) } == wanted)
  }

  @Test(
    "what is wrong with well-known text is said by its code",
    arguments: [
      ("POINT (1 2)", "land.not-polygon"), ("POLYGON EMPTY", "land.few-positions"),
      ("POLYGON ((0 0,1 0,1 1))", "land.open-ring"), ("POLYGON ((0,1,2))", "land.bad-wkt"),
      ("POLYGON ((0 0,1 0,1 1,0 0)) x", "land.bad-wkt"), ("POLYGON", "land.bad-wkt"),
    ])
  func wrongWKT(text: String, code wanted: String) {
    #expect(code { try WKTReader.shape(of: text) } == wanted)
  }

  @Test("numbers are read as the standard library reads them")
  func numbers() {
    var random = SeededGenerator(7)
    for _ in 0..<20_000 {
      let digits = Int.random(in: 0...12, using: &random)
      let value = Double.random(in: -200...200, using: &random)
      let text = String(format: "%.\(digits)f", value)
      var place = 0
      #expect(NumberScanner.number(Array(text.utf8), at: &place) == Double(text))
      #expect(place == text.utf8.count)
    }
    for text in [
      "1e3", "-1.5E-7", "123456789012345678901234567890", "0.000000000000000000000000001",
    ] {
      var place = 0
      #expect(NumberScanner.number(Array(text.utf8), at: &place) == Double(text))
    }
    for text in ["", "-", ".", "e5", "1e", "1e999"] {
      var place = 0
      #expect(NumberScanner.number(Array(text.utf8), at: &place) == nil, "\(text)")
    }
  }

  @Test("bytes that are changed, cut or doubled at random never end the program")
  func mutations() {
    var random = SeededGenerator(11)
    let seeds = [
      Array(
        #"{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}}"#
          .utf8),
      Array("MULTIPOLYGON (((0 0,1 0,1 1,0 0),(0.1 0.1,0.2 0.1,0.2 0.2,0.1 0.1)))".utf8),
      Shapefile.bytes([[[(0, 0), (0, 1), (1, 1), (0, 0)]]]),
    ]
    var read = 0
    for round in 0..<60_000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        guard !bytes.isEmpty else { break }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place...)
        case 2: bytes.insert(contentsOf: bytes[..<place], at: place)
        default: bytes[place] = bytes[Int.random(in: 0..<bytes.count, using: &random)]
        }
      }
      let outline: Outline? =
        switch round % seeds.count {
        case 0: try? GeoJSONReader.shape(of: bytes, inDegrees: false)
        case 1: try? WKTReader.shape(of: String(decoding: bytes, as: UTF8.self))
        default: try? ShapefileReader.shapes(of: bytes).first ?? nil
        }
      if let outline {
        read += 1
        #expect(outline.positionCount >= 3 && outline.box.minX <= outline.box.maxX)
      }
    }
    #expect(read > 1_000, "some are still readable: \(read)")
  }
}
