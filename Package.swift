// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A room of the house: what it may see is what stands beside its name, and nothing else.
func room(_ name: String, sees dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The interface's texts, a file for each language. They are built in: the program needs no folder beside it for them.
func catalogue(_ languages: String...) -> [Resource] {
    languages.map { .embedInCode("Words/Catalogue/\($0).words") }
}

/// The desk's templates, texts and files for browsers: built in as well.
let deskFiles: [Resource] = [.embedInCode("Templates"), .embedInCode("Assets"), .embedInCode("Words")]

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
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let httpParts = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let httpPartsCodec = Target.Dependency.product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

let package = Package(
    name: "broadsheet",
    products: [.executable(name: "broadsheet", targets: ["broadsheet"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        // Hummingbird brings it; named for the parts of a request that the event streams look at.
        .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
    ],
    targets: [
        system("CPostgreSQL", pkgConfig: "libpq", debian: "libpq-dev"),
        system("CSodium", pkgConfig: "libsodium", debian: "libsodium-dev"),
        system("CGumbo", pkgConfig: "gumbo", debian: "libgumbo-dev"),
        system("COpenSSL", pkgConfig: "libcrypto", debian: "libssl-dev"),
        system("CQRCode", pkgConfig: "libqrencode", debian: "libqrencode-dev"),
        system("CBrotli", pkgConfig: "libbrotlienc", debian: "libbrotli-dev"),
        system("CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
        system("CSQLite", pkgConfig: "sqlite3", debian: "libsqlite3-dev"),
        system("CVips", pkgConfig: "vips", debian: "libvips-dev"),
        // libvips' calls are variadic, and its headers clash with Foundation's: Swift sees an opaque interface.
        .target(name: "CPicture", dependencies: ["CVips"], path: "Sources/System/CPicture"),

        // What the C library declares for GNU programs only.
        .target(name: "CSpawn", path: "Sources/System/CSpawn"),
        .target(name: "CFiles", path: "Sources/System/CFiles"),
        // The C library's own.
        .systemLibrary(name: "CMalloc", path: "Sources/System/CMalloc"),

        room("Newsroom"),
        room("Spawning", sees: ["CSpawn"]),
        room("Outbound", sees: ["Spawning"]),
        room("Quarantine", sees: ["Spawning"]),
        room(
            "CopyDesk", sees: ["Newsroom"],
            resources: [.embedInCode("Language/Tables"), .embedInCode("Tables/en.desk"), .embedInCode("House/Books")]),
        room("Prose", sees: ["Newsroom", "CopyDesk", "Spawning"]),
        room("Wire", sees: ["Newsroom", "Quarantine", "CGumbo"]),
        room("Credentials", sees: ["Newsroom", "COpenSSL", "CSodium"]),
        room("Archive", sees: ["Newsroom", "CPostgreSQL", "CSQLite", grdb]),
        room("Editorial", sees: ["Newsroom", "CopyDesk", "Archive", "Credentials", "CSodium"]),
        room("Rendering", sees: ["Newsroom"], resources: catalogue("en", "en-001", "uk", "ar")),
        room("Mirror", sees: ["Newsroom", "Rendering", "CFiles", "CSodium", grdb]),
        room("Media", sees: ["Newsroom", "Quarantine", "Spawning", "CPicture", "CSodium"]),
        room(
            "Web",
            sees: [
                "Newsroom", "CBrotli", "CZlib", hummingbird, hummingbirdCore, httpParts, httpPartsCodec, httpTypes, nio, nioHTTP, logging,
                lifecycle,
            ]),
        room(
            "Site", sees: ["Newsroom", "Rendering", "Web", hummingbird, hummingbirdCore, httpTypes, httpParts, nio, logging, lifecycle]),
        room(
            "Desk",
            sees: [
                "Newsroom", "CopyDesk", "Credentials", "Archive", "Editorial", "Rendering", "Web", "CQRCode", hummingbird, httpTypes,
                logging,
            ],
            resources: deskFiles),
        .executableTarget(
            name: "broadsheet",
            dependencies: [
                "Newsroom", "CopyDesk", "Outbound", "Prose", "Quarantine", "Wire", "Credentials", "Archive", "Editorial", "Rendering",
                "Media", "Mirror",
                "Web", "Site", "Desk", "CMalloc", "Yams", argumentParser,
                hummingbird, httpTypes, nio, logging, lifecycle, signals,
            ],
            swiftSettings: settings),

        .target(
            name: "TestSupport", dependencies: ["Archive", "CPostgreSQL", "Newsroom", "Spawning"], path: "Tests/Support",
            exclude: ["Editorial", "PageReader", "PictureWorker", "FakeVoice.py", "StepReplay"],
            swiftSettings: settings),
        .target(
            name: "EditorialTestSupport", dependencies: ["Archive", "Editorial", "Newsroom", "TestSupport"],
            path: "Tests/Support/Editorial",
            swiftSettings: settings),
        tool("page-reader-for-tests", at: "Tests/Support/PageReader", sees: ["Wire"]),
        tool("picture-worker-for-tests", at: "Tests/Support/PictureWorker", sees: ["Media"]),
        tool("step-replay-for-tests", at: "Tests/Support/StepReplay", sees: ["Newsroom"]),
        tool("save-loop", at: "Tests/Durability/SaveLoop", sees: ["Archive", "Editorial", "Newsroom"]),
        tool("render-bench", at: "bench/render", sees: ["Archive", "Newsroom", "Rendering"]),
        tool("copydesk-bench", at: "bench/copydesk", sees: ["CopyDesk", "Newsroom"]),
        tool(
            "background-bench", at: "bench/background",
            sees: ["Archive", "Editorial", "Newsroom", "Rendering", "Site", "Web", httpTypes, logging]),
        tool("desk-bench", at: "bench/desk/fill", sees: ["Archive", "Newsroom"]),

        tests("Newsroom", see: ["Newsroom", "TestSupport"]),
        tests("CopyDesk", see: ["CopyDesk", "Newsroom"]),
        tests("Outbound", see: ["Outbound", "TestSupport"]),
        tests("Prose", see: ["CopyDesk", "Prose", "TestSupport"]),
        tests("Wire", see: ["Newsroom", "Quarantine", "TestSupport", "Wire", "page-reader-for-tests"]),
        tests("Archive", see: ["Archive", "Newsroom", "TestSupport"], exclude: ["Schema/sqlite.txt", "Schema/postgresql.txt"]),
        tests("Editorial", see: ["Archive", "CopyDesk", "Editorial", "EditorialTestSupport", "Newsroom", "TestSupport"]),
        tests("Durability", see: ["Archive", "Editorial", "Newsroom", "TestSupport", "save-loop"], exclude: ["SaveLoop"]),
        tests("Rendering", see: ["Newsroom", "Rendering"], exclude: ["Approved"]),
        tests("Media", see: ["Media", "Newsroom", "Quarantine", "TestSupport", "picture-worker-for-tests"]),
        tests(
            "Commands",
            see: [
                "Archive", "broadsheet", "CopyDesk", "Credentials", "Editorial", "EditorialTestSupport", "Newsroom", "Outbound",
                "Quarantine", "Rendering", "Site",
                "TestSupport", "Wire",
                argumentParser,
            ]),
        tests("Web", see: ["Web", httpParts, httpTypes, nio, nioEmbedded]),
        tests(
            "Site",
            see: [
                "Archive", "CBrotli", "Editorial", "Media", "Mirror", "Newsroom", "Rendering", "Site", "Spawning", "TestSupport", "Web",
                httpTypes,
                hummingbird, lifecycle, logging, nio, nioEmbedded,
            ]),
        tests(
            "Desk",
            see: [
                "Archive", "CopyDesk", "Credentials", "Desk", "Editorial", "EditorialTestSupport", "Newsroom", "Rendering", "TestSupport",
                "Web",
                httpTypes,
                logging,
            ]),
        tests("Mirror", see: ["Mirror"]),
        tests("Credentials", see: ["Credentials", "Newsroom"]),
        tests("Spawning", see: ["Spawning", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
