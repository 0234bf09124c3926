// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A room of the house: what it may see is what stands beside its name, and nothing else.
func room(_ name: String, sees dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A room's tests, in the folder of the room's name.
func tests(_ name: String, see dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: settings)
}

/// A program that only tests or benchmarks run.
func tool(_ name: String, at path: String, sees dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

/// A library of the system, found by pkg-config.
func system(_ name: String, pkgConfig: String, debian: String) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([debian])])
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
    name: "broadsheet",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    ],
    targets: [
        system("CPostgreSQL", pkgConfig: "libpq", debian: "libpq-dev"),
        system("CSodium", pkgConfig: "libsodium", debian: "libsodium-dev"),
        system("CGumbo", pkgConfig: "gumbo", debian: "libgumbo-dev"),
        room("Newsroom"),
        room("Wire", sees: ["Newsroom", "CGumbo"]),
        room("Archive", sees: ["Newsroom", "CPostgreSQL", grdb, sqlite]),
        room("Editorial", sees: ["Newsroom", "Archive", "CSodium"]),
        room("Rendering", sees: ["Newsroom"]),
        .target(
            name: "TestSupport", dependencies: ["Archive", "Newsroom"], path: "Tests/Support", exclude: ["Editorial", "PageReader"],
            swiftSettings: settings),
        .target(
            name: "EditorialTestSupport", dependencies: ["Archive", "Editorial", "Newsroom", "TestSupport"],
            path: "Tests/Support/Editorial",
            swiftSettings: settings),
        tool("page-reader-for-tests", at: "Tests/Support/PageReader", sees: ["Wire"]),
        tool("save-loop", at: "Tests/Durability/SaveLoop", sees: ["Archive", "Editorial", "Newsroom"]),
        tests("Newsroom", see: ["Newsroom"]),
        tests("Wire", see: ["Newsroom", "Wire", "page-reader-for-tests"]),
        tests("Archive", see: ["Archive", "Newsroom", "TestSupport"], exclude: ["Schema/sqlite.txt", "Schema/postgresql.txt"]),
        tests("Editorial", see: ["Archive", "Editorial", "EditorialTestSupport", "Newsroom", "TestSupport"]),
        tests("Durability", see: ["Archive", "Editorial", "Newsroom", "TestSupport", "save-loop"], exclude: ["SaveLoop"]),
        tests("Rendering", see: ["Newsroom", "Rendering"], exclude: ["Approved"]),
    ],
    swiftLanguageModes: [.v6]
)
