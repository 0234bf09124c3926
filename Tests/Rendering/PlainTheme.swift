@testable import Rendering

/// A theme that shows every name of the contract and nothing else: what is approved in it are the pages' models.
enum PlainTheme {
    static func make(_ language: String = "en") throws -> Theme {
        try Theme(files: ThemeInMemory(files), language: language)
    }

    private static let files: [String: String] = [
        "templates/partials/frame.mustache": """
        <html lang="{{paper.language}}" dir="{{paper.direction}}">
        paper {{paper.name}} | {{paper.motto}} | {{paper.url}}
        page {{page.title}} | {{page.sharing_title}} | {{page.description}} | {{page.canonical}} | {{page.feed}} | {{page.og_type}}
        image {{#page.image}}{{url}} {{width}}x{{height}} {{alt}}{{/page.image}}
        times {{page.published_iso}} {{page.updated_iso}}
        {{#page.robots_noindex}}
        unlisted
        {{/page.robots_noindex}}
        kind {{#page.is_front}}front{{/page.is_front}}{{#page.is_story}}story{{/page.is_story}}{{#page.is_topic}}topic{{/page.is_topic}}
        {{#nav.topics}}
        nav <a href="{{url}}">{{name}}</a> {{kind_label}}{{#is_current}} current{{/is_current}}
        {{/nav.topics}}
        <script type="application/ld+json">{{{structured_data}}}</script>

        """,
        "templates/partials/teaser.mustache": """
        * <a href="{{url}}">{{headline}}</a> {{language}} {{kind}} {{kind_label}}{{#has_label}} labelled{{/has_label}}{{#is_opinion}} opinion{{/is_opinion}}
          {{standfirst}} | {{#kicker}}<a href="{{url}}">{{name}}</a>{{/kicker}} | {{byline_text}}
          {{#byline}}<a href="{{url}}">{{name}}</a>{{#role}} ({{role}}){{/role}}{{separator}}{{/byline}}
          {{#published}}{{iso}} {{date_time}} {{date}} {{time}}{{/published}}{{#has_update}}{{#updated}} updated {{iso}} {{date_time}}{{/updated}}{{/has_update}}
          {{reading_minutes}} {{reading_time}}{{#in_news_feed}} in the feed{{/in_news_feed}}{{#starts_day}} new day{{/starts_day}}
          {{#photograph}}{{#has_file}}<img src="{{url}}" {{width}}x{{height}} alt="{{alt}}">{{/has_file}} {{caption}} | {{credit}} | {{focus_class}} {{focal_x}} {{focal_y}}{{/photograph}}

        """,
        "templates/front.mustache": """
        {{> frame}}
        lead {{#lead}}{{> teaser}}{{/lead}}
        {{#seconds}}{{> teaser}}{{/seconds}}
        {{#has_rest}}rest {{#rest}}{{> teaser}}{{/rest}}{{/has_rest}}
        {{#has_news_feed}}feed {{#news_feed}}{{> teaser}}{{/news_feed}}{{/has_news_feed}}
        {{#has_topics}}topics {{#topics}}{{name}} {{url}} {{kind}}; {{/topics}}{{/has_topics}}
        """,
        "templates/story.mustache": """
        {{> frame}}
        {{#story}}{{> teaser}}
        {{dateline}} | {{audio_notice}}
        {{{body}}}
        {{#has_corrections}}{{#corrections}}{{kind_label}} {{text}} {{#date}}{{iso}} {{date}}{{/date}}{{/corrections}}{{/has_corrections}}
        {{#has_topics}}{{#topics}}{{name}} {{url}} {{kind}} {{kind_label}}; {{/topics}}{{/has_topics}}
        {{#has_more}}more {{#more}}{{> teaser}}{{/more}}{{/has_more}}{{/story}}
        """,
        "templates/topic.mustache": """
        {{> frame}}
        {{#topic}}{{name}} {{kind}} {{kind_label}} {{summary}} {{#has_aliases}}{{#aliases}}{{name}}{{separator}}{{/aliases}}{{/has_aliases}} {{feed}}{{/topic}}
        {{#items}}{{> teaser}}{{/items}} {{next_url}}
        """,
        "templates/author.mustache": """
        {{> frame}}
        {{#author}}{{name}} | {{position}} | {{biography}} | {{feed}}{{/author}}
        {{#items}}{{> teaser}}{{/items}} {{next_url}}
        """,
        "templates/news_feed.mustache": "{{> frame}}\n{{#days}}{{iso}} {{label}}\n{{#items}}{{> teaser}}{{/items}}{{/days}} {{next_url}}",
        "templates/archive_day.mustache": """
        {{> frame}}
        {{#day}}{{iso}} {{label}} {{#has_previous}}{{#previous}}{{url}} {{label}}{{/previous}}{{/has_previous}} {{#next}}{{url}} {{label}}{{/next}}{{/day}}
        {{#days}}{{label}}
        {{#items}}{{> teaser}}{{/items}}{{/days}} {{next_url}}
        """,
        "templates/search.mustache": """
        {{> frame}}
        {{#has_query}}{{query}}{{#no_hits}} nothing{{/no_hits}}{{/has_query}}
        {{#hits}}{{{snippet}}}
        {{> teaser}}{{/hits}} {{next_url}}
        """,
        "templates/not_found.mustache": "{{> frame}}\n{{status}}\n",
        "templates/withdrawn.mustache": "{{> frame}}\n{{status}}\n",
        "templates/offline.mustache": "{{> frame}}\n{{status}}\n",
        "templates/error.mustache": "{{> frame}}\n{{status}}\n",
    ]
}
