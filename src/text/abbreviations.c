/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The closed lists that decide what a full stop is: abbreviations of general German, months, words
 * that begin sentences, words around ordinals. They are here and not in data/language because this
 * floor reads no files; all are sorted by their bytes (a test says so) and searched by halves.
 *
 * Abbreviations of one letter (z. B., d. h., i. d. R.) need no entry, nor do those without a vowel
 * (Bhf., kgl.): tokenizer-stop.c knows them by their form.
 */
#include "abbreviations.h"

#include <string.h>

typedef struct {
  const char *form;
  guint8 kind;
} Abbreviation;

#define I LESART_ABBREVIATION_INNER
#define F LESART_ABBREVIATION_FINAL
#define N LESART_ABBREVIATION_NUMERIC

/* clang-format off */
static const Abbreviation abbreviations[] = {
  { "Abb", I }, { "Abg", I }, { "Abh", I }, { "Abk", I }, { "Abs", I }, { "Abschn", I },
  { "Abt", I }, { "Abtlg", I }, { "Adj", N }, { "Adv", N }, { "Akk", I }, { "Anh", I },
  { "Anl", I }, { "Anm", I }, { "Anst", I }, { "Apr", N }, { "Art", N }, { "Aufl", I },
  { "Aug", N }, { "Ausg", I }, { "Az", I }, { "Bat", N }, { "Bd", I }, { "Bde", I },
  { "Bearb", I }, { "Begr", I }, { "Beil", N }, { "Beisp", I }, { "Bez", I }, { "Bf", I },
  { "Bgm", I }, { "Bhf", F }, { "Bio", F }, { "Bl", N }, { "Bln", I }, { "Br", I }, { "Brig", I },
  { "Bros", F }, { "Bsp", I }, { "Btl", N }, { "Bundesvors", I }, { "Capt", I }, { "Chr", F },
  { "Cie", F }, { "Co", F }, { "Col", I }, { "Corp", F }, { "Cpt", I }, { "Dez", N },
  { "Dgl", F }, { "Di", N }, { "Dipl", I }, { "Div", N }, { "Do", N }, { "Doz", I }, { "Dr", I },
  { "Dt", I }, { "Ehrw", I }, { "Esq", I }, { "Ew", I }, { "Expl", I }, { "Exz", I }, { "Fa", I },
  { "Fak", I }, { "Fam", I }, { "Feb", N }, { "Febr", N }, { "Ffm", I }, { "Fig", N },
  { "Fl", N }, { "Fn", I }, { "Forts", I }, { "Fr", N }, { "Frankf", I }, { "Frhr", I },
  { "Frl", I }, { "Ft", I }, { "Gebr", I }, { "Geschf", I }, { "Geschw", I },
  { "Geschäftsf", I }, { "Gf", I }, { "Gouv", I }, { "Gov", I }, { "Gr", N }, { "Hbf", F },
  { "Hdb", I }, { "Hft", N }, { "Hg", I }, { "Hl", I }, { "Hochw", I }, { "Hon", I },
  { "Hpt", I }, { "Hptm", I }, { "Hr", I }, { "Hrn", I }, { "Hrsg", I }, { "Hss", I },
  { "ID", N }, { "Inc", F }, { "Ing", I }, { "Ingr", I }, { "Inst", I }, { "Jahrg", F },
  { "Jahrh", F },
  { "Jan", N }, { "Jb", I }, { "Jg", F }, { "Jgg", I }, { "Jgst", I }, { "Jh", F }, { "Jhd", F },
  { "Jhdt", F }, { "Jhs", F }, { "Jr", F }, { "Jul", N }, { "Jun", N }, { "Kap", N },
  { "Kat", N }, { "Kl", N }, { "Kt", I }, { "Kto", I }, { "Landesvors", I }, { "Lfg", N },
  { "Lfm", N }, { "Lic", I }, { "Lief", N }, { "Lt", I }, { "Ltd", F }, { "Ltg", I },
  { "Ltn", I }, { "Ltr", N }, { "Mag", I }, { "Maj", I }, { "Md", F }, { "Mdal", I }, { "Mi", N },
  { "Mia", F }, { "Mill", F }, { "Min", N }, { "Mio", F }, { "Mitgl", I }, { "Mitw", F },
  { "Mk", N }, { "Mlle", I }, { "Mme", I }, { "Mo", N }, { "Mr", I }, { "Mrd", F }, { "Mrs", I },
  { "Mrz", N }, { "Ms", I }, { "Mskr", I }, { "Mt", I }, { "MwSt", F }, { "Mwst", F },
  { "Nachf", F }, { "No", N }, { "Nom", I }, { "Nos", N }, { "Nov", N }, { "Nr", I },
  { "Nrn", I }, { "Okt", N }, { "Op", N }, { "Pf", N }, { "Pfd", I }, { "Pfr", I }, { "Ph", I },
  { "Phil", I }, { "Pl", N }, { "Pos", N }, { "Priv", I }, { "ProSiebenSat", N }, { "Prof", I },
  { "Proff", I },
  { "Prov", I }, { "Präs", I }, { "Ps", N }, { "Rbl", N }, { "Rdnr", N }, { "Red", I },
  { "Reg", I }, { "Regt", I }, { "Rep", I }, { "Res", N }, { "Rev", I }, { "Rn", N }, { "Rz", N },
  { "S", N }, { "SAT", N }, { "Sa", N }, { "Sat", N }, { "Sek", N }, { "Sekr", I }, { "Sekt", I },
  { "Sen", I }, { "Sep", N },
  { "Sept", N }, { "Sg", I }, { "Sgt", I }, { "So", N }, { "Sp", N }, { "Sr", F }, { "St", I },
  { "Staatsekr", I }, { "Stck", F }, { "Std", N }, { "Ste", I }, { "Stellv", I }, { "Stk", F },
  { "Str", F }, { "Stv", I }, { "Subst", I }, { "Supt", I }, { "Tab", N }, { "Taf", N },
  { "Tel", I }, { "Tf", N }, { "Tg", N }, { "Trd", F }, { "Tsd", F }, { "Univ", I }, { "Ust", F },
  { "Verf", I }, { "Verl", I }, { "Vers", N }, { "Vgl", I }, { "Vol", N }, { "Vors", I },
  { "Whg", I }, { "Wwe", F }, { "Zif", N }, { "Ziff", N }, { "Zit", I }, { "Zl", N },
  { "Zle", N }, { "Zt", I }, { "Ztschr", I }, { "agr", I }, { "ahd", I }, { "al", F },
  { "allg", I }, { "altgr", I }, { "amtl", I }, { "angebl", I }, { "arab", I }, { "aram", I },
  { "ausschl", I }, { "bayr", I }, { "bearb", I }, { "begr", I }, { "belg", I }, { "bes", I },
  { "betr", I }, { "bez", I }, { "bibl", I }, { "brit", I }, { "bspw", I }, { "bulg", I },
  { "bzgl", I }, { "bzw", I }, { "ca", I }, { "cand", I }, { "cf", I }, { "chem", I },
  { "chin", I }, { "dent", I }, { "ders", I }, { "desgl", I }, { "dgl", F }, { "dt", I },
  { "dtsch", I }, { "dän", I }, { "ebd", I }, { "ehem", I }, { "eidg", I }, { "eigtl", I },
  { "einschl", I }, { "em", N }, { "emer", I }, { "engl", I }, { "entspr", I }, { "erb", I },
  { "erg", I }, { "etc", F }, { "etw", I }, { "europ", I }, { "ev", I }, { "evang", I },
  { "evtl", I }, { "exkl", I }, { "f", F }, { "ff", F }, { "franz", I }, { "frz", I },
  { "geb", I }, { "gebr", I }, { "gegr", I }, { "gem", I }, { "gen", N }, { "geogr", I },
  { "gesch", I }, { "gest", I }, { "gez", I }, { "gg", I }, { "ggb", I }, { "ggf", I },
  { "ggfs", I }, { "ggü", I }, { "gl", I }, { "gleichz", I }, { "gramm", I }, { "griech", I },
  { "habil", I }, { "hebr", I }, { "hl", I }, { "holl", I }, { "hrsg", I }, { "idg", I },
  { "incl", I }, { "ing", I }, { "inkl", I }, { "insb", I }, { "insbes", I }, { "intl", I },
  { "israel", I }, { "ital", I }, { "iur", I }, { "jap", I }, { "jew", I }, { "jmd", I },
  { "jmdm", I }, { "jmdn", I }, { "jmds", I }, { "jr", F }, { "jugosl", I }, { "jun", I },
  { "jur", I }, { "kath", I }, { "kfm", I }, { "kgl", I }, { "kirchl", I }, { "lat", I },
  { "lfd", I }, { "lt", I }, { "ltd", I }, { "luth", I }, { "math", I }, { "max", I },
  { "mdl", I }, { "med", I }, { "mhd", I }, { "min", N }, { "mind", I }, { "mittelhochdt", I },
  { "mtl", F }, { "mult", I }, { "männl", I }, { "mündl", I }, { "nachm", I }, { "nachw", I },
  { "nhd", I }, { "niederl", I }, { "näml", I }, { "nördl", I }, { "od", I }, { "oec", I },
  { "op", N }, { "oö", I }, { "pharm", I }, { "phil", I }, { "phys", I }, { "poln", I },
  { "pp", F }, { "preuß", I }, { "prot", I }, { "psych", I }, { "publ", I }, { "rd", I },
  { "rer", I }, { "resp", I }, { "russ", I }, { "röm", I }, { "schles", I }, { "schott", I },
  { "schriftl", I }, { "schwed", I }, { "schweiz", I }, { "schwäb", I }, { "sen", I },
  { "skand", I }, { "slaw", I }, { "soc", I }, { "sog", I }, { "sogen", I }, { "span", I },
  { "spez", I }, { "std", N }, { "stellv", I }, { "stud", I }, { "stv", I }, { "svw", I },
  { "sächs", I },
  { "südl", I }, { "techn", I }, { "teilw", I }, { "tgl", F }, { "theol", I }, { "tlw", I },
  { "tsch", I }, { "tschech", I }, { "tw", I }, { "türk", I }, { "uam", F }, { "ung", I },
  { "ungar", I }, { "unv", I }, { "urk", I }, { "urspr", I }, { "usf", F }, { "usw", F },
  { "verf", I }, { "verh", I }, { "versch", I }, { "verst", I }, { "verw", I }, { "vet", I },
  { "vgl", I }, { "vmtl", I }, { "vollst", I }, { "vorauss", I }, { "vorgen", I }, { "vorl", I },
  { "vorm", I }, { "vs", I }, { "wahrsch", I }, { "weibl", I }, { "westl", I }, { "wg", I },
  { "wiss", I }, { "zit", I }, { "zool", I }, { "zugl", I }, { "zus", I }, { "zuzügl", I },
  { "zw", I }, { "zz", I }, { "zzgl", I }, { "zzt", I }, { "Übers", I }, { "österr", I },
  { "östl", I }, { "übers", I }, { "übertr", I }, { "übl", I },
};

static const char *const months[] = {
  "Apr", "April", "Aug", "August", "Dez", "Dezember", "Feb", "Feber", "Febr", "Februar", "Jan",
  "Januar", "Jul", "Juli", "Jun", "Juni", "Jänner", "Mai", "Mrz", "März", "Nov", "November",
  "Okt", "Oktober", "Sep", "Sept", "September",
};

static const char *const before_ordinals[] = {
  "Ab", "Am", "Beim", "Bis", "Das", "Dem", "Den", "Der", "Des", "Die", "Dienstag", "Donnerstag",
  "Ein", "Eine", "Freitag", "Ihr", "Im", "Mittwoch", "Montag", "Samstag", "Sein", "Seine", "Seit",
  "Sonnabend", "Sonntag", "Tag", "Vom", "Zum", "Zur", "ab", "am", "beim", "bis", "das", "dem",
  "den", "der", "des", "die", "diese", "diesem", "diesen", "dieser", "dieses", "ein", "eine",
  "einem", "einen", "einer", "eines", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "im",
  "jede", "jedem", "jeden", "jeder", "jedes", "mein", "meine", "meinem", "meinen", "meiner",
  "oder", "sein", "seine", "seinem", "seinen", "seiner", "seines", "seit", "und", "unser",
  "unsere", "unserem", "unseren", "unserer", "vom", "zum", "zur",
};

static const char *const after_ordinals[] = {
  "Amtszeit", "Armee", "Arrondissement", "Auflage", "Ausgabe", "Bataillon", "Bezirk",
  "Breitengrad", "Bundesliga", "Bundestag", "Division", "Etage", "Etappe", "FC", "Geburtstag",
  "Halbzeit", "Hochzeitstag", "Jahrestag", "Jahrgang", "Jahrhundert", "Jahrhunderte",
  "Jahrhunderten", "Jahrhunderts", "Jahrtausend", "Jahrtausends", "Jh", "Jhd", "Jubiläum",
  "Kammer", "Kapitel", "Klasse", "Kongress", "Lebensjahr", "Legislaturperiode", "Lesung", "Liga",
  "Längengrad", "Mai-Demonstration", "Mal", "Minute", "Olympische", "Olympischen", "Parteitag",
  "Platz", "Quartal", "Rang", "Regiment", "Regionalliga", "Republik", "Runde", "SC", "SV",
  "Saison", "Satz", "Schuljahr", "Semester", "Senat", "Sinfonie", "Spieltag", "Staffel", "Stock",
  "Stockwerk", "Strafkammer", "Strafsenat", "Stunde", "Symphonie", "Tagung", "Todestag",
  "Wahlperiode", "Weltkrieg", "Weltmeisterschaft", "Woche", "Zivilsenat",
};

static const char *const units[] = {
  "Bio", "CHF", "Cent", "Ct", "DM", "EUR", "Euro", "Fr", "GB", "GHz", "GW", "GWh", "Gbit", "Grad",
  "Gramm", "Hz", "J", "KB", "Kbit", "Kilo", "Kilometer", "Liter", "MB", "MHz", "MJ", "MW", "MWh",
  "Mbit", "Meter", "Mio", "Mrd", "PB", "PS", "Pa", "Prozent", "Sek", "Std", "TB", "TW", "TWh",
  "Tonnen", "Tsd", "USD", "Uhr", "V", "W", "Wh", "bar", "bit", "cal", "cbm", "cl", "cm", "cm²",
  "cm³", "ct", "dB", "dl", "dm", "dpi", "fps", "ft", "g", "h", "hPa", "ha", "hl", "kB", "kHz",
  "kJ", "kN", "kPa", "kV", "kW", "kWh", "kcal", "kg", "km", "km²", "l", "lb", "m", "mA", "mAh",
  "mV", "mbar", "mg", "min", "ml", "mm", "ms", "m²", "m³", "nm", "oz", "psi", "px", "qkm", "qm",
  "s", "sec", "t", "µm",
};

/* Function words, and adverbs and auxiliaries that often stand first; nouns never. */
static const char *const sentence_starters[] = {
  "Ab", "Aber", "Alle", "Allein", "Allen", "Allenfalls", "Aller", "Allerdings", "Alles", "Als",
  "Alsbald", "Also", "Am", "An", "Andere", "Anderen", "Andererseits", "Anderes", "Andernfalls",
  "Anders", "Anderseits", "Anfangs", "Angesichts", "Anhand", "Ans", "Anschließend", "Anstatt",
  "Anstelle", "Auch", "Auf", "Auffällig", "Aufgrund", "Aufs", "Aus", "Ausgerechnet", "Außer",
  "Außerdem", "Außerhalb", "Bald", "Bei", "Beide", "Beiden", "Beides", "Beim", "Beispielsweise",
  "Bereits", "Besonders", "Besser", "Bevor", "Bezüglich", "Bin", "Binnen", "Bis", "Bisher",
  "Bislang", "Bist", "Bitte", "Bleibt", "Bloß", "Da", "Dabei", "Dadurch", "Dafür", "Dagegen",
  "Daher", "Dahin", "Dahingegen", "Dahinter", "Damals", "Damit", "Danach", "Daneben", "Dank",
  "Danke", "Dann", "Daran", "Darauf", "Daraufhin", "Daraus", "Darf", "Darin", "Darum", "Darunter",
  "Darüber", "Das", "Dass", "Dasselbe", "Davon", "Davor", "Dazu", "Dazwischen", "Daß", "Dem",
  "Dementsprechend", "Demgegenüber", "Demnach", "Demzufolge", "Den", "Denen", "Denn", "Dennoch",
  "Der", "Deren", "Derjenige", "Derselbe", "Derweil", "Derzeit", "Des", "Deshalb", "Dessen",
  "Desto", "Deswegen", "Dich", "Die", "Diejenigen", "Dies", "Diese", "Dieselbe", "Diesem",
  "Diesen", "Dieser", "Dieses", "Diesseits", "Dir", "Doch", "Dort", "Dorther", "Dorthin", "Du",
  "Durch", "Durchs", "Dürfen", "Eben", "Ebenfalls", "Ebenso", "Ehe", "Eher", "Eigentlich", "Ein",
  "Eine", "Einem", "Einen", "Einer", "Einerseits", "Eines", "Einige", "Einigen", "Einiger",
  "Einiges", "Einmal", "Einst", "Endlich", "Entlang", "Entweder", "Er", "Erst", "Erstmals", "Es",
  "Etliche", "Etwa", "Etwas", "Euch", "Falls", "Ferner", "Folglich", "Früher", "Für", "Fürs",
  "Gab", "Ganz", "Gar", "Gegen", "Gegenüber", "Geht", "Gemäß", "Genau", "Genauso", "Gerade",
  "Gern", "Gestern", "Gewiss", "Gibt", "Gleich", "Gleichzeitig", "Glücklicherweise", "Habe",
  "Haben", "Hat", "Hatte", "Hatten", "Heißt", "Heute", "Hier", "Hierbei", "Hierfür", "Hierher",
  "Hiermit", "Hierzu", "Hingegen", "Hinsichtlich", "Hinten", "Hinter", "Hinterher", "Hinzu",
  "Hoffentlich", "Hätte", "Ich", "Ihm", "Ihn", "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer",
  "Im", "Immer", "Immerhin", "In", "Indem", "Indes", "Indessen", "Infolge", "Inmitten",
  "Innerhalb", "Insbesondere", "Insgesamt", "Insofern", "Inwiefern", "Inwieweit", "Inzwischen",
  "Irgendwann", "Irgendwie", "Ist", "Ja", "Jahrelang", "Je", "Jede", "Jedem", "Jeden",
  "Jedenfalls", "Jeder", "Jedermann", "Jedes", "Jedoch", "Jemand", "Jene", "Jenem", "Jenen",
  "Jener", "Jenes", "Jenseits", "Jetzt", "Kann", "Kaum", "Kein", "Keine", "Keinem", "Keinen",
  "Keiner", "Keines", "Kommt", "Können", "Könnte", "Kürzlich", "Laut", "Lediglich", "Leider",
  "Letztlich", "Links", "Längst", "Lässt", "Mag", "Man", "Manche", "Manchenorts",
  "Mancher", "Manches", "Manchmal", "Mehr", "Mehrere", "Mein", "Meine", "Meinem", "Meinen",
  "Meiner", "Meinerseits", "Meist", "Meistens", "Mich", "Mir", "Mit", "Mithilfe", "Mittels",
  "Mittlerweile", "Morgen", "Muss", "Möge", "Möglich", "Möglicherweise", "Müssen", "Nach",
  "Nachdem", "Nachher", "Natürlich", "Neben", "Nebenan", "Nebenbei", "Nein", "Neuerdings",
  "Nicht", "Nichts", "Nie", "Niemals", "Niemand", "Nirgends", "Noch", "Nochmals", "Nun", "Nur",
  "Ob", "Oben", "Obgleich", "Obschon", "Obwohl", "Oder", "Offenbar", "Offensichtlich", "Oft",
  "Oftmals", "Ohne", "Ohnehin", "Per", "Plötzlich", "Pro", "Rechts", "Rund", "Schließlich",
  "Schnell", "Schon", "Sein", "Seine", "Seinem", "Seinen", "Seiner", "Seit", "Seitdem", "Seither",
  "Selbst", "Selten", "Sich", "Sicher", "Sicherlich", "Sie", "Sind", "So", "Sobald", "Soeben",
  "Sofern", "Sogar", "Solange", "Solch", "Solche", "Solchen", "Solcher", "Solches", "Soll",
  "Sollen", "Sollte", "Somit", "Sondern", "Sonst", "Soweit", "Sowie", "Sowohl", "Später", "Statt",
  "Stattdessen", "Steht", "Stets", "Sämtliche", "Tatsächlich", "Teils", "Teilweise", "Trotz",
  "Trotzdem", "Um", "Umgekehrt", "Ums", "Umso", "Und", "Ungeachtet", "Ungefähr", "Uns", "Unser",
  "Unsere", "Unserem", "Unseren", "Unserer", "Unten", "Unter", "Unterdessen", "Unterm",
  "Vermutlich", "Viel", "Viele", "Vielen", "Vieles", "Vielleicht", "Vielmehr", "Vom", "Von",
  "Vor", "Vorerst", "Vorgestern", "Vorher", "Vorne", "Vors", "Wahrscheinlich", "Wann", "War",
  "Waren", "Warum", "Was", "Weder", "Wegen", "Weil", "Weiter", "Weitere", "Weiteren", "Weiterhin",
  "Welche", "Welchem", "Welchen", "Welcher", "Welches", "Wem", "Wen", "Wenig", "Wenige",
  "Weniger", "Wenn", "Wenngleich", "Wer", "Werden", "Weshalb", "Wessen", "Weswegen", "Wie",
  "Wieder", "Wiederum", "Wieso", "Wieviel", "Will", "Wir", "Wird", "Wirklich", "Wo", "Wodurch",
  "Wofür", "Wogegen", "Woher", "Wohin", "Wohl", "Wollen", "Womit", "Woran", "Worauf", "Worin",
  "Worum", "Worüber", "Wovon", "Wozu", "Wurde", "Wurden", "Während", "Währenddessen", "Wäre",
  "Würde", "Zeitgleich", "Zeitweise", "Zu", "Zudem", "Zuerst", "Zufolge", "Zugunsten", "Zuletzt",
  "Zum", "Zumal", "Zumindest", "Zunächst", "Zur", "Zurzeit", "Zusammen", "Zusätzlich", "Zuvor",
  "Zwar", "Zwischen", "Öfter", "Über", "Überall", "Überdies", "Überhaupt", "Überm", "Übermorgen",
  "Übers", "Übrigens",
};
/* Starters with a capital inside a sentence too: polite forms, nouns (das Aus, die Ehe), and verbs,
 * with which no statement begins. */
static const char *const doubtful_starters[] = {
  "Alle", "Allein", "Allen", "Aller", "Alles", "Andere", "Anderen", "Anderes", "Anders", "Anfangs",
  "Aus", "Bald", "Beiden", "Besser", "Bin", "Bist", "Bitte", "Bleibt", "Dank", "Danke", "Darf",
  "Dich", "Dir", "Du", "Dürfen", "Ehe", "Euch", "Früher", "Gab", "Ganz", "Gar", "Gegenüber", "Geht",
  "Gerade", "Gern", "Gibt", "Gleich", "Habe", "Haben", "Hat", "Hatte", "Hatten", "Heißt", "Hätte",
  "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ist", "Ja", "Kann", "Kommt", "Können",
  "Könnte", "Laut", "Links", "Lässt", "Mag", "Mehr", "Meist", "Mich", "Mir", "Mithilfe", "Morgen",
  "Muss", "Möge", "Müssen", "Nein", "Nicht", "Nichts", "Niemand", "Per", "Pro", "Rechts", "Schnell",
  "Sein", "Seine", "Selbst", "Selten", "Sich", "Sicher", "Sie", "Sind", "Soll", "Sollen", "Sollte",
  "Später", "Steht", "Teils", "Und", "Uns", "Viel", "Vielen", "Vieles", "War", "Waren", "Was",
  "Wegen", "Weiter", "Weitere", "Weiteren", "Wem", "Wen", "Wenig", "Weniger", "Wer", "Werden",
  "Will", "Wird", "Wo", "Wohl", "Wollen", "Wurde", "Wurden", "Wäre", "Würde",
};

/* Forms of the verbs that are used most, as far as they are finite and nothing else. */
static const char *const finite_verbs[] = {
  "aß", "begann", "begannen", "beginnt", "bekam", "bekamen", "bekommt", "bestand", "bestanden",
  "besteht", "bietet", "bildet", "bildete", "bildeten", "bin", "bist", "bleibt", "blieb", "blieben",
  "bot", "boten", "brachte", "brachten", "bringt", "dachte", "dachten", "darf", "denkt", "dient",
  "diente", "dienten", "durfte", "durften", "dürfen", "dürfte", "dürften", "entstand", "entstanden",
  "entsteht", "erhielt", "erhielten", "erhält", "erscheint", "erschien", "erschienen", "fand",
  "fanden", "fiel", "fielen", "findet", "flog", "flogen", "floh", "flohen", "fuhr", "fuhren",
  "fährt", "fällt", "führt", "führte", "führten", "gab", "gaben", "galt", "galten", "geht",
  "gehört", "gehörte", "gehörten", "gewann", "gewannen", "gewinnt", "gibt", "gilt", "ging",
  "gingen", "gäbe", "habe", "haben", "habt", "half", "halfen", "hast", "hat", "hatte", "hatten",
  "heißt", "hielt", "hielten", "hieß", "hießen", "hilft", "hält", "hätte", "hätten", "isst", "ist",
  "kam", "kamen", "kann", "kommt", "konnte", "konnten", "käme", "können", "könnte", "könnten",
  "lag", "lagen", "las", "lasen", "lebt", "lebte", "lebten", "liebt", "liebte", "lief", "liefen",
  "liegt", "ließ", "ließen", "lässt", "läuft", "läßt", "macht", "machte", "machten", "mag",
  "mochte", "muss", "musste", "mussten", "muß", "mußte", "möchte", "möchten", "möge", "mögen",
  "müssen", "müsste", "müssten", "nahm", "nahmen", "nimmt", "rief", "riefen", "ruft", "sagt",
  "sagte", "sagten", "sah", "sahen", "sank", "sanken", "saß", "saßen", "scheint", "schien",
  "schienen", "schloss", "schlossen", "schloß", "schlug", "schlugen", "schlägt", "schreibt",
  "schrieb", "schrieben", "sei", "seid", "seien", "setzt", "setzte", "setzten", "sieht", "sind",
  "sitzt", "soll", "sollen", "sollte", "sollten", "spielt", "spielte", "spielten", "sprach",
  "sprachen", "spricht", "stand", "standen", "starb", "starben", "steht", "stellt", "stellte",
  "stellten", "stieg", "stiegen", "stirbt", "traf", "trafen", "trat", "traten", "trifft", "tritt",
  "trug", "trugen", "trägt", "verliert", "verlor", "verloren", "verschwand", "verschwanden", "war",
  "waren", "warf", "warfen", "warst", "weiß", "werde", "werden", "will", "wird", "wirft", "wirst",
  "wohnt", "wohnte", "wollen", "wollte", "wollten", "wuchs", "wuchsen", "wurde", "wurden", "wusste",
  "wussten", "wußte", "wäre", "wären", "würde", "würden", "zeigt", "zeigte", "zeigten", "zieht",
  "zog", "zogen", "übernahm", "übernahmen",
};

/* Small words that open sentences and may end them, too: ... sammelt Geld ein. Wir essen heute. */
static const char *const clause_ends[] = {
  "allein", "auch", "bald", "dort", "ein", "gestern", "heute", "hier", "hinten", "mehr", "morgen",
  "nicht", "nichts", "nie", "nur", "oben", "offenbar", "oft", "schon", "selbst", "sicher", "so",
  "später", "unten", "unterwegs", "vorne", "weiter", "wieder", "wohl", "zurück", "zusammen",
  "überall",
};

/* A title or name without marks may follow: der Film Der Pate, die Straße Am Markt. In small letters:
 * of a compound, too, that ends so (Spielfilm). */
static const char *const title_nouns[] = {
  "Aufschrift", "Ausstellung", "Bericht", "Bild", "Blatt", "Büchern", "Erzählung", "Filme",
  "Filmen", "Films", "Gasthaus", "Gasthof", "Gedicht", "Geschichte", "Gruppe", "Hit", "Hotel",
  "Hymne", "Initiative", "Kampagne", "Liedes", "Magazins", "Motto", "Namen", "Ort", "Ortsteil",
  "Ortsteils", "Programm", "Projekt", "Restaurant", "Romane", "Romans", "Rubrik", "Satire", "Satz",
  "Schrift", "Sender", "Sendung", "Slogan", "Stadt", "Stichwort", "Straßen", "Stück", "Titel",
  "Titels", "Verein", "Wirtshaus", "Wort", "Worte", "Worten", "Wörter", "Zeitungen", "album",
  "areal", "band", "buch", "doku", "drama", "film", "gasse", "gemälde", "komödie", "krimi", "lied",
  "magazin", "musical", "namens", "novelle", "oper", "operette", "partei", "quartier", "reihe",
  "roman", "sender", "sendung", "serie", "show", "siedlung", "song", "strasse", "straße", "stück",
  "tatort", "thriller", "zeitschrift", "zeitung", "Überschrift",
};
/* clang-format on */

static int
compare (const char *word, gsize n_bytes, const char *entry)
{
  int order = n_bytes == 0 || *word == *entry ? strncmp (word, entry, n_bytes)
                                              : (guchar) *word - (guchar) *entry;

  return order != 0 ? order : (entry[n_bytes] == '\0' ? 0 : -1);
}

static gboolean
is_in (const char *const *list, guint n, const char *word, gsize n_bytes)
{
  guint low = 0, high = n;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = compare (word, n_bytes, list[middle]);

    if (order == 0)
      return TRUE;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return FALSE;
}

static LesartAbbreviation
find_exactly (const char *form, gsize n_bytes)
{
  guint low = 0, high = G_N_ELEMENTS (abbreviations);

  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = compare (form, n_bytes, abbreviations[middle].form);

    if (order == 0)
      return (LesartAbbreviation) abbreviations[middle].kind;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return LESART_ABBREVIATION_NONE;
}

/* @form without its full stop. Only where a sentence begins is "Evtl." looked up as "evtl.":
 * elsewhere "Max." is a name and "max." is not. */
LesartAbbreviation
lesart_find_abbreviation (const char *form, gsize n_bytes, gboolean sentence_start)
{
  LesartAbbreviation found = find_exactly (form, n_bytes);
  char lower[16];

  if (found != LESART_ABBREVIATION_NONE || !sentence_start)
    return found;
  if (n_bytes < 2 || n_bytes > sizeof lower || !g_ascii_isupper (form[0]))
    return found;
  memcpy (lower, form, n_bytes);
  lower[0] = g_ascii_tolower (lower[0]);
  return find_exactly (lower, n_bytes);
}

gboolean
lesart_is_sentence_starter (const char *word, gsize n_bytes)
{
  return is_in (sentence_starters, G_N_ELEMENTS (sentence_starters), word, n_bytes);
}

gboolean
lesart_is_month (const char *word, gsize n_bytes)
{
  return is_in (months, G_N_ELEMENTS (months), word, n_bytes);
}

gboolean
lesart_is_before_ordinal (const char *word, gsize n_bytes)
{
  return is_in (before_ordinals, G_N_ELEMENTS (before_ordinals), word, n_bytes);
}

gboolean
lesart_is_after_ordinal (const char *word, gsize n_bytes)
{
  return is_in (after_ordinals, G_N_ELEMENTS (after_ordinals), word, n_bytes);
}

gboolean
lesart_is_unit (const char *word, gsize n_bytes)
{
  return is_in (units, G_N_ELEMENTS (units), word, n_bytes);
}

gboolean
lesart_is_doubtful_starter (const char *word, gsize n_bytes)
{
  return is_in (doubtful_starters, G_N_ELEMENTS (doubtful_starters), word, n_bytes);
}

gboolean
lesart_is_finite_verb (const char *word, gsize n_bytes)
{
  return is_in (finite_verbs, G_N_ELEMENTS (finite_verbs), word, n_bytes);
}

gboolean
lesart_is_title_noun (const char *word, gsize n_bytes)
{
  if (is_in (title_nouns, G_N_ELEMENTS (title_nouns), word, n_bytes))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (title_nouns); i++) {
    const char *part = title_nouns[i];
    gsize n = strlen (part);

    if (g_ascii_islower (part[0]) && n <= n_bytes
        && memcmp (word + n_bytes - n + 1, part + 1, n - 1) == 0
        && g_ascii_tolower (word[n_bytes - n]) == part[0])
      return TRUE;
  }
  return FALSE;
}

gboolean
lesart_may_end_clause (const char *word, gsize n_bytes)
{
  return is_in (clause_ends, G_N_ELEMENTS (clause_ends), word, n_bytes);
}
