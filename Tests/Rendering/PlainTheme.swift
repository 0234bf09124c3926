@testable import Rendering

/// A theme that shows every name of the contract and nothing else: what is approved in it are the pages' models.
enum PlainTheme {
    static func make(_ language: String = "en", with assets: [String: String] = [:]) throws -> Theme {
        try Theme(files: ThemeInMemory(files.merging(assets) { $1 }), language: language)
    }

    private static let files: [String: String] = [
        "templates/partials/frame.mustache": """
        <html lang="{{paper.language}}" dir="{{paper.direction}}">
        paper {{paper.name}} | {{paper.motto}} | {{paper.url}}
        page {{page.title}} | {{page.sharing_title}} | {{page.description}} | {{page.canonical}} | {{page.feed}} | {{page.og_type}}
        image {{#page.image}}{{url}} {{width}}x{{height}} {{alt}}{{/page.image}}
        {{#page.alternates}}
        alternate {{language}} {{url}}
        {{/page.alternates}}
        times {{page.published_iso}} {{page.updated_iso}}
        feeds {{#page.feeds}}{{name}} {{type}} {{url}}; {{/page.feeds}}
        sharing {{page.locale}} | {{page.section}} | {{#page.tags}}{{name}}; {{/page.tags}} | {{#page.authors}}{{url}}; {{/page.authors}}
        {{#page.robots_noindex}}
        unlisted
        {{/page.robots_noindex}}
        kind {{#page.is_front}}front{{/page.is_front}}{{#page.is_story}}story{{/page.is_story}}{{#page.is_topic}}topic{{/page.is_topic}}{{#page.is_section}}section{{/page.is_section}}{{#page.is_package}}package{{/page.is_package}}
        {{#nav.sections}}
        nav section <a href="{{url}}">{{name}}</a>{{#is_current}} current{{/is_current}}
        {{/nav.sections}}
        {{#nav.topics}}
        nav <a href="{{url}}">{{name}}</a> {{kind_label}}{{#is_current}} current{{/is_current}}
        {{/nav.topics}}
        <script type="application/ld+json">{{{structured_data}}}</script>

        """,
        "templates/partials/teaser.mustache": """
        * <a href="{{url}}">{{headline}}</a> {{language}} {{direction}} {{kind}} {{kind_label}}{{#has_label}} labelled{{/has_label}}{{#is_opinion}} opinion{{/is_opinion}}
          {{standfirst}} | {{#kicker}}<a href="{{url}}">{{name}}</a>{{/kicker}} | {{byline_text}}{{#has_section}}{{#section}} in <a href="{{url}}">{{name}}</a>{{/section}}{{/has_section}}
          {{#byline}}<a href="{{url}}">{{name}}</a>{{#role}} ({{role}}){{/role}}{{separator}}{{/byline}}
          {{#published}}{{iso}} {{date_time}} {{date}} {{time}}{{/published}}{{#has_update}}{{#updated}} updated {{iso}} {{date_time}}{{/updated}}{{/has_update}}
          {{reading_minutes}} {{reading_time}}{{#in_news_feed}} in the feed{{/in_news_feed}}{{#starts_day}} new day{{/starts_day}}
          {{#photograph}}{{#has_file}}<img src="{{url}}" {{width}}x{{height}} alt="{{alt}}">{{/has_file}} {{caption}} | {{credit}} | {{focus_class}} {{focal_x}} {{focal_y}}{{/photograph}}

        """,
        "templates/front.mustache": """
        {{> frame}}
        lead {{#lead}}{{> teaser}}{{/lead}}
        {{#seconds}}{{> teaser}}{{/seconds}}
        {{#has_columns}}columns {{#columns}}{{> teaser}}{{/columns}}{{/has_columns}}
        {{#packages}}package {{title}} {{url}} {{standfirst}} {{#items}}{{> teaser}}{{/items}}{{/packages}}
        {{#has_rest}}rest {{#rest}}{{> teaser}}{{/rest}}{{/has_rest}}
        {{#has_news_feed}}feed {{#news_feed}}{{> teaser}}{{/news_feed}}{{/has_news_feed}}
        {{#has_topics}}topics {{#topics}}{{name}} {{url}} {{kind}}; {{/topics}}{{/has_topics}}
        """,
        "templates/story.mustache": """
        {{> frame}}
        {{#story}}{{> teaser}}
        {{dateline}} | {{audio_notice}}
        {{#narration}}
        heard {{opus_url}} {{audio_url}} {{sound_seconds}} {{length}} {{marks}} {{story}} {{podcast}} {{words.read_by_synthetic_voice}}
        {{/narration}}
        {{{body}}}
        {{#has_corrections}}{{#corrections}}{{kind_label}} {{text}} {{#date}}{{iso}} {{date}}{{/date}}{{#shared_url}} {{words.same_passage_elsewhere}} {{.}}{{/shared_url}}{{/corrections}}{{/has_corrections}}
        {{#has_topics}}{{#topics}}{{name}} {{url}} {{kind}} {{kind_label}}; {{/topics}}{{/has_topics}}
        {{#history}}{{label}} {{url}}{{/history}}
        {{#has_translations}}{{#translations}}{{language}} {{direction}} {{url}} {{name}}; {{/translations}}{{/has_translations}}
        {{#part_of}}part of {{title}} {{url}}{{#has_previous}}{{#previous}} after {{headline}} {{url}} {{language}}{{/previous}}{{/has_previous}}{{#has_next}}{{#next}} before {{headline}} {{url}} {{language}}{{/next}}{{/has_next}}{{/part_of}}
        {{#has_more}}more {{#more}}{{> teaser}}{{/more}}{{/has_more}}
        {{#live}}live{{#has_ended}}{{#ended}} ended {{iso}}{{/ended}}{{/has_ended}}
        {{#has_pinned}}{{#pinned}}{{> update}}{{/pinned}}{{/has_pinned}}{{#has_updates}}{{#updates}}{{> update}}{{/updates}}{{/has_updates}}
        next {{next_url}} newest {{newest_url}}{{/live}}{{/story}}
        {{#stream}}stream {{url}}{{/stream}}
        """,
        "templates/history.mustache": """
        {{> frame}}
        {{#history}}{{headline}} {{url}} {{language}} {{direction}} | {{summary}} | {{note}}{{/history}}
        {{#items}}{{kind}} {{kind_label}} {{#date}}{{iso}} {{date_time}}{{/date}} {{language}} {{direction}} | {{text}}
        {{#passages}}  {{label}}: {{{body}}}
        {{/passages}}
        {{#facts}}  {{text}}
        {{/facts}}
        {{/items}} {{next_url}}
        """,
        "templates/topic.mustache": """
        {{> frame}}
        {{#topic}}{{name}} {{kind}} {{kind_label}} {{summary}} {{#has_aliases}}{{#aliases}}{{name}}{{separator}}{{/aliases}}{{/has_aliases}} {{feed}} {{search_url}}
        {{#has_facts}}{{#facts}}{{label}}: {{text}} ({{iso}}); {{/facts}}{{/has_facts}}{{#has_related}}related {{#related}}{{name}} {{url}} {{kind_label}}; {{/related}}{{/has_related}}{{/topic}}
        {{#items}}{{> teaser}}{{/items}} {{next_url}}
        """,
        "templates/author.mustache": """
        {{> frame}}
        {{#author}}{{name}} | {{position}} | {{biography}} | {{feed}} | {{search_url}}{{#has_links}} | {{#links}}{{url}} {{label}}; {{/links}}{{/has_links}}{{/author}}
        {{#items}}{{> teaser}}{{/items}} {{next_url}}
        """,
        "templates/section.mustache": """
        {{> frame}}
        {{#section}}{{name}} {{url}} | {{summary}} | {{feed}}{{/section}}
        {{#lead}}lead {{> teaser}}{{/lead}}
        {{#items}}{{> teaser}}{{/items}} {{next_url}}
        """,
        "templates/package.mustache": """
        {{> frame}}
        {{#story_package}}{{title}} {{url}} | {{standfirst}}{{/story_package}}
        {{#lead}}lead {{> teaser}}{{/lead}}
        {{#items}}{{> teaser}}{{/items}}
        """,
        "templates/archive.mustache": """
        {{> frame}}
        {{title}}{{#is_whole}} whole{{/is_whole}}
        {{#years}}{{label}} {{url}}{{#months}} {{label}} {{url}}{{/months}}
        {{/years}}
        {{#has_previous}}{{#previous}}{{url}} {{label}}{{/previous}}{{/has_previous}} {{#has_next}}{{#next}}{{url}} {{label}}{{/next}}{{/has_next}}
        """,
        "templates/archive_month.mustache": """
        {{> frame}}
        {{#month}}{{iso}} {{label}} {{year_url}} {{year_label}}
        {{#has_previous}}{{#previous}}{{url}} {{label}}{{/previous}}{{/has_previous}} {{#has_next}}{{#next}}{{url}} {{label}}{{/next}}{{/has_next}}{{/month}}
        {{#weekdays}}{{name}} {{label}}; {{/weekdays}}
        {{#weeks}}{{#days}}[{{number}} {{iso}} {{label}} {{url}}]{{/days}}
        {{/weeks}}
        """,
        "templates/news_feed.mustache":
            "{{> frame}}\n{{#days}}{{iso}} {{label}}\n{{#items}}{{> teaser}}{{/items}}{{/days}} {{next_url}} {{#stream}}stream {{url}}{{/stream}}",
        "templates/archive_day.mustache": """
        {{> frame}}
        {{#day}}{{iso}} {{label}} {{month_url}} {{month_label}} {{#has_previous}}{{#previous}}{{url}} {{label}}{{/previous}}{{/has_previous}} {{#next}}{{url}} {{label}}{{/next}}{{/day}}
        {{#days}}{{label}}
        {{#items}}{{> teaser}}{{/items}}{{/days}} {{next_url}}
        """,
        "templates/search.mustache": """
        {{> frame}}
        {{#has_query}}{{query}}{{#no_hits}} nothing{{/no_hits}}{{/has_query}}{{#has_filters}} filtered {{clear_url}}{{/has_filters}}
        {{#section_options}}section{{#items}} {{value}}={{label}}{{#is_selected}}!{{/is_selected}}{{/items}}
        {{/section_options}}{{#topic_options}}topic{{#items}} {{value}}={{label}}{{#is_selected}}!{{/is_selected}}{{/items}}
        {{/topic_options}}{{#author_options}}author{{#items}} {{value}}={{label}}{{#is_selected}}!{{/is_selected}}{{/items}}
        {{/author_options}}{{#kind_options}}kind{{#items}} {{value}}={{label}}{{#is_selected}}!{{/is_selected}}{{/items}}
        {{/kind_options}}{{#language_options}}language{{#items}} {{value}}={{label}}{{#is_selected}}!{{/is_selected}}{{/items}}
        {{/language_options}}{{#order_options}}order{{#items}} {{value}}={{label}}{{#is_selected}}!{{/is_selected}}{{/items}}{{/order_options}}
        from {{from}} to {{to}}{{#sorted_by_newest}} by newest{{/sorted_by_newest}}
        {{#suggestion}}meant {{text}} {{url}}{{/suggestion}}
        {{#has_topics}}topics {{#topics}}{{name}} {{url}}; {{/topics}}{{/has_topics}}
        {{#has_more}}newest {{#more}}{{> teaser}}{{/more}}{{/has_more}}
        {{#hits}}{{{snippet}}}
        {{> teaser}}{{/hits}} {{next_url}}
        """,
        "templates/corrections.mustache": """
        {{> frame}}
        {{words.corrections}} | {{words.about_corrections}} | {{^items}}{{words.no_corrections}}{{/items}}
        {{#items}}{{kind}} {{kind_label}} | {{text}} | {{#date}}{{iso}} {{date_time}}{{/date}} | <a href="{{url}}" lang="{{language}}">{{headline}}</a>
        {{/items}} {{next_url}}
        """,
        "templates/diary.mustache": """
        {{> frame}}
        {{words.diary}} | {{words.about_diary}} | <a href="{{calendar_url}}">{{words.diary_calendar}}</a>
        {{#tabs}} <a href="{{url}}">{{label}}</a>{{#is_current}} current{{/is_current}}{{/tabs}}
        {{^months}}{{note}}{{/months}}{{#months}}{{iso}} {{label}}
        {{#items}}* {{#date}}{{iso}} {{label}}{{/date}} | {{formerly}} | {{language}} {{direction}} | {{text}} | {{status}} {{outcome_label}} | {{note}}
          {{#story}}in <a href="{{url}}" lang="{{language}}" dir="{{direction}}">{{headline}}</a>{{/story}}{{#has_topics}} on{{#topics}} <a href="{{url}}">{{name}}</a>{{/topics}}{{/has_topics}}
        {{/items}}
        {{/months}} {{label}} {{next_url}}
        """,
        "templates/correction.mustache": """
        {{> frame}}
        {{#correction}}{{kind}} {{kind_label}} | {{headline}} {{language}} {{direction}} | {{text}} | {{#date}}{{iso}} {{date_time}}{{/date}} {{shared_url}}{{/correction}}
        {{words.stories_with_error}} {{#more}}{{> teaser}}{{/more}} {{next_url}}
        """,
        "templates/partials/statement.mustache": """
        * {{id}} <a href="{{url}}">{{kind}} {{kind_label}}</a>{{#is_verbatim}} verbatim{{/is_verbatim}} {{language}} {{direction}}: {{text}}
          {{#original}}original {{language}} {{direction}} {{name}}: {{text}}{{/original}}
          by {{#speaker}}<a href="{{url}}">{{name}}</a>{{/speaker}}{{described}} | {{role}} | {{attribution_label}}
          {{#said}}{{iso}} {{label}}{{#is_reported}} reported{{/is_reported}}{{/said}} | {{occasion}}
          {{#has_outlets}}through{{#outlets}} {{name}} ({{kind}} {{kind_label}}) {{note}};{{/outlets}}{{/has_outlets}}
          {{#has_topics}}on{{#topics}} <a href="{{url}}">{{name}}</a>{{/topics}}{{/has_topics}}
          {{#story}}in <a href="{{url}}" lang="{{language}}" dir="{{direction}}">{{headline}}</a> {{#published}}{{iso}}{{/published}}{{/story}}
          {{#has_links}}links{{#links}} {{kind}} {{label}}{{#is_from_other}} (from){{/is_from_other}} <a href="{{url}}">{{name}}</a> {{#said}}{{label}}{{/said}} {{text}};{{/links}}{{/has_links}}

        """,
        "templates/partials/record.mustache": """
        {{#record}}{{title}} | <a href="{{url}}">{{name}}</a> {{kind_label}} | {{json_url}} {{csv_url}}{{/record}}
        {{#has_tabs}}tabs{{#tabs}} <a href="{{url}}">{{label}}</a>{{#is_current}} current{{/is_current}}{{/tabs}}{{/has_tabs}}
        {{#sides}}form {{url}}: {{#one_options}}{{value}}={{label}}{{#is_selected}}!{{/is_selected}} {{/one_options}}| {{#other_options}}{{value}}={{label}}{{#is_selected}}!{{/is_selected}} {{/other_options}}{{/sides}}
        {{#has_speakers}}speakers{{#speakers}} <a href="{{url}}">{{name}}</a>{{/speakers}}{{/has_speakers}}
        {{#has_topics}}topics{{#topics}} <a href="{{url}}">{{name}}</a>{{/topics}}{{/has_topics}}

        """,
        "templates/record.mustache": """
        {{> frame}}
        {{> record}}
        {{#months}}{{iso}} {{label}}
        {{#items}}{{> statement}}{{/items}}{{/months}} {{next_url}}
        """,
        "templates/record_sides.mustache": """
        {{> frame}}
        {{> record}}
        {{#one}}<a href="{{url}}">{{name}}</a>{{/one}} and {{#other}}<a href="{{url}}">{{name}}</a>{{/other}}
        {{#days}}{{iso}} {{label}}
        one {{#one}}{{> statement}}{{/one}}
        other {{#other}}{{> statement}}{{/other}}{{/days}} {{next_url}}
        """,
        "templates/statement.mustache": """
        {{> frame}}
        {{#statement}}{{> statement}}{{/statement}}{{citation}} {{json_url}}
        {{#has_earlier}}{{earlier_label}}
        {{#earlier}}{{> statement}}{{/earlier}}{{/has_earlier}}
        """,
        "templates/not_found.mustache": "{{> frame}}\n{{status}}\n",
        "templates/withdrawn.mustache": "{{> frame}}\n{{status}}\n",
        "templates/offline.mustache": "{{> frame}}\n{{status}}\n",
        "templates/error.mustache": "{{> frame}}\n{{status}}\n",
        "templates/partials/update.mustache": """
        + {{id}} <a href="{{url}}">{{headline}}</a> {{language}} {{byline_text}} {{#published}}{{iso}}{{/published}}{{#has_update}}{{#updated}} updated {{iso}}{{/updated}}{{/has_update}}{{#is_key_event}} key{{/is_key_event}}{{#is_pinned}} pinned{{/is_pinned}}
          {{{body}}}
          {{#has_corrections}}{{#corrections}}corrected {{#date}}{{iso}}{{/date}} {{text}}{{/corrections}}{{/has_corrections}}

        """,
        "templates/news_feed_item.mustache": "item {{id}} {{headline}}",
        "templates/live_update.mustache": "{{> update}}",
    ]
}
