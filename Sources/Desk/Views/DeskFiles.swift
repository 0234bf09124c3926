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
        "write": PackageResources.write_mustache,
        "account": PackageResources.account_mustache,
        "second_factors": PackageResources.second_factors_mustache,
        "authenticator": PackageResources.authenticator_mustache,
        "passkey": PackageResources.passkey_mustache,
        "recovery_codes": PackageResources.recovery_codes_mustache,
        "people": PackageResources.people_mustache,
        "person": PackageResources.person_mustache,
        "publish": PackageResources.publish_mustache,
        "preview_ready": PackageResources.preview_ready_mustache,
        "checklist": PackageResources.checklist_mustache,
        "partials/places": PackageResources.places_mustache,
        "partials/previews": PackageResources.previews_mustache,
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

    /// By name; they name each other.
    static let editor: [(path: String, body: [UInt8])] = [
        ("blocks.js", PackageResources.blocks_js),
        ("conflicts.js", PackageResources.conflicts_js),
        ("connection.js", PackageResources.connection_js),
        ("count.js", PackageResources.count_js),
        ("draft.js", PackageResources.draft_js),
        ("editing.js", PackageResources.editing_js),
        ("element.js", PackageResources.element_js),
        ("exchange.js", PackageResources.exchange_js),
        ("fields.js", PackageResources.fields_js),
        ("find.js", PackageResources.find_js),
        ("form.js", PackageResources.form_js),
        ("hearing.js", PackageResources.hearing_js),
        ("identifiers.js", PackageResources.identifiers_js),
        ("journal.js", PackageResources.journal_js),
        ("lead.js", PackageResources.lead_js),
        ("leftovers.js", PackageResources.leftovers_js),
        ("lookups.js", PackageResources.lookups_js),
        ("notices.js", PackageResources.notices_js),
        ("panels.js", PackageResources.panels_js),
        ("paste.js", PackageResources.paste_js),
        ("pictures.js", PackageResources.pictures_js),
        ("presence.js", PackageResources.presence_js),
        ("rebase.js", PackageResources.rebase_js),
        ("schema.js", PackageResources.schema_js),
        ("suggest.js", PackageResources.suggest_js),
        ("sync.js", PackageResources.sync_js),
        ("toolbar.js", PackageResources.toolbar_js),
        ("typography.js", PackageResources.typography_js),
        ("words.js", PackageResources.words_js),
        ("write.css", PackageResources.write_css),
        ("write.js", PackageResources.write_js),
    ]
}
