/// Pages of papers that do not exist, in the shapes that real ones have.
enum Samples {
    static let boats = """
        Boats return to the north quay
        By Ada Brook and Jon O'Neil | Published March 3, 2024, 9:15 a.m.

        Fishing boats returned to the north quay on Sunday after six weeks of repairs to the harbour wall.

        The harbour master said that the work had cost less than planned.
        """

    static let standfirst = """
        Town council votes for a new sea wall
        The wall will be two metres higher, and the road behind it moves inland.

        By Ada Brook, Jon Hale and María Cruz
        Published 6:05 PM EDT, Tue May 14, 2024
        Updated: May 15, 2024 at 7:30 AM EDT
        3 minute read
        Share Tweet Email

        The town council voted on Tuesday for a new sea wall that will take three years to build.

        It is the largest work in the town since the railway came.

        Sign up for our newsletter
        """

    static let ukrainian = """
        Перейти до вмісту
        Меню

        Човни повернулися до північної набережної

        Автор: Олена Коваль
        3 березня 2024, 14:02
        Оновлено: 03.03.2024 16:40
        4 хв читання
        Човни біля набережної. Фото: Ігор Левчук / Гаванська агенція
        Аудіо створено за допомогою штучного інтелекту

        Рибальські човни повернулися до північної набережної в неділю після шести тижнів ремонту стіни.

        Читайте також: Порт відкрив новий маяк

        Начальник порту сказав, що роботи коштували менше, ніж планували.

        Поділитися
        Підпишіться на нашу розсилку
        """

    static let german = """
        Zum Inhalt springen
        Boote kehren an den Nordkai zurück
        Von Greta Holm
        Veröffentlicht am 3. März 2024, 14:02 Uhr
        Lesezeit: 3 Minuten
        Boote am Nordkai am Sonntag. Foto: Jan Moor/dpa
        Artikel anhören

        Die Fischerboote sind am Sonntag nach sechs Wochen an den Nordkai zurückgekehrt, und die Mauer ist repariert.

        Der Hafenmeister sagte, die Arbeit sei nicht so teuer gewesen wie geplant.

        Kommentare
        Alle Rechte vorbehalten
        """

    static let french = """
        Aller au contenu
        Les bateaux reviennent au quai nord
        Par Claire Morel
        Publié le 3 mars 2024 à 14h02, mis à jour le 4 mars 2024 à 8h00
        Temps de lecture : 2 min
        Les bateaux au quai nord, dimanche. © Luc Arnaud

        Les bateaux de pêche sont revenus dimanche au quai nord après six semaines de travaux sur le mur du port.

        Le maître du port a déclaré que les travaux avaient coûté moins cher que prévu.

        Partager
        """

    static let spanish = """
        Saltar al contenido
        Los barcos vuelven al muelle norte
        Por Lucía Vega y Pablo Ríos
        3 de marzo de 2024 - 14:02
        2 min de lectura

        Los barcos de pesca volvieron el domingo al muelle norte después de seis semanas de obras en el muro del puerto.

        El jefe del puerto dijo que las obras habían costado menos de lo previsto.

        Compartir
        """

    static let wrapped = """
        Ferry timetable changes in June
        By Jon Hale
        2024-05-30 08:00

        From the first of June the ferry will run twice as often, and on weekdays
        the first boat will leave at six in the morning, an hour earlier than it
        does today, the company said.

        Tickets keep their price. Those who bought one for the year can use it on
        the new boats too, the company said, and bicycles travel without charge
        until autumn.
        """

    static let markdown = """
        # How to read the tide table
        By Ada Brook

        The table has **four columns**, explained here.

        ## What each column says

        - the day
        - the height in metres

        > Never trust a table in a storm.

        ***

        The office prints [a leaflet](https://harbour.example/tides).
        """

    static let menuAndMostRead = """
        The Harbour Gazette
        Home
        News
        Sport
        Sign in

        Lighthouse keeper retires after forty years
        Ada Brook
        12 Feb 2025, 14:02 GMT

        The keeper of the lighthouse at the point retires this week after forty years in the tower.

        "I shall miss the gulls least of all," he said.

        Most read
        1. Bridge closed for a week
        2. Will the fair come back?
        3. Market moves to the square

        © 2025 The Harbour Gazette. All rights reserved.
        """

    static let readAlso = """
        Cracks found in the harbour wall
        By Ada Brook

        Divers found cracks in the harbour wall on Friday, the town said in a short note.

        Read also: Why the wall cracked

        Engineers will look at the wall again next week before any work begins.
        """

    static let dateline = """
        Storm warning for the whole coast
        By Harbour Agency
        Feb. 12, 2025 2:02 PM ET
        Waves break over the wall in Port Hale, Feb. 11, 2025. (AP Photo/Ada Brook)

        PORT HALE (Harbour Agency) \u{2014} The weather office warned of a storm along the whole coast on Wednesday.

        Ferries will stay in port until the wind turns.
        """

    static let headings = """
        Market moves to the square
        By Jon Hale
        May 3, 2024

        The market moves to the square in May, the council decided on Thursday evening.

        What happens now

        Traders have four weeks to apply for a place on the square.

        The council will draw lots where two want the same place.
        """

    static let captionThenCredit = """
        Crane lifts the old bell out of the tower
        By Jon Hale
        May 3, 2024

        A crane lifted the old bell out of the tower on Monday while half the town looked on.

        The crane at work on Monday
        Photo: Ada Brook / Harbour Agency

        The bell goes to a foundry and should be back before winter.
        """
}
