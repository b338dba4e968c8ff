"""Sentences about programmes, written to judge the check of the reading level: one a line.

``FAULTS`` each break B1 in a known way, named by its code; ``GOOD`` are fine as they are. The check
was tuned on these two. ``FRESH_FAULTS`` and ``FRESH_GOOD`` were written afterwards, and the check was
measured on them before anything was changed again.
"""

# ruff: noqa: E501

FAULTS = """
T410 Het programma is bedoeld voor leerlingen van de basisschool die na schooltijd samen met studenten van de hogeschool aan de slag willen met robots, programmeren en het bouwen van kleine machines.
T410 Je leert in een periode van twintig weken hoe je veilig met elektriciteit werkt, hoe je een schakeling tekent, hoe je zonnepanelen op een dak legt en hoe je met klanten praat over wat zij willen.
T410 Als je na het vmbo niet weet welke opleiding bij je past en je graag eerst een paar maanden wilt kijken hoe het is om in een werkplaats te werken, dan kun je je hier het hele jaar door melden.
T410 De school werkt samen met twaalf bedrijven uit de haven en die bedrijven geven gastlessen, lenen machines uit en bieden aan leerlingen uit de derde en vierde klas een plek om stage te lopen.
T410 Omdat de werkplaats in een oude loods ligt waar ook andere makers werken en waar het in de winter koud is, kun je het beste warme kleren meenemen en schoenen met een dichte neus aandoen.
T410 In de eerste les maak je kennis met de begeleiders en met de machines en daarna kies je zelf een opdracht die je in vier weken afmaakt en aan het eind aan je ouders en vrienden laat zien.
T411 Het programma begint met een loopbaanoriëntatiegesprek op school.
T411 Je krijgt een arbeidsmarktkwalificatiebewijs als je alles hebt gedaan.
T411 De samenwerkingsovereenkomst geldt voor vier jaar.
T411 Wij letten op de duurzaamheidsdoelstellingen van de stad.
T411 Er is een professionaliseringstraject voor docenten.
T412 De cursus wordt gegeven door een docent van het mbo.
T412 Aanmeldingen worden in volgorde van binnenkomst behandeld.
T412 Het project werd in 2019 opgezet door drie scholen.
T412 Er wordt gewerkt met echte machines.
T412 De plekken kunnen via de website worden gereserveerd.
T412 Bij de inschrijving wordt een eigen bijdrage van tien euro gevraagd.
T412 In de workshop worden kinderen geholpen met hun eerste robot.
T413 Het doel is om technieklessen te implementeren op alle scholen.
T413 Middels een gesprek kijken we wat bij je past.
T413 Indien je ouder bent dan 27, kun je niet meedoen.
T413 De gemeente faciliteert deze plek al jaren.
T413 Teneinde mee te doen heb je een computer nodig.
T413 Je kunt tevens je fiets repareren.
T413 Deelnemers dienen zelf een laptop mee te nemen.
T413 Wij streven naar optimalisatie van het aanbod.
T414 De lessen horen bij LOB en bij het examen.
T414 Je krijgt hulp van de NPRZ.
T414 Het is een BBL-opleiding van twee jaar.
T413 De lessen gaan o.a. over elektriciteit en m.b.t. veiligheid krijg je uitleg.
"""

GOOD = """
Je bouwt een robot en laat hem rijden.
De werkplaats is elke woensdag open, van 14 tot 17 uur.
Meedoen kost niets.
Je hoeft je niet aan te melden.
Kinderen van 8 tot 12 jaar leren hier programmeren.
Wil je monteur worden? Dan is dit iets voor jou.
Je wordt in twee jaar monteur.
Je werkt vier dagen per week en gaat één dag naar school.
De lessen zijn in het Nederlands.
Neem je eigen fiets mee.
Een begeleider helpt je met de lasersnijder.
Het wordt elk jaar drukker, dus kom op tijd.
Op school kies je daarna een profiel.
Na de cursus kun je een mbo-opleiding doen.
De docent komt met een kist vol materiaal naar de klas.
Je leert solderen, zagen en lassen.
We weten niet zeker of dit nog loopt.
Vraag het aan je mentor of decaan.
Bedrijven uit de haven geven gastlessen en laten zien hoe zij werken.
Dit programma is in 2021 gestopt.
Je vindt de makerspace in Delfshaven, naast het station.
Er is een lift, en de deuren zijn breed genoeg voor een rolstoel.
Kun je niet goed lezen? Bel ons, dan leggen wij het uit.
Aan het eind krijg je een certificaat.
De prijs hangt af van de groep: vraag het aan de school.
Meisjes van 10 tot 15 jaar kijken een dag mee bij een bedrijf in de techniek.
Je zet een zonnepaneel op een dak en sluit het aan.
Techniek College Rotterdam (TCR) geeft de lessen; TCR heeft drie locaties.
Wie klaar is, gaat verder met een stage.
De techniekcoach komt bij je op school en denkt met je mee.
"""

FRESH_FAULTS = """
T410 In de werkplaats staan een draaibank, een freesmachine, een lasapparaat en een grote tafel waaraan je met tien mensen tegelijk kunt werken aan alles wat je thuis hebt bedacht.
T410 Wie eerder met school is gestopt en nu toch een vak wil leren, kan hier vier dagen per week werken en krijgt op de vijfde dag les van een docent die het vak zelf kent.
T410 De stichting begon in 2015 in een leegstaande school in Feijenoord met drie vrijwilligers en heeft nu in vijf wijken een plek waar kinderen na school met hout, metaal en stof kunnen werken.
T411 Aan het eind volgt een beroepskeuzeoriëntatieprogramma.
T411 Vraag naar de inschrijvingsvoorwaarden.
T411 Het gaat om werkgelegenheidsbevordering in de haven.
T412 Materiaal en gereedschap worden door de school betaald.
T412 Voor deze groep werd vorig jaar een nieuwe ruimte ingericht.
T412 De datum moet nog bekendgemaakt worden.
T412 Elke maand wordt een bedrijf bezocht.
T412 Van de deelnemers wordt verwacht dat zij op tijd zijn.
T413 De school participeert in een netwerk van makers.
T413 Alvorens je begint, maak je een plan.
T413 Het bedrijf verstrekt werkkleding aan alle leerlingen.
T413 Leerlingen ontwikkelen hier hun competenties.
T413 Dit gebeurt conform de afspraken met de gemeente.
T413 Je krijgt les in een reguliere klas.
T414 Je hebt een VCA nodig om op de bouw te werken.
T414 De PO-scholen op Zuid doen allemaal mee.
T414 Het WSP helpt je aan een baan.
"""

FRESH_GOOD = """
Kom op zaterdag langs en maak je eigen lamp.
Voor deze opleiding heb je geen diploma nodig.
Je betaalt alleen het materiaal dat je gebruikt.
De groep is klein: er kunnen acht kinderen meedoen.
Na een jaar word je hulpmonteur, en daarna kun je verder leren.
In de haven werken veel mensen die vroeger iets anders deden.
Je mag met een vriend of vriendin komen.
De begeleiders spreken ook Engels, Turks en Arabisch.
Vanaf groep 5 werken kinderen met een 3D-printer.
Heb je een uitkering? Dan betaalt de gemeente de cursus.
Dit programma hoort bij het profiel Bouwen, wonen en interieur.
Je maakt een afspraak met de balie van de bibliotheek.
De leraar wordt beter in techniek en de klas heeft er plezier van.
Op de open dag kijk je rond en praat je met studenten.
Oude laptops krijgen hier een tweede leven.
Het museum heeft een werkplaats waar je zelf een boot bouwt.
Ouders zijn welkom om mee te kijken.
De bus stopt voor de deur.
Er zijn drie groepen: beginners, gevorderden en makers met een eigen plan.
Wat je hier leert, kun je op je werk meteen gebruiken.
"""
