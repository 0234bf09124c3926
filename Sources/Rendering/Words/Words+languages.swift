import Newsroom

extension Words {
    static let english = english(.monthFirst)
    static let british = english(.dayFirst)

    private static func english(_ dateOrder: DateOrder) -> Words {
        Words(
            dateOrder: dateOrder,
            months: [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
            ],
            readingTime: { "\($0) min read" },
            and: "and",
            storyKinds: [
                .news: "News", .brief: "News feed", .analysis: "Analysis", .opinion: "Opinion", .explainer: "Explainer",
                .interview: "Interview", .live: "Live",
            ],
            topicKinds: [
                .person: "Person", .organisation: "Organisation", .place: "Place", .event: "Event", .theme: "Theme",
            ],
            correctionKinds: [
                .correction: "Correction", .clarification: "Clarification", .update: "Update", .retraction: "Retraction",
            ],
            roles: [.editor: "editor", .translator: "translator", .photographer: "photographer", .contributing: "contributing"],
            syntheticVoice: "This audio is created with AI assistance",
            newsFeed: "News Feed",
            search: "Search",
            notFound: "There is no page at this address",
            withdrawn: "This story has been withdrawn",
            error: "Something went wrong",
            searchFor: { "Search: \($0)" })
    }

    static let ukrainian = Words(
        dateOrder: .dayFirst,
        months: [
            "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
        ],
        readingTime: { "\($0) хв читання" },
        and: "і",
        storyKinds: [
            .news: "Новини", .brief: "Стрічка новин", .analysis: "Аналітика", .opinion: "Думка", .explainer: "Пояснення",
            .interview: "Інтерв’ю", .live: "Наживо",
        ],
        topicKinds: [.person: "Особа", .organisation: "Організація", .place: "Місце", .event: "Подія", .theme: "Тема"],
        correctionKinds: [
            .correction: "Виправлення", .clarification: "Уточнення", .update: "Оновлення", .retraction: "Відкликання",
        ],
        roles: [.editor: "редагування", .translator: "переклад", .photographer: "фото", .contributing: "за участі"],
        syntheticVoice: "Цей звукозапис створено за допомогою ШІ",
        newsFeed: "Стрічка новин",
        search: "Пошук",
        notFound: "За цією адресою немає сторінки",
        withdrawn: "Цей матеріал відкликано",
        error: "Щось пішло не так",
        searchFor: { "Пошук: \($0)" })
}
