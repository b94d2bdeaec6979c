/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What speaks for which language: function words, endings, letters. Written for this program from
 * common knowledge. Each row names the languages that share it, and speaks the less for one of them
 * the more there are. Sorted by bytes (a test says so) and searched by halves; a new language is a
 * bit in language-guess-private.h, a name in language-guess.c, and rows here.
 */
#include "language-guess-private.h"

#include <string.h>

/* clang-format off */
#define DE LESART_LANGUAGE_BIT (LESART_LANGUAGE_DE)
#define EN LESART_LANGUAGE_BIT (LESART_LANGUAGE_EN)
#define FR LESART_LANGUAGE_BIT (LESART_LANGUAGE_FR)
#define IT LESART_LANGUAGE_BIT (LESART_LANGUAGE_IT)
#define ES LESART_LANGUAGE_BIT (LESART_LANGUAGE_ES)
#define PT LESART_LANGUAGE_BIT (LESART_LANGUAGE_PT)
#define CA LESART_LANGUAGE_BIT (LESART_LANGUAGE_CA)
#define RO LESART_LANGUAGE_BIT (LESART_LANGUAGE_RO)
#define NL LESART_LANGUAGE_BIT (LESART_LANGUAGE_NL)
#define DA LESART_LANGUAGE_BIT (LESART_LANGUAGE_DA)
#define NO LESART_LANGUAGE_BIT (LESART_LANGUAGE_NO)
#define SV LESART_LANGUAGE_BIT (LESART_LANGUAGE_SV)
#define FI LESART_LANGUAGE_BIT (LESART_LANGUAGE_FI)
#define ET LESART_LANGUAGE_BIT (LESART_LANGUAGE_ET)
#define HU LESART_LANGUAGE_BIT (LESART_LANGUAGE_HU)
#define PL LESART_LANGUAGE_BIT (LESART_LANGUAGE_PL)
#define CS LESART_LANGUAGE_BIT (LESART_LANGUAGE_CS)
#define SK LESART_LANGUAGE_BIT (LESART_LANGUAGE_SK)
#define SL LESART_LANGUAGE_BIT (LESART_LANGUAGE_SL)
#define HR LESART_LANGUAGE_BIT (LESART_LANGUAGE_HR)
#define TR LESART_LANGUAGE_BIT (LESART_LANGUAGE_TR)
#define LT LESART_LANGUAGE_BIT (LESART_LANGUAGE_LT)
#define LV LESART_LANGUAGE_BIT (LESART_LANGUAGE_LV)
#define LA LESART_LANGUAGE_BIT (LESART_LANGUAGE_LA)

/* Function words, written small. */
static const LesartEvidence words[] = {
  { "a", EN | FR | IT | PT | RO | HU | CS | SK }, { "aan", NL }, { "aasta", ET }, { "aastal", ET },
  { "ab", DE | LA }, { "aber", DE }, { "about", EN }, { "aby", CS | SK }, { "ac", LA },
  { "această", RO }, { "acest", RO }, { "acesta", RO }, { "aceste", RO }, { "ad", LA },
  { "af", DA }, { "after", EN }, { "aga", ET }, { "agli", IT }, { "ahol", HU }, { "ai", IT | RO },
  { "aj", SK }, { "aki", HU }, { "ako", SK }, { "al", IT | ES | CA | RO | NL }, { "alatt", HU },
  { "ale", RO | PL | CS | SK }, { "alebo", SK }, { "ali", SL | HR }, { "all", EN | IT },
  { "alla", IT }, { "alle", DE | IT }, { "alles", DE }, { "allo", IT }, { "alors", FR },
  { "als", DE | CA | NL }, { "also", EN }, { "am", DE }, { "ama", TR }, { "amb", CA },
  { "amely", HU }, { "ami", HU }, { "amikor", HU }, { "an", DE | EN }, { "ancak", TR },
  { "anche", IT }, { "and", EN }, { "ani", RO }, { "anni", IT }, { "anos", PT }, { "ans", FR },
  { "antes", ES }, { "any", EN }, { "anys", CA }, { "ao", PT }, { "aos", PT }, { "apie", LT },
  { "après", FR }, { "após", PT }, { "aquest", CA }, { "aquesta", CA }, { "aquests", CA },
  { "ar", LT | LV }, { "arasında", TR }, { "arba", LT }, { "are", EN }, { "arī", LV },
  { "as", EN | PT }, { "at", EN | DA | NO }, { "atque", LA }, { "att", SV }, { "até", PT },
  { "au", FR | RO }, { "auch", DE }, { "auf", DE }, { "aus", DE }, { "aussi", FR }, { "aut", LA },
  { "autem", LA }, { "aux", FR }, { "av", NO | SV }, { "avait", FR }, { "avant", FR },
  { "avec", FR }, { "aveva", IT }, { "avoir", FR }, { "az", HU }, { "azonban", HU }, { "azt", HU },
  { "años", ES }, { "bara", SV }, { "bare", NO }, { "be", EN }, { "because", EN }, { "been", EN },
  { "before", EN }, { "bei", DE }, { "beim", DE }, { "being", EN }, { "ben", TR },
  { "bet", LT | LV }, { "between", EN }, { "bez", PL | CS | SK | HR }, { "bi", SL }, { "bij", NL },
  { "bija", LV }, { "bil", SL }, { "bila", SL | HR }, { "bili", SL | HR }, { "bilo", SL | HR },
  { "bin", DE }, { "bio", HR }, { "bir", TR }, { "bis", DE }, { "bist", DE }, { "biti", SL | HR },
  { "biz", TR }, { "ble", NO }, { "blev", DA | SV }, { "blevet", DA }, { "blir", NO | SV },
  { "blitt", NO }, { "bliver", DA }, { "blivit", SV }, { "bol", SK }, { "bola", SK },
  { "boli", SK }, { "bolo", SK }, { "brez", SL }, { "bu", TR }, { "bus", LT }, { "but", EN },
  { "buvo", LT }, { "by", EN }, { "byl", CS }, { "byla", CS }, { "bylo", CS }, { "byly", CS },
  { "być", PL }, { "był", PL }, { "była", PL }, { "było", PL }, { "były", PL }, { "byť", SK },
  { "být", CS }, { "būs", LV }, { "c", FR }, { "c'est", FR }, { "can", EN }, { "car", FR },
  { "care", RO }, { "ce", FR | RO }, { "ces", FR }, { "cet", FR }, { "cette", FR }, { "cez", SK },
  { "che", IT }, { "chez", FR }, { "chi", IT }, { "ci", IT }, { "co", PL | CS }, { "com", PT | CA },
  { "come", IT }, { "comme", FR }, { "como", ES | PT }, { "con", IT | ES }, { "così", IT },
  { "could", EN }, { "csak", HU }, { "cu", RO }, { "cuando", ES }, { "cui", IT },
  { "cum", RO | LA }, { "czy", PL }, { "când", RO }, { "că", RO }, { "către", RO },
  { "d", FR | CA }, { "da", DE | IT | PT | SL | HR | TR }, { "dabei", DE }, { "daha", TR },
  { "dai", IT }, { "dal", IT }, { "dalla", IT }, { "dalle", IT }, { "dallo", IT }, { "damit", DE },
  { "dan", NL }, { "dann", DE }, { "dans", FR }, { "dar", RO }, { "das", DE | PT }, { "dass", DE },
  { "dat", NL }, { "daß", DE }, { "de", FR | ES | PT | CA | RO | NL | DA | NO | SV | HU | TR | LA },
  { "degli", IT }, { "dei", IT }, { "del", IT | ES | CA }, { "dell", IT }, { "della", IT },
  { "delle", IT }, { "dello", IT }, { "dels", CA }, { "dem", DE | DA | NO | SV },
  { "den", DE | DA | NO | SV }, { "denna", SV }, { "denne", DA | NO }, { "depois", PT },
  { "depuis", FR }, { "der", DE | DA | NO }, { "deras", SV }, { "deres", DA | NO },
  { "des", DE | FR }, { "desde", ES }, { "després", CA }, { "después", ES }, { "dessa", SV },
  { "det", DA | NO | SV }, { "detta", SV }, { "dette", DA | NO }, { "deutsche", DE },
  { "deutschen", DE }, { "deutschland", DE }, { "deux", FR }, { "deze", NL }, { "değil", TR },
  { "di", IT }, { "dich", DE }, { "did", EN }, { "die", DE | NL }, { "diese", DE },
  { "diesem", DE }, { "diesen", DE }, { "dieser", DE }, { "dieses", DE }, { "din", RO },
  { "dir", DE }, { "disse", DA | NO }, { "dit", NL }, { "dla", PL },
  { "do", EN | PT | PL | CS | SK | SL | HR }, { "doch", DE }, { "does", EN }, { "doing", EN },
  { "don't", EN }, { "donc", FR }, { "donde", ES }, { "dont", FR }, { "door", NL }, { "dopo", IT },
  { "dort", DE }, { "dos", PT | CA }, { "dove", IT }, { "drugi", SL }, { "du", FR | DA | NO | SV },
  { "după", RO }, { "durch", DE }, { "during", EN }, { "dėl", LT }, { "e", IT | ES | PT },
  { "each", EN }, { "ed", IT }, { "een", NL }, { "efter", DA | SV }, { "egy", HU },
  { "ei", RO | NO | FI | ET }, { "ein", DE }, { "eine", DE }, { "einem", DE }, { "einen", DE },
  { "einer", DE }, { "eines", DE }, { "eius", LA }, { "el", ES | CA }, { "ela", PT }, { "ele", PT },
  { "eles", PT }, { "ella", ES }, { "elle", FR }, { "eller", DA | NO | SV }, { "elles", FR },
  { "ellos", ES }, { "els", CA }, { "előtt", HU }, { "em", PT },
  { "en", FR | ES | CA | NL | DA | NO | SV | TR }, { "end", DA }, { "enim", LA }, { "enn", NO },
  { "enne", ET }, { "ennen", FI }, { "entre", FR | ES | PT | CA }, { "er", DE | NL | DA | NO },
  { "era", IT | ES | PT | CA | RO }, { "eran", ES }, { "erano", IT }, { "es", DE | ES | CA },
  { "esa", ES }, { "ese", ES }, { "eso", ES }, { "essa", PT }, { "esse", PT | LA },
  { "essere", IT }, { "est", FR | LA }, { "esta", ES | PT }, { "estaba", ES }, { "estas", ES },
  { "este", ES | PT | RO }, { "estos", ES }, { "está", ES | PT }, { "están", ES }, { "estão", PT },
  { "et", FR | DA | NO | ET | LA }, { "etiam", LA }, { "ett", SV }, { "etter", NO }, { "että", FI },
  { "etwa", DE }, { "etwas", DE }, { "euch", DE }, { "ex", LA }, { "ez", HU }, { "ezek", HU },
  { "ezt", HU }, { "fait", FR }, { "few", EN }, { "fi", RO }, { "fins", CA }, { "foarte", RO },
  { "foi", PT }, { "for", EN | DA | NO }, { "foram", PT }, { "fost", RO }, { "fra", IT | DA | NO },
  { "from", EN }, { "från", SV }, { "fue", ES }, { "fuer", DE }, { "fueron", ES }, { "för", SV },
  { "für", DE }, { "fără", RO }, { "gada", LV }, { "gadā", LV }, { "gali", LT }, { "geen", NL },
  { "gegen", DE }, { "geht", DE }, { "gestern", DE }, { "gibi", TR }, { "gibt", DE }, { "gli", IT },
  { "godine", HR }, { "göre", TR }, { "ha", IT | ES | CA | HU }, { "haar", NL }, { "habe", DE },
  { "haben", DE }, { "había", ES }, { "had", EN | NL }, { "hadde", NO }, { "hade", SV },
  { "han", ES | CA | DA | NO | SV }, { "hanno", IT }, { "hans", DA | NO | SV },
  { "har", DA | NO | SV }, { "has", EN }, { "hast", DE }, { "hasta", ES }, { "hat", DE },
  { "hatte", DE }, { "hatten", DE }, { "havde", DA }, { "have", EN }, { "hay", ES },
  { "he", EN | FI }, { "hebben", NL }, { "heeft", NL }, { "heidän", FI }, { "hem", NL },
  { "hendes", DA }, { "hennes", NO | SV }, { "her", EN | TR }, { "here", EN }, { "het", NL },
  { "heute", DE }, { "hier", DE }, { "hij", NL }, { "him", EN }, { "his", EN }, { "ho", CA },
  { "hoc", LA }, { "hoe", NL }, { "hogy", HU }, { "hon", SV }, { "how", EN },
  { "hun", NL | DA | NO }, { "hur", SV }, { "hva", NO }, { "hvad", DA }, { "hvem", DA | NO },
  { "hvor", DA | NO }, { "há", PT }, { "hän", FI }, { "hänen", FI }, { "hätte", DE },
  { "i", EN | IT | CA | DA | NO | SV | PL | CS | HR }, { "iar", RO }, { "ich", DE | PL | SK },
  { "if", EN }, { "ihr", DE }, { "ihre", DE }, { "ihren", DE }, { "ihrer", DE }, { "ik", NL },
  { "iki", TR | LT }, { "ikke", DA | NO }, { "il", FR | IT }, { "ile", TR }, { "ili", HR },
  { "ils", FR }, { "im", DE }, { "ima", SL | HR }, { "imajo", SL }, { "immer", DE },
  { "in", DE | EN | IT | NL | SL | LA }, { "inte", SV }, { "into", EN }, { "ir", LT | LV },
  { "is", EN | NL | HU }, { "ise", TR }, { "isso", PT }, { "ist", DE }, { "it", EN }, { "its", EN },
  { "iz", HR }, { "između", HR }, { "için", TR }, { "iš", LT }, { "j", FR }, { "ja", CA | FI | ET },
  { "jaar", NL }, { "jag", SV }, { "jahr", DE }, { "jahre", DE }, { "jahren", DE },
  { "jak", PL | CS }, { "jau", LT | LV }, { "je", FR | NL | CS | SK | SL | HR }, { "jedoch", DE },
  { "jeg", DA | NO }, { "jego", PL }, { "jeho", CS | SK }, { "jej", PL | SK }, { "jejich", CS },
  { "její", CS }, { "jen", CS }, { "jer", HR }, { "jest", PL }, { "jetzt", DE }, { "ji", LT },
  { "jie", LT }, { "jih", SL }, { "jij", NL }, { "jis", LT }, { "jo", FI }, { "joka", FI },
  { "jos", FI | LT }, { "jotka", FI }, { "jsou", CS }, { "juba", ET }, { "just", EN },
  { "już", PL }, { "já", PT }, { "jälkeen", FI }, { "järgi", ET }, { "jų", LT },
  { "k", CS | SK | SL | HR }, { "ka", ET | LV }, { "kad", HR | LT }, { "kadar", TR },
  { "kaip", LT }, { "kaj", SL }, { "kako", HR }, { "kakor", SL }, { "kan", NL | DA | NO | SV },
  { "kann", DE }, { "kanssa", FI }, { "kao", HR }, { "kas", LV }, { "když", CS }, { "kein", DE },
  { "keine", DE }, { "keinen", DE }, { "kell", HU }, { "ker", SL }, { "kes", ET }, { "keď", SK },
  { "ki", HU | SL | TR }, { "kje", SL }, { "ko", SL }, { "koennen", DE }, { "koja", HR },
  { "koje", HR }, { "koji", HR }, { "konnte", DE }, { "koos", ET }, { "koska", FI }, { "kot", SL },
  { "která", CS }, { "které", CS }, { "který", CS }, { "ktorá", SK }, { "ktoré", SK },
  { "ktorý", SK }, { "która", PL }, { "które", PL }, { "który", PL }, { "kui", ET }, { "kuid", ET },
  { "kuin", FI }, { "kun", DA | FI }, { "kunnen", NL }, { "kura", LV }, { "kuri", LT },
  { "kurie", LT }, { "kuris", LT }, { "kurš", LV }, { "két", HU }, { "können", DE },
  { "között", HU }, { "kā", LV }, { "l", FR | IT | CA }, { "la", FR | IT | ES | CA | RO },
  { "lahko", SL }, { "lai", LV }, { "las", ES }, { "lat", PL }, { "laut", DE },
  { "le", FR | IT | ES }, { "lehet", HU }, { "lei", IT | RO }, { "len", SK },
  { "les", FR | ES | CA }, { "lesz", HU }, { "let", CS }, { "leta", SL }, { "lett", HU },
  { "leur", FR }, { "leurs", FR }, { "lhe", PT }, { "li", CA }, { "lo", IT | ES }, { "lor", RO },
  { "loro", IT }, { "los", ES }, { "lub", PL }, { "lui", FR | IT | RO }, { "līdz", LV },
  { "m'est", FR }, { "ma", IT | ET | PL }, { "maar", NL }, { "machen", DE }, { "macht", DE },
  { "mai", RO }, { "mais", FR | PT }, { "man", DE }, { "mas", PT }, { "may", EN },
  { "me", ES | FI | ET }, { "med", DA | NO | SV | SL }, { "medzi", SK }, { "meer", NL },
  { "meg", HU }, { "meget", DA }, { "mehr", DE }, { "mellan", SV }, { "mellem", DA },
  { "mellom", NO }, { "men", DA | NO | SV }, { "mer", NO | SV }, { "mere", DA }, { "met", NL },
  { "metais", LT }, { "metų", LT }, { "mezi", CS }, { "mi", ES | HU | TR }, { "mich", DE },
  { "might", EN }, { "mikä", FI }, { "minden", HU }, { "mint", HU }, { "minä", FI }, { "mir", DE },
  { "mis", ET }, { "mit", DE }, { "mitä", FI }, { "między", PL }, { "mod", DA }, { "moet", NL },
  { "moeten", NL }, { "molt", CA }, { "molto", IT }, { "more", EN }, { "most", EN },
  { "mot", NO | SV }, { "może", PL }, { "može", HR }, { "muessen", DE }, { "muito", PT },
  { "mukaan", FI }, { "muss", DE }, { "must", EN }, { "mutta", FI }, { "muy", ES }, { "muß", DE },
  { "my", EN }, { "mycket", SV }, { "mye", NO }, { "myös", FI }, { "má", CS | SK }, { "már", HU },
  { "más", ES }, { "még", HU }, { "més", CA }, { "même", FR }, { "môže", SK }, { "müssen", DE },
  { "může", CS }, { "n", FR }, { "na", PT | NL | PL | CS | SK | SL | HR }, { "naar", NL },
  { "nach", DE }, { "nad", ET | PL | CS | SK | SL | HR }, { "nagy", HU }, { "nas", PT },
  { "ne", FR | IT | FI | CS | SL | HR | TR | LT | LV }, { "nebo", CS }, { "nec", LA },
  { "need", ET }, { "nei", IT }, { "nel", IT }, { "nell", IT }, { "nella", IT }, { "nelle", IT },
  { "nello", IT }, { "nem", HU }, { "nende", ET }, { "není", CS }, { "neue", DE }, { "neuen", DE },
  { "new", EN }, { "ni", SL }, { "nicht", DE }, { "nichts", DE }, { "nie", PL | SK },
  { "niet", NL }, { "nieuwe", NL }, { "nii", ET }, { "niin", FI }, { "nije", HR }, { "ning", ET },
  { "njegov", SL | HR }, { "njen", SL }, { "njezin", HR }, { "njihov", SL | HR },
  { "no", EN | ES | PT | CA | LV }, { "noch", DE }, { "nog", NL }, { "non", IT | LA },
  { "nor", EN }, { "nos", ES | PT }, { "not", EN }, { "nous", FR }, { "nu", RO | DA | SV },
  { "nun", DE }, { "nuo", LT }, { "nur", DE }, { "nyt", FI }, { "não", PT }, { "nämä", FI },
  { "när", SV }, { "nå", NO }, { "når", DA | NO }, { "nüüd", ET },
  { "o", IT | ES | PT | CA | RO | PL | CS | SK | SL | HR | TR }, { "och", SV }, { "också", SV },
  { "od", PL | CS | SK | SL | HR }, { "oder", DE }, { "of", EN | NL }, { "og", DA | NO },
  { "også", DA | NO }, { "ohne", DE }, { "olan", TR }, { "olarak", TR }, { "oldu", TR },
  { "olduğu", TR }, { "ole", FI }, { "oli", FI | ET }, { "olivat", FI }, { "olla", FI | ET },
  { "ollut", FI }, { "olnud", ET }, { "om", NL | DA | NO | SV }, { "oma", ET }, { "omdat", NL },
  { "on", EN | FR | CA | FI | ET }, { "onde", PT }, { "onder", NL }, { "one", EN }, { "onlar", TR },
  { "only", EN }, { "ont", FR }, { "ook", NL }, { "op", NL | DA }, { "opp", NO }, { "or", EN },
  { "oraz", PL }, { "os", PT }, { "other", EN }, { "ou", FR | PT }, { "our", EN }, { "out", EN },
  { "ovat", FI }, { "over", EN | NL | DA | NO }, { "où", FR }, { "pa", SL }, { "par", FR | LV },
  { "para", ES | PT }, { "pas", FR }, { "pat", LT }, { "pe", RO }, { "pedig", HU }, { "pela", PT },
  { "pelo", PT }, { "pentru", RO }, { "per", IT | CA | LT | LA }, { "perché", IT }, { "pero", ES },
  { "perquè", CA }, { "però", CA }, { "pie", LV }, { "pirms", LV }, { "più", IT }, { "plus", FR },
  { "po", PL | CS | SK | SL | HR | LT }, { "pod", PL | CS | SK | SL | HR }, { "podle", CS },
  { "podľa", SK }, { "por", ES | PT }, { "porque", ES | PT }, { "pour", FR }, { "pre", SK },
  { "pred", SK | SL }, { "pri", SK | SL | HR }, { "prie", LT }, { "prije", HR }, { "prima", IT },
  { "prin", RO }, { "pro", CS }, { "przed", PL }, { "przez", PL }, { "przy", PL }, { "pärast", ET },
  { "på", DA | NO | SV }, { "pēc", LV }, { "před", CS }, { "přes", CS }, { "při", CS },
  { "qu", FR }, { "quae", LA }, { "quam", LA }, { "quan", CA }, { "quando", IT | PT },
  { "que", FR | ES | PT | CA }, { "quella", IT }, { "quello", IT }, { "questa", IT },
  { "queste", IT }, { "questi", IT }, { "questo", IT }, { "qui", FR | LA }, { "quien", ES },
  { "quod", LA }, { "quoi", FR }, { "qué", ES }, { "roce", CS }, { "rokov", SK },
  { "roku", PL | SK }, { "rund", DE }, { "s", FR | CA | CS | SK | SL | HR }, { "s-a", RO },
  { "sa", FR | RO | ET | SK | HR }, { "sagte", DE }, { "said", EN }, { "samo", SL | HR },
  { "sans", FR }, { "sau", RO }, { "says", EN }, { "schon", DE },
  { "se", FR | IT | ES | PT | RO | FI | CS | SL | HR }, { "sed", LA }, { "seda", ET },
  { "see", ET }, { "seg", NO }, { "según", ES }, { "sehr", DE }, { "sei", DE }, { "seien", DE },
  { "sein", DE }, { "seine", DE }, { "seinen", DE }, { "seiner", DE }, { "seit", DE },
  { "sekä", FI }, { "selle", ET }, { "selon", FR }, { "sem", PT }, { "sen", FI | TR },
  { "sense", CA }, { "ser", ES | PT | CA }, { "ses", FR }, { "sest", ET }, { "seu", PT | CA },
  { "seus", PT | CA }, { "seva", CA }, { "she", EN }, { "should", EN },
  { "si", FR | IT | ES | CA | CS | SK | SL | HR | LA }, { "sich", DE }, { "sie", DE },
  { "sig", DA | SV }, { "siinä", FI }, { "siis", ET }, { "siitä", FI },
  { "sin", ES | DA | NO | SV }, { "sina", SV }, { "sind", DE }, { "sine", DA | NO }, { "sinä", FI },
  { "sit", DA }, { "sitt", NO | SV }, { "siz", TR }, { "się", PL }, { "ska", SV },
  { "skal", DA | NO }, { "skulle", SV }, { "so", DE | EN | SL }, { "sobre", ES | PT | CA },
  { "soll", DE }, { "sollen", DE }, { "som", DA | NO | SV }, { "some", EN }, { "son", FR | ES },
  { "sono", IT }, { "sonra", TR }, { "sont", FR }, { "sous", FR }, { "sowie", DE }, { "stata", IT },
  { "stato", IT }, { "su", IT | ES | HR | LT }, { "sua", IT | PT }, { "suas", PT }, { "such", EN },
  { "sul", IT }, { "sulla", IT }, { "sunt", RO | LA }, { "suo", IT }, { "suoi", IT }, { "sur", FR },
  { "sus", ES }, { "szerint", HU }, { "são", PT }, { "så", DA | NO | SV }, { "són", CA },
  { "sú", SK }, { "să", RO }, { "său", RO }, { "są", PL }, { "ta", ET | PL | CS | SL | HR },
  { "tai", FI | LT }, { "taip", LT }, { "taj", HR }, { "također", HR }, { "také", CS },
  { "także", PL }, { "también", ES }, { "també", CA }, { "também", PT }, { "tarafından", TR },
  { "tas", LV }, { "tato", CS }, { "te", ES | NL | FI | ET | HU | PL | SL | HR }, { "tega", SL },
  { "tegen", NL }, { "tego", PL }, { "tej", PL }, { "tem", PT }, { "tema", ET },
  { "ten", PL | CS | SK }, { "tento", CS | SK }, { "than", EN }, { "that", EN }, { "the", EN },
  { "their", EN }, { "them", EN }, { "then", EN }, { "there", EN }, { "these", EN }, { "they", EN },
  { "this", EN }, { "those", EN }, { "through", EN }, { "tiež", SK }, { "tik", LT },
  { "tikai", LV }, { "til", DA | NO }, { "till", SV }, { "to", EN | PL | CS | SK | SL | HR },
  { "toate", RO }, { "todo", ES }, { "todos", ES }, { "toga", HR }, { "tot", CA | NL },
  { "tots", CA }, { "tous", FR }, { "tout", FR }, { "toute", FR }, { "toutes", FR }, { "tra", IT },
  { "trotz", DE }, { "très", FR }, { "tu", FR | ES }, { "tudi", SL }, { "tussen", NL },
  { "tylko", PL }, { "tym", PL }, { "tá", SK }, { "táto", SK }, { "tämä", FI }, { "tämän", FI },
  { "têm", PT }, { "tím", CS }, { "több", HU }, { "tým", SK }, { "tā", LV }, { "u", ES | NL | HR },
  { "ud", DA }, { "ueber", DE }, { "uhr", DE }, { "uit", NL }, { "um", DE | PT }, { "uma", PT },
  { "umas", PT }, { "un", FR | IT | ES | CA | RO | LV }, { "una", IT | ES | CA }, { "unas", ES },
  { "und", DE }, { "unde", RO }, { "under", EN | DA | NO | SV }, { "une", FR }, { "unei", RO },
  { "unes", CA }, { "uno", IT }, { "unos", ES }, { "uns", DE | PT | CA }, { "unter", DE },
  { "unui", RO }, { "up", EN }, { "upp", SV }, { "ut", NO | SV | LA }, { "után", HU }, { "uz", LV },
  { "už", CS | SK | LT }, { "v", CS | SK | SL }, { "va", CA }, { "vad", SV }, { "vagy", HU },
  { "vai", LV }, { "vaid", ET }, { "vain", FI }, { "van", CA | NL | HU },
  { "var", DA | NO | SV | TR | LV }, { "vara", SV }, { "varit", SV }, { "ve", TR },
  { "ved", DA | NO }, { "veel", NL }, { "vem", SV }, { "vers", FR }, { "very", EN }, { "veya", TR },
  { "već", HR }, { "več", SL }, { "vi", DA | NO | SV }, { "vid", SV }, { "vil", DA | NO },
  { "vill", SV }, { "viņa", LV }, { "viņi", LV }, { "viņš", LV }, { "você", PT }, { "voi", FI },
  { "volt", HU }, { "voltak", HU }, { "vom", DE }, { "von", DE }, { "voor", NL }, { "vor", DE },
  { "vous", FR }, { "vse", SL }, { "vsi", SL }, { "vuoden", FI }, { "vuonna", FI }, { "välja", ET },
  { "være", DA | NO }, { "været", DA }, { "vært", NO }, { "või", ET }, { "võib", ET }, { "w", PL },
  { "waar", NL }, { "waere", DE }, { "war", DE }, { "waren", DE | NL }, { "was", DE | EN | NL },
  { "wat", NL }, { "we", EN | NL }, { "wegen", DE }, { "weil", DE }, { "weiter", DE },
  { "wenn", DE }, { "wer", DE }, { "werd", NL }, { "werden", DE | NL }, { "were", EN },
  { "what", EN }, { "when", EN }, { "where", EN }, { "which", EN }, { "while", EN }, { "who", EN },
  { "whom", EN }, { "whose", EN }, { "wie", DE | NL }, { "wieder", DE }, { "wij", NL },
  { "will", DE | EN }, { "wir", DE }, { "wird", DE }, { "with", EN }, { "wo", DE },
  { "wollen", DE }, { "worden", DE | NL }, { "wordt", NL }, { "would", EN }, { "wuerde", DE },
  { "wurde", DE }, { "wurden", DE }, { "während", DE }, { "wäre", DE }, { "würde", DE },
  { "y", FR | ES }, { "ya", ES }, { "yok", TR }, { "you", EN }, { "your", EN }, { "yra", LT },
  { "z", PL | CS | SK | SL }, { "za", PL | CS | SK | SL | HR }, { "zal", NL },
  { "ze", NL | PL | CS }, { "zeer", NL }, { "zich", NL }, { "zij", NL }, { "zijn", NL },
  { "zo", SK }, { "zonder", NL }, { "zou", NL }, { "zu", DE }, { "zullen", NL }, { "zum", DE },
  { "zur", DE }, { "zwar", DE }, { "zwischen", DE }, { "à", PT }, { "às", PT }, { "än", SV },
  { "är", SV }, { "å", NO }, { "år", DA | NO | SV }, { "çok", TR }, { "è", IT }, { "é", PT },
  { "él", ES }, { "én", HU }, { "és", CA | HU }, { "étaient", FR }, { "était", FR }, { "été", FR },
  { "être", FR }, { "în", RO }, { "între", RO }, { "önce", TR }, { "över", SV }, { "új", HU },
  { "über", DE }, { "üle", ET }, { "üzerinde", TR }, { "čo", SK }, { "į", LT }, { "ő", HU },
  { "ők", HU }, { "şu", TR }, { "ši", LT }, { "šis", LT | LV }, { "što", HR }, { "šī", LV },
  { "że", PL }, { "že", CS | SK | SL }, { "și", RO },
};

/* Endings of longer words. */
static const LesartEvidence endings[] = {
  { "aar", NL }, { "acak", TR }, { "ach", PL }, { "ado", ES | PT }, { "ados", ES | PT },
  { "aient", FR }, { "ando", IT | ES | PT }, { "anie", PL | SK }, { "anje", SL | HR },
  { "arna", SV }, { "arum", LA }, { "ate", IT }, { "ati", IT }, { "ato", IT }, { "ats", CA },
  { "ava", CA }, { "ban", HU }, { "ben", HU }, { "ból", HU }, { "ből", HU }, { "chen", DE },
  { "chens", DE }, { "ciones", ES }, { "cions", CA }, { "ció", CA }, { "ción", ES }, { "cja", PL },
  { "cji", PL }, { "dad", ES }, { "dade", PT }, { "dan", TR }, { "den", TR }, { "dest", ET },
  { "ea", RO }, { "eau", FR }, { "ează", RO }, { "ede", DA }, { "een", FI }, { "eerd", NL },
  { "ega", SL }, { "ego", PL }, { "eiro", PT }, { "ella", IT }, { "else", DA | NO | SV },
  { "elser", DA | NO }, { "ement", FR }, { "emu", PL | SL }, { "endo", IT | PT }, { "ene", NO },
  { "enie", PL | SK }, { "enje", SL | HR }, { "ení", CS }, { "erne", DA }, { "ett", HU },
  { "etto", IT }, { "eur", FR }, { "eurs", FR }, { "euse", FR }, { "eux", FR }, { "ggio", IT },
  { "ght", EN }, { "hed", DA }, { "heden", NL }, { "heid", NL }, { "heit", DE }, { "het", NO | SV },
  { "iai", LT }, { "ibus", LA }, { "ida", ES }, { "idad", ES }, { "iem", LV }, { "iendo", ES },
  { "ieren", DE }, { "iert", DE }, { "ies", EN }, { "ih", SL | HR }, { "ijk", NL }, { "ijke", NL },
  { "illo", ES }, { "ilor", RO }, { "ima", HR }, { "imas", LT }, { "imi", SL }, { "inde", TR },
  { "ing", EN | NL }, { "ingen", NL }, { "inho", PT }, { "ique", FR }, { "iques", FR },
  { "isch", DE }, { "ische", DE }, { "ischen", DE }, { "ischer", DE }, { "iset", FI },
  { "isk", SV }, { "itat", CA }, { "ity", EN }, { "ità", IT }, { "ité", FR }, { "ités", FR },
  { "ium", LA }, { "ių", LT }, { "keit", DE }, { "ksi", FI }, { "lar", TR }, { "ları", TR },
  { "ler", TR }, { "leri", TR }, { "lich", DE }, { "liche", DE }, { "lichen", DE },
  { "licher", DE }, { "lig", DA | NO | SV }, { "liga", SV }, { "lige", DA | NO }, { "lijk", NL },
  { "lik", TR }, { "lla", FI }, { "llä", FI }, { "lta", FI }, { "ly", EN }, { "lık", TR },
  { "ment", CA }, { "mente", IT | ES | PT }, { "mine", ET }, { "minen", FI }, { "miş", TR },
  { "mış", TR }, { "nak", HU }, { "nek", HU }, { "nen", FI }, { "ness", EN }, { "nin", TR },
  { "ning", DA | NO | SV }, { "nın", TR }, { "oga", HR }, { "oir", FR }, { "ois", FR },
  { "ome", HR }, { "oord", NL }, { "orna", SV }, { "orum", LA }, { "ost", CS | SL | HR },
  { "osti", CS | SK | SL | HR }, { "osť", SK }, { "ott", HU }, { "ould", EN }, { "ous", EN },
  { "ov", SK | SL }, { "ova", HR }, { "ová", CS | SK }, { "ości", PL }, { "ość", PL },
  { "que", LA }, { "schaft", DE }, { "schaften", DE }, { "schap", NL }, { "sche", NL },
  { "ship", EN }, { "skab", DA }, { "skap", NO | SV }, { "ski", PL | SL | HR }, { "ský", CS | SK },
  { "ssa", FI }, { "sse", ET }, { "ssä", FI }, { "sta", FI }, { "stä", FI }, { "ság", HU },
  { "ség", HU }, { "tag", DE }, { "tie", NL }, { "ties", NL }, { "tion", EN | FR },
  { "tionen", DE }, { "tions", EN | FR }, { "tud", ET }, { "tur", LA }, { "tás", HU },
  { "tés", HU }, { "ului", RO }, { "ung", DE }, { "ungen", DE }, { "use", ET }, { "usi", LT },
  { "uur", NL }, { "uus", FI }, { "val", HU }, { "vel", HU }, { "ward", EN }, { "wth", EN },
  { "ych", PL }, { "ymas", LT }, { "ymi", PL }, { "yor", TR }, { "zione", IT }, { "zioni", IT },
  { "ßen", DE }, { "ßer", DE }, { "ách", CS | SK }, { "ání", CS }, { "ást", HU }, { "ão", PT },
  { "ään", FI }, { "ção", PT }, { "ções", PT }, { "ées", FR }, { "ého", CS | SK },
  { "ému", CS | SK }, { "ía", ES }, { "ías", ES }, { "ów", PL }, { "ões", PT }, { "ých", CS | SK },
  { "ými", CS | SK }, { "ām", LV }, { "ări", RO }, { "ēja", LV }, { "ės", LT }, { "ība", LV },
  { "ības", LV }, { "ında", TR }, { "šana", LV }, { "ů", CS }, { "ție", RO }, { "ții", RO },
};

/* Letters that few languages have. */
static const LesartEvidence letters[] = {
  { "¡", ES }, { "¿", ES }, { "ß", DE }, { "ã", PT }, { "ä", DE | SV | FI | ET | SK },
  { "å", DA | NO | SV }, { "æ", DA | NO }, { "ç", FR | PT | CA | TR }, { "è", FR | IT | CA },
  { "ê", FR | PT }, { "ì", IT }, { "ñ", ES }, { "ò", IT | CA }, { "õ", PT | ET },
  { "ö", DE | SV | FI | ET | HU | TR }, { "ø", DA | NO }, { "ù", FR | IT },
  { "ü", DE | ET | HU | TR }, { "ā", LV }, { "ă", RO }, { "ą", PL | LT },
  { "č", CS | SK | SL | HR | LT | LV }, { "đ", HR }, { "ē", LV }, { "ė", LT }, { "ę", PL | LT },
  { "ě", CS }, { "ğ", TR }, { "ģ", LV }, { "ī", LV }, { "ı", TR }, { "ĳ", NL }, { "ķ", LV },
  { "ľ", SK }, { "ł", PL }, { "ő", HU }, { "œ", FR }, { "ř", CS }, { "ş", RO | TR },
  { "š", ET | CS | SK | SL | HR | LT | LV }, { "ů", CS }, { "ű", HU }, { "ų", LT }, { "ż", PL },
  { "ž", ET | CS | SK | SL | HR | LT | LV }, { "ș", RO }, { "ț", RO },
};
/* clang-format on */

static guint32
find (const LesartEvidence *list, guint n, const char *string, gsize n_bytes)
{
  guint low = 0, high = n;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const char *other = list[middle].string;
    int order =
        *string == *other ? strncmp (string, other, n_bytes) : (guchar) *string - (guchar) *other;

    if (order == 0 && list[middle].string[n_bytes] == '\0')
      return list[middle].languages;
    if (order <= 0)
      high = middle;
    else
      low = middle + 1;
  }
  return 0;
}

/* Each returns the bits of the languages that the string speaks for. */
guint32
lesart_languages_of_word (const char *word, gsize n_bytes)
{
  return find (words, G_N_ELEMENTS (words), word, n_bytes);
}

/* The longest ending that is known counts. */
guint32
lesart_languages_of_ending (const char *word, gsize n_bytes)
{
  for (gsize length = MIN (n_bytes - 1, 8); length >= 2; length--) {
    guint32 found = find (endings, G_N_ELEMENTS (endings), word + n_bytes - length, length);

    if (found != 0)
      return found;
  }
  return 0;
}

guint32
lesart_languages_of_letter (const char *letter, gsize n_bytes)
{
  return find (letters, G_N_ELEMENTS (letters), letter, n_bytes);
}
