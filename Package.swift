// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: imports say what leaks, warnings stop the build.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "guiju",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Diagnostics", targets: ["Diagnostics"]),
    .library(name: "Provisions", targets: ["Provisions"]),
    .library(name: "FEEL", targets: ["FEEL"]),
    .library(name: "DMN", targets: ["DMN"]),
    .library(name: "Vocabulary", targets: ["Vocabulary"]),
    .library(name: "Columns", targets: ["Columns"]),
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "Packs", targets: ["Packs"]),
    .library(name: "Appraisals", targets: ["Appraisals"]),
    .library(name: "Demo", targets: ["Demo"]),
    .library(name: "Captures", targets: ["Captures"]),
    .library(name: "Store", targets: ["Store"]),
    .library(name: "Ledgers", targets: ["Ledgers"]),
    .library(name: "Registers", targets: ["Registers"]),
    .library(name: "Cases", targets: ["Cases"]),
    .library(name: "Targets", targets: ["Targets"]),
    .library(name: "Land", targets: ["Land"]),
    .executable(name: "guiju", targets: ["guiju"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),

    .systemLibrary(name: "CProj", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),

    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "FEEL", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "DMN", dependencies: ["Diagnostics", "FEEL"], swiftSettings: strict),
    .target(
      name: "Columns", dependencies: ["Diagnostics", "FEEL", "DMN"], swiftSettings: strict),
    .target(
      name: "Vocabulary", dependencies: ["Diagnostics"], resources: [.embedInCode("Codes")],
      swiftSettings: strict),
    .target(
      name: "Tables", dependencies: ["Diagnostics", "Vocabulary", "CXlsxWriter", "CZip"],
      swiftSettings: strict),
    .target(
      name: "Packs",
      dependencies: [
        "Diagnostics", "FEEL", "Vocabulary", "Tables", .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .target(
      name: "Appraisals",
      dependencies: ["Diagnostics", "FEEL", "DMN", "Columns", "Vocabulary", "Tables", "Packs"],
      swiftSettings: strict),
    .target(name: "Demo", dependencies: ["Diagnostics", "Vocabulary"], swiftSettings: strict),
    .target(
      name: "Provisions", dependencies: ["Diagnostics"], resources: [.embedInCode("Dictionaries")],
      swiftSettings: strict),
    .target(
      name: "Captures", dependencies: ["Diagnostics", "Provisions", "CZip"], swiftSettings: strict),
    .target(
      name: "Store",
      dependencies: [
        "Diagnostics", "FEEL", "Vocabulary", "Tables", "Packs", "Provisions", "CSodium",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(
      name: "Rulings",
      dependencies: ["Diagnostics", "FEEL", "DMN", "Vocabulary", "Tables", "Packs", "Store"],
      swiftSettings: strict),
    .target(
      name: "Ledgers",
      dependencies: [
        "Diagnostics", "FEEL", "Vocabulary", "Packs", "Store", "Rulings",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(
      name: "Registers",
      dependencies: [
        "Diagnostics", "FEEL", "Vocabulary", "Packs", "Store", "Rulings",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(
      name: "Cases",
      dependencies: [
        "Diagnostics", "FEEL", "Vocabulary", "Packs", "Store", "Rulings", "Ledgers", "Registers",
        "CZip",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(
      name: "Rounds",
      dependencies: [
        "Diagnostics", "Vocabulary", "Tables", "Packs", "Columns", "Appraisals", "Store",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(name: "Land", dependencies: ["Diagnostics", "CProj"], swiftSettings: strict),
    .target(
      name: "Targets",
      dependencies: [
        "Diagnostics", "FEEL", "Vocabulary", "Tables", "Packs", "Provisions", "Store", "Rulings",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(
      name: "Workbench",
      dependencies: [
        "Diagnostics", "Provisions", "Captures", "Store", "Tables", "Packs", "Vocabulary", "FEEL",
        "Columns", "Appraisals", "Rounds", "Targets", "Rulings", "Ledgers", "Registers", "Cases",
        "Land", "CQREncode",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      resources: [
        .embedInCode("Templates"), .embedInCode("Assets"), .embedInCode("Words"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "guiju",
      dependencies: [
        "Diagnostics", "Provisions", "Captures", "Store", "Tables", "Packs", "Vocabulary",
        "Demo", "Workbench", "FEEL", "DMN", "Columns", "Appraisals", "Rulings", "Ledgers",
        "Registers", "Cases", "Rounds", "Targets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "FEELTests", dependencies: ["FEEL", "Diagnostics"], exclude: ["Cases", "Samples"],
      swiftSettings: strict),
    .testTarget(
      name: "DMNTests", dependencies: ["DMN", "FEEL", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "ColumnsTests", dependencies: ["Columns", "DMN", "FEEL", "Diagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "VocabularyTests", dependencies: ["Vocabulary", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "Vocabulary", "Diagnostics", "CZip"],
      swiftSettings: strict),
    .testTarget(
      name: "PacksTests", dependencies: ["Packs", "Vocabulary", "Tables", "FEEL", "Diagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "AppraisalsTests",
      dependencies: [
        "Appraisals", "Columns", "Packs", "Tables", "Vocabulary", "FEEL", "DMN", "Demo",
        "Diagnostics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RoundsTests",
      dependencies: [
        "Rounds", "Appraisals", "Store", "Packs", "Tables", "Vocabulary", "Demo", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DemoTests", dependencies: ["Demo", "Packs", "Tables", "Vocabulary"],
      swiftSettings: strict),
    .testTarget(name: "ProvisionsTests", dependencies: ["Provisions"], swiftSettings: strict),
    .testTarget(
      name: "CapturesTests", dependencies: ["Captures", "CZip"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Store", "Packs", "Tables", "Vocabulary", "FEEL", "Provisions", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .testTarget(
      name: "EnginesTests",
      dependencies: [
        "Rulings", "Ledgers", "Registers", "Cases", "Store", "Packs", "DMN", "FEEL", "Vocabulary",
        "Diagnostics", "Tables", "CZip", .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .testTarget(
      name: "TargetsTests",
      dependencies: [
        "Targets", "Store", "Packs", "Tables", "Provisions", "Vocabulary", "FEEL", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .testTarget(
      name: "LandTests", dependencies: ["Land", "Diagnostics", "Demo", "Vocabulary"],
      swiftSettings: strict),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "Diagnostics", "Workbench", "Captures", "Provisions", "Store", "Packs", "Tables",
        "Targets", "Vocabulary", "Registers", "Cases", "Ledgers", "Rulings", "Land",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
