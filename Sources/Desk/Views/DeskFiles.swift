/// The files that are built in. A new template or asset is one line here.
enum DeskFiles {
    /// By name without the ending.
    static let templates: [String: [UInt8]] = [
        "notice": PackageResources.notice_mustache,
        "sign_in": PackageResources.sign_in_mustache,
        "second_factor": PackageResources.second_factor_mustache,
        "link": PackageResources.link_mustache,
        "link_ready": PackageResources.link_ready_mustache,
        "stories": PackageResources.stories_mustache,
        "story": PackageResources.story_mustache,
        "account": PackageResources.account_mustache,
        "second_factors": PackageResources.second_factors_mustache,
        "authenticator": PackageResources.authenticator_mustache,
        "passkey": PackageResources.passkey_mustache,
        "recovery_codes": PackageResources.recovery_codes_mustache,
        "people": PackageResources.people_mustache,
        "person": PackageResources.person_mustache,
        "partials/head": PackageResources.head_mustache,
        "partials/foot": PackageResources.foot_mustache,
        "partials/sections": PackageResources.sections_mustache,
        "partials/fault": PackageResources.fault_mustache,
        "partials/token": PackageResources.token_mustache,
    ]

    /// By path.
    static let assets: [(path: String, body: [UInt8])] = [
        ("desk.css", PackageResources.desk_css),
        ("desk.js", PackageResources.desk_js),
        ("passkey.js", PackageResources.passkey_js),
        ("icon.svg", PackageResources.icon_svg),
    ]
}
