/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <string.h>

/*
 * Every word that the reader knows. Lower case, "|" between spellings, one space between words, no
 * full stops: "f.o.m." is looked up as "fom". A language is a letter: Bokmål b, Nynorsk n, Swedish
 * s, Danish d, English e; a capital letter counts only where that language is asked for, as the
 * spelling is too common in the others.
 */
typedef struct
{
  SkvWordClass class;
  int value;
  const char *languages;
  const char *words;
} WordRow;

static const WordRow rows[] = {
  { SKV_WORD_MONTH, 1, "bnsde", "januar|januari|january|jan" },
  { SKV_WORD_MONTH, 2, "bnsde", "februar|februari|february|feb|febr" },
  { SKV_WORD_MONTH, 3, "bnsde", "mars|marts|march|mar|mrs" },
  { SKV_WORD_MONTH, 4, "bnsde", "april|apr" },
  { SKV_WORD_MONTH, 5, "bnsde", "mai|maj|may" },
  { SKV_WORD_MONTH, 6, "bnsde", "juni|june|jun" },
  { SKV_WORD_MONTH, 7, "bnsde", "juli|july|jul" },
  { SKV_WORD_MONTH, 8, "bnsde", "august|augusti|aug" },
  { SKV_WORD_MONTH, 9, "bnsde", "september|sep|sept" },
  { SKV_WORD_MONTH, 10, "bnsde", "oktober|october|okt|oct" },
  { SKV_WORD_MONTH, 11, "bnsde", "november|nov" },
  { SKV_WORD_MONTH, 12, "bnsde", "desember|december|des|dec" },

  { SKV_WORD_WEEKDAY, 1, "bnsd",
    "mandag|mandagen|mandager|måndag|måndagen|måndagar|mandage|mån|man|må|ma" },
  { SKV_WORD_WEEKDAY, 1, "e", "monday|mondays|mon" },
  { SKV_WORD_WEEKDAY, 2, "bnsd",
    "tirsdag|tirsdagen|tirsdager|tirsdage|tysdag|tysdagen|tysdagar|tisdag|tisdagen|tisdagar|"
    "tirs|tir|tis|tys" },
  { SKV_WORD_WEEKDAY, 2, "BNSD", "ti" },
  { SKV_WORD_WEEKDAY, 2, "e", "tuesday|tuesdays|tue|tues" },
  { SKV_WORD_WEEKDAY, 3, "bnsd", "onsdag|onsdagen|onsdager|onsdagar|onsdage|ons" },
  { SKV_WORD_WEEKDAY, 3, "BNSD", "on" },
  { SKV_WORD_WEEKDAY, 3, "e", "wednesday|wednesdays|wed|weds" },
  { SKV_WORD_WEEKDAY, 4, "bnsd", "torsdag|torsdagen|torsdager|torsdagar|torsdage|tors|tor|to" },
  { SKV_WORD_WEEKDAY, 4, "e", "thursday|thursdays|thu|thur|thurs" },
  { SKV_WORD_WEEKDAY, 5, "bnsd", "fredag|fredagen|fredager|fredagar|fredage|fre" },
  { SKV_WORD_WEEKDAY, 5, "BNSD", "fr" },
  { SKV_WORD_WEEKDAY, 5, "e", "friday|fridays" },
  { SKV_WORD_WEEKDAY, 5, "E", "fri" },
  { SKV_WORD_WEEKDAY, 6, "bnsd",
    "lørdag|lørdagen|lørdager|lørdage|laurdag|laurdagen|laurdagar|lördag|lördagen|lördagar|"
    "lør|lör|lau|lø|lö" },
  { SKV_WORD_WEEKDAY, 6, "e", "saturday|saturdays|sat" },
  { SKV_WORD_WEEKDAY, 7, "bnsd",
    "søndag|søndagen|søndager|søndage|sundag|sundagen|sundagar|søndagar|söndag|söndagen|"
    "söndagar|søn|sön|sø|sö" },
  { SKV_WORD_WEEKDAY, 7, "e", "sunday|sundays|sun" },
  { SKV_WORD_WEEKEND, 0, "bnsde", "helg|helgen|helga|helgene|weekend|weekenden|the weekend" },

  { SKV_WORD_WEEK, 0, "bn", "uke|uka|uken|uker|ukene|veke|veka|veker|vekene|u|v" },
  { SKV_WORD_WEEK, 0, "s", "vecka|veckan|veckor|veckorna|v" },
  { SKV_WORD_WEEK, 0, "d", "uge|ugen|uger|ugerne|u" },
  { SKV_WORD_WEEK, 0, "e", "week|weeks|wk|w" },
  { SKV_WORD_DAYS, 0, "bnsde",
    "dag|dagen|dager|dagar|dage|dagene|dagarna|dagane|day|days|døgn|dygn|kalenderdager|"
    "kalenderdagar|kalenderdage|calendar days" },
  { SKV_WORD_MONTHS, 0, "bnsde",
    "mnd|måned|måneden|måneder|månad|månaden|månader|månad(en)|mån|month|months" },
  { SKV_WORD_YEAR, 0, "bnsde", "år|året|year|the year|årets" },
  { SKV_WORD_AND, 0, "bnsd", "og|och|eller|samt" },
  { SKV_WORD_AND, 0, "S", "o" },
  { SKV_WORD_AND, 0, "e", "and|or" },
  { SKV_WORD_TO, 0, "bnd", "til" },
  { SKV_WORD_TO, 0, "s", "till" },
  { SKV_WORD_TO, 0, "e", "to|through|thru" },
  { SKV_WORD_UNTIL, 0, "bnsd",
    "tom|t o m|til og med|til og m|tilogmed|fram til og med|frem til og med|til og med den|"
    "till och med|til o med|til og med" },
  { SKV_WORD_UNTIL, 0, "bnsd", "frem til|fram til|fram till|inntil|intill|indtil" },
  { SKV_WORD_UNTIL, 0, "e", "until|till|til|up to and including|up to|until and including" },
  { SKV_WORD_FROM, 0, "bnsd",
    "fra|frå|från|fom|f o m|from|from och med|fra og med|frå og med|från och med|fr o m|from|"
    "frå o med|med start|starter|startar" },
  { SKV_WORD_FROM, 0, "e", "from|starting|from and including|since" },
  { SKV_WORD_AFTER, 0, "bnsde", "etter|efter|after" },
  { SKV_WORD_BEFORE, 0, "bnsde", "før|før den|innan|före|førend|før|forut for|before|ahead of" },
  { SKV_WORD_BEFORE, 0, "d", "inden" },
  { SKV_WORD_BY, 0, "bn",
    "innen|innan|senest|seinast|senest innen|seinast innan|innen utgangen av|senest den|"
    "minst|minimum|frist senest" },
  { SKV_WORD_BY, 0, "s",
    "senast|inom|minst|minimum|före utgången av|innan utgången av|senast vid utgången av" },
  { SKV_WORD_BY, 0, "d",
    "inden|senest|mindst|minimum|inden den|inden udgangen af|senest ved udgangen af" },
  { SKV_WORD_BY, 0, "e",
    "by|no later than|not later than|at the latest|at least|minimum|at latest|latest" },
  { SKV_WORD_BETWEEN, 0, "bnsde",
    "mellom|mellan|mellem|imellom|between|i tidsrommet mellom|i tiden mellom" },
  { SKV_WORD_CLOCK, 0, "bnsd", "kl|klokken|klokka|klokkeslett|klockan|klo|ved|vid" },
  { SKV_WORD_CLOCK, 0, "e", "at|time" },

  { SKV_WORD_EVERY, 0, "bn", "hver|hvert|kvar|kvart|alle" },
  { SKV_WORD_EVERY, 0, "s", "varje|alla|var" },
  { SKV_WORD_EVERY, 0, "d", "hver|hvert|alle" },
  { SKV_WORD_EVERY, 0, "e", "every|each|all" },
  { SKV_WORD_ORDINAL, 1, "bnsde", "første|fyrste|første|första|förste|first" },
  { SKV_WORD_ORDINAL, 2, "bnsde", "andre|annen|annet|andra|anden|andet|second" },
  { SKV_WORD_ORDINAL, 3, "bnsde", "tredje|third" },
  { SKV_WORD_ORDINAL, 4, "bnsde", "fjerde|fjärde|fourth" },
  { SKV_WORD_ORDINAL, 5, "bnsde", "femte|fifth" },
  { SKV_WORD_ORDINAL, -1, "bnsde", "siste|sista|sidste|last|aller siste" },
  { SKV_WORD_ORDINAL, -2, "bnsde",
    "nest siste|nest sist|næstsidste|näst sista|nestsiste|last but one|penultimate|"
    "second last|second to last|next to last" },
  { SKV_WORD_CARDINAL, 1, "bnsd", "en" },
  { SKV_WORD_CARDINAL, 1, "bnsde", "én|ein|éin|éi|ett|et|one" },
  { SKV_WORD_CARDINAL, 2, "bnsde", "to|två|tvo|two" },
  { SKV_WORD_CARDINAL, 3, "bnsde", "tre|three" },
  { SKV_WORD_CARDINAL, 4, "bnsde", "fire|fyra|four" },
  { SKV_WORD_CARDINAL, 5, "bnsde", "fem|five" },
  { SKV_WORD_CARDINAL, 6, "bnsde", "seks|sex|six" },
  { SKV_WORD_CARDINAL, 7, "bnsde", "sju|syv|seven" },
  { SKV_WORD_CARDINAL, 8, "bnsde", "åtte|åtta|otte|eight" },
  { SKV_WORD_CARDINAL, 9, "bnsde", "ni|nio|nine" },
  { SKV_WORD_CARDINAL, 10, "bnsde", "ti|tio|ten" },
  { SKV_WORD_CARDINAL, 11, "bnsde", "elleve|elva|eleven" },
  { SKV_WORD_CARDINAL, 12, "bnsde", "tolv|twelve" },
  { SKV_WORD_CARDINAL, 14, "bnsde", "fjorten|fjorton|fourteen" },
  { SKV_WORD_OF, 0, "bn", "i|av" },
  { SKV_WORD_OF, 0, "s", "i|av" },
  { SKV_WORD_OF, 0, "d", "i|af" },
  { SKV_WORD_OF, 0, "e", "in|of" },
  { SKV_WORD_NOISE, 0, "bnsd",
    "den|det|de|dei|d|dato|datum|på|om|for|för|per|pr|i perioden|perioden|perioderna|"
    "periodene|tidsrommet|i tidsrommet|i tiden|tiden|under perioden|under tiden|nr|nummer|"
    "period|periode|dagane|dagene|dagarna|datoene|datoer" },
  { SKV_WORD_NOISE, 0, "bnsd",
    "hele|heile|hela|i løpet av|i løpet av perioden|i laupet av|under loppet av|i løbet af" },
  { SKV_WORD_DAYTIME, 0, "bnsd",
    "hele dagen|heile dagen|hela dagen|hele døgnet|heile døgnet|hela dygnet|"
    "kveld|kvelden|kväll|kvällen|aften|aftenen" },
  { SKV_WORD_DAYTIME, 0, "e", "all day|the whole day|evening" },
  { SKV_WORD_NOISE, 0, "s", "under|under hela" },
  { SKV_WORD_NOISE, 0, "e", "the|on|for|period|in the period|during|date|dates|as of|no|number" },
  { SKV_WORD_NOISE, 0, "e",
    "all of|the whole of|whole|the whole|entire|the entire|in the course of" },

  { SKV_WORD_PARTING, 4, "bnsde", "kvartal|kvartalet|quarter|kv|q" },
  { SKV_WORD_PARTING, 2, "bnsde", "halvår|halvåret|half year|half|halfyear|h" },
  { SKV_WORD_PARTING, 3, "bnsd", "tertial|tertialet" },
  { SKV_WORD_SEASON, 1, "bnsde", "vinter|vinteren|vintern|vinter|winter" },
  { SKV_WORD_SEASON, 2, "bnsde", "vår|våren|forår|foråret|spring" },
  { SKV_WORD_SEASON, 3, "bnsde", "sommer|sommeren|sommar|sommaren|sommeren|summer" },
  { SKV_WORD_SEASON, 4, "bnsde", "høst|høsten|haust|hausten|höst|hösten|efterår|efteråret|autumn" },
  { SKV_WORD_THIRD, 1, "bnsd",
    "primo|begynnelsen av|i begynnelsen av|byrjinga av|i byrjinga av|starten av|i starten av|"
    "tidlig i|tidleg i|början av|i början av|början på|i början på|tidigt i|begyndelsen af|"
    "i begyndelsen af|starten af|i starten af|tidligt i" },
  { SKV_WORD_THIRD, 2, "bnsd",
    "medio|midten av|i midten av|midt i|midt på|mitten av|i mitten av|midten af|i midten af" },
  { SKV_WORD_THIRD, 3, "bnsd",
    "ultimo|slutten av|i slutten av|slutet av|i slutet av|sent i|seint i|slutningen af|"
    "i slutningen af" },
  { SKV_WORD_THIRD, 1, "e",
    "early|early in|beginning of|the beginning of|start of|at the beginning of" },
  { SKV_WORD_THIRD, 2, "e", "mid|middle of|the middle of|in the middle of" },
  { SKV_WORD_THIRD, 3, "e", "late|late in|end of|the end of|at the end of" },
  { SKV_WORD_THIRD, 11, "bnsd", "start|starten" },
  { SKV_WORD_THIRD, 13, "bnsd", "slutt|slut|slutten|slutet" },
  { SKV_WORD_BESIDE, -1, "bnsde",
    "dagen før|dagen innan|dagen före|dagen inden|day before|the day before" },
  { SKV_WORD_BESIDE, 1, "bnsde", "dagen etter|dagen efter|day after|the day after" },
  { SKV_WORD_HALF_OF_DAY, 0, "e", "am" },
  { SKV_WORD_HALF_OF_DAY, 12, "e", "pm" },
  { SKV_WORD_NONE, 0, "bn",
    "ingen|ingen møte|ingen møter|inga møte|inga|ingen møte|møtefri|møtefritt" },
  { SKV_WORD_NONE, 0, "s", "ingen|inga|inget|inga möten|inget möte|ingen sammanträde" },
  { SKV_WORD_NONE, 0, "d", "ingen|intet|intet møde|ingen møder|mødefri" },
  { SKV_WORD_NONE, 0, "e", "none|no meeting|no meetings" },

  { SKV_WORD_SOFT, 0, "bn",
    "ca|cirka|omtrent|omkring|rundt|rundt den|kring|foreløpig|førebels|førebels dato|kanskje|"
    "eventuelt|evt|tentativt|trolig|truleg|antatt" },
  { SKV_WORD_SOFT, 0, "s",
    "ca|cirka|ungefär|omkring|runt|kring|preliminärt|prel|eventuellt|ev|kanske|troligen" },
  { SKV_WORD_SOFT, 0, "d", "ca|cirka|omkring|foreløbig|foreløbigt|forventet|eventuelt|evt|måske" },
  { SKV_WORD_SOFT, 0, "e",
    "about|around|approx|approximately|circa|tentatively|provisionally|maybe|possibly" },
  { SKV_WORD_SOFT, 0, "bnd", "kvelden før|aftenen før" },
  { SKV_WORD_SOFT, 0, "s", "kvällen före|kvällen innan" },
  { SKV_WORD_NIGHT, 1, "bnd",
    "natt til|natta til|natten til|natt mot|natta mot|nat til|natten til" },
  { SKV_WORD_NIGHT, 1, "s", "natten till|natt till|natten mot" },
  { SKV_WORD_NIGHT, 0, "bnsde", "natt|natta|natten|nat|night" },

  { SKV_WORD_BLOCK, 0, "bn",
    "ikke|ikkje|unntatt|unntak|med unntak av|unnateke|unntatt den|bortsett fra|bortsett frå|"
    "uten|utan|utenom|utanom|avlyst|avlyses|avlysast|flyttet|flyttes|flyttet til|flyttes til|"
    "flyttet fra|flyttes fra|flytta|flytta til|flytta frå|flyttast|utsatt|utsatt til|utsett|"
    "utgår|virkedag|virkedager|virkedagen|virkedagene|arbeidsdag|arbeidsdager|"
    "arbeidsdagen|arbeidsdagar|yrkedag|yrkedager|yrkedagar|hverdag|hverdager|kvardag|"
    "kvardagar|neste|forrige|førre|i morgen|i morgon|i dag|i går|månedsskiftet|månadsskiftet|"
    "årsskiftet|tidligst|tidlegast|enten|bortfaller|bortfell|faller bort|fell bort|strykes|"
    "endres|endret|endra|endrast|endret til|endres til|istedenfor|i stedet for|i staden for" },
  { SKV_WORD_BLOCK, 0, "s",
    "inte|ej|utom|förutom|undantag|med undantag för|inställt|inställd|inställs|ställs in|"
    "flyttat|flyttad|flyttas|flyttas till|flyttad till|flyttat till|flyttas från|"
    "flyttad från|uppskjuten|uppskjutet|vardag|vardagar|vardagen|"
    "arbetsdag|arbetsdagar|arbetsdagen|nästa|förra|i morgon|imorgon|idag|i dag|igår|tidigast|"
    "månadsskiftet|årsskiftet|i stället för|istället för|utgår|ändras|ändrat|ändrad|"
    "ändrat till|ändras till" },
  { SKV_WORD_BLOCK, 0, "d",
    "ikke|undtagen|undtaget|bortset fra|uden|aflyst|aflyses|flyttet|flyttes|flyttet til|"
    "flyttes til|flyttet fra|flyttes fra|udsat|udsat til|udsættes|udgår|"
    "hverdag|hverdage|arbejdsdag|arbejdsdage|bankdag|bankdage|næste|"
    "forrige|i morgen|i dag|i går|tidligst|månedsskiftet|årsskiftet|i stedet for|ændres|"
    "ændret|ændret til|bortfalder" },
  { SKV_WORD_BLOCK, 0, "e",
    "not|changed|changed to|dropped|except|excluding|without|unless|cancelled|canceled|moved|"
    "moved to|moved from|postponed|postponed to|rescheduled|"
    "working day|working days|business day|business days|"
    "workday|workdays|weekday|weekdays|next|previous|tomorrow|today|yesterday|instead of|"
    "not before|earliest" },

  /* 1: needs a date to count from */
  { SKV_WORD_BLOCK, 1, "bn",
    "annenhver|annenhvert|annahver|anna kvar|annan kvar|annankvar|annakvar|hver annen|hvert annet|"
    "hver andre|kvar andre|kvar anna|kvart anna" },
  { SKV_WORD_BLOCK, 1, "s", "varannan|varannat|var annan|vartannat|varje annan" },
  { SKV_WORD_BLOCK, 1, "d", "hver anden|hvert andet|hveranden|hvertandet" },
  { SKV_WORD_BLOCK, 1, "e", "every other|every second|alternate|fortnightly|biweekly" },
  /* 2: weeks by their number */
  { SKV_WORD_BLOCK, 2, "bn",
    "partallsuke|partallsuker|partalsveke|partalsveker|oddetallsuke|oddetallsuker|"
    "oddetalsveke|oddetalsveker|like uker|ulike uker" },
  { SKV_WORD_BLOCK, 2, "s", "jämna veckor|jämn vecka|udda veckor|udda vecka|ojämna veckor" },
  { SKV_WORD_BLOCK, 2, "d", "lige uger|lige uge|ulige uger|ulige uge" },
  { SKV_WORD_BLOCK, 2, "e", "even weeks|odd weeks" },

  { SKV_WORD_HOLIDAY, 0, "bnsde", "palmesøndag|palmesundag|palmsöndagen|palmsöndag|palm sunday" },
  { SKV_WORD_HOLIDAY, 1, "bnsde",
    "skjærtorsdag|skjertorsdag|skärtorsdag|skärtorsdagen|maundy thursday" },
  { SKV_WORD_HOLIDAY, 2, "bnsde", "langfredag|långfredag|långfredagen|good friday" },
  { SKV_WORD_HOLIDAY, 3, "bnsde",
    "påskeaften|påskeftan|påskaftan|påskafton|påskaftonen|easter eve|holy saturday|"
    "påskelørdag" },
  { SKV_WORD_HOLIDAY, 4, "bnsde",
    "1 påskedag|første påskedag|fyrste påskedag|påskedag|påskdagen|easter sunday|easter day" },
  { SKV_WORD_HOLIDAY, 5, "bnsde",
    "2 påskedag|andre påskedag|annen påskedag|anden påskedag|annandag påsk|annandagen påsk|"
    "easter monday" },
  { SKV_WORD_HOLIDAY, 6, "bnsde",
    "kristi himmelfartsdag|kristi himmelsfartsdag|kristi himmelfart|kristi himmelfartsdag|"
    "kristi himmelsferdsdag|kr himmelfartsdag|kr himmelfart|kristi flygare|ascension day" },
  { SKV_WORD_HOLIDAY, 7, "bnsde",
    "1 pinsedag|første pinsedag|pinsedag|pingstdagen|whit sunday|pentecost" },
  { SKV_WORD_HOLIDAY, 8, "bnsde",
    "2 pinsedag|andre pinsedag|annen pinsedag|anden pinsedag|annandag pingst|whit monday" },
  { SKV_WORD_HOLIDAY, 9, "bnsde", "pinseaften|pinseaftan|pinsaftan|pingstafton|pingstaftonen" },
  { SKV_WORD_HOLIDAY, 10, "d", "store bededag" },
  { SKV_WORD_HOLIDAY, 11, "bnsde",
    "juleaften|julaften|julaftan|julafton|julaftonen|jolaftan|jolafta|christmas eve" },
  { SKV_WORD_HOLIDAY, 12, "bnsde",
    "1 juledag|første juledag|1 joledag|første joledag|juledag|juldagen|christmas day" },
  { SKV_WORD_HOLIDAY, 13, "bnsde",
    "2 juledag|andre juledag|annen juledag|anden juledag|2 joledag|andre joledag|"
    "annandag jul|annandagen|boxing day" },
  { SKV_WORD_HOLIDAY, 14, "bnsde",
    "nyttårsaften|nyttårsaftan|nyttårsafta|nyårsafton|nyårsaftonen|nytårsaften|"
    "new year's eve|new year’s eve" },
  { SKV_WORD_HOLIDAY, 15, "bnsde",
    "nyttårsdag|nyttårsdagen|1 nyttårsdag|første nyttårsdag|nyårsdagen|nytårsdag|"
    "new year's day|new year’s day" },
  { SKV_WORD_HOLIDAY, 16, "s", "trettondagen|trettondedag jul|trettondag jul" },
  { SKV_WORD_HOLIDAY, 17, "s", "trettondagsafton|trettondagsaftonen" },
  { SKV_WORD_HOLIDAY, 18, "s", "valborgsmässoafton|valborg" },
  { SKV_WORD_HOLIDAY, 19, "bnsd",
    "arbeidernes dag|arbeidernes internasjonale dag|arbeidaranes dag|første maj|första maj" },
  { SKV_WORD_HOLIDAY, 20, "bn", "grunnlovsdagen|grunnlovsdag|nasjonaldagen|17 mai-dagen" },
  { SKV_WORD_HOLIDAY, 21, "s", "sveriges nationaldag|nationaldagen" },
  { SKV_WORD_HOLIDAY, 22, "d", "grundlovsdag|grundlovsdagen" },
  { SKV_WORD_HOLIDAY, 23, "bnd",
    "sankthansaften|sankthans|sankt hans aften|st hans|jonsok|jonsokaftan|skt hans|sct hans" },
  { SKV_WORD_HOLIDAY, 24, "s", "midsommarafton|midsommaraftonen" },
  { SKV_WORD_HOLIDAY, 25, "s", "midsommardagen" },
  { SKV_WORD_HOLIDAY, 26, "s", "alla helgons dag" },
  { SKV_WORD_HOLIDAY, 27, "bnsd", "fastelavn|fastelavnssøndag|fastlagssöndagen" },
};

/* @easter: days from Easter Sunday where @month is 0; @weekday: the first on or after the date. */
static const struct
{
  int easter, month, day, weekday;
} holidays[] = {
  { -7, 0, 0, 0 }, { -3, 0, 0, 0 },  { -2, 0, 0, 0 },  { -1, 0, 0, 0 },  { 0, 0, 0, 0 },
  { 1, 0, 0, 0 },  { 39, 0, 0, 0 },  { 49, 0, 0, 0 },  { 50, 0, 0, 0 },  { 48, 0, 0, 0 },
  { 26, 0, 0, 0 }, { 0, 12, 24, 0 }, { 0, 12, 25, 0 }, { 0, 12, 26, 0 }, { 0, 12, 31, 0 },
  { 0, 1, 1, 0 },  { 0, 1, 6, 0 },   { 0, 1, 5, 0 },   { 0, 4, 30, 0 },  { 0, 5, 1, 0 },
  { 0, 5, 17, 0 }, { 0, 6, 6, 0 },   { 0, 6, 5, 0 },   { 0, 6, 23, 0 },  { 0, 6, 19, 5 },
  { 0, 6, 20, 6 }, { 0, 10, 31, 6 }, { -49, 0, 0, 0 },
};

SkvDay
skv_phrase_holiday (int index, int year)
{
  SkvDay day;

  if (holidays[index].month == 0)
    {
      day = skv_day_easter (year);
      return day == SKV_DAY_NONE ? day : day + holidays[index].easter;
    }
  day = skv_day_from_ymd (year, holidays[index].month, holidays[index].day);
  if (day == SKV_DAY_NONE || holidays[index].weekday == 0)
    return day;
  return day + (holidays[index].weekday - (int) skv_day_weekday (day) + 7) % 7;
}

/* spelling → the rows that have it, in their order */
static GHashTable *
make_index (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i].words, "|", -1);

      for (guint k = 0; words[k] != NULL; k++)
        {
          GPtrArray *found = g_hash_table_lookup (index, words[k]);

          if (found == NULL)
            {
              found = g_ptr_array_new ();
              g_hash_table_insert (index, g_strdup (words[k]), found);
            }
          g_ptr_array_add (found, (gpointer) &rows[i]);
        }
    }
  return index;
}

static GHashTable *
get_index (void)
{
  static gsize index = 0;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, GPOINTER_TO_SIZE (make_index ()));
  return GSIZE_TO_POINTER (index);
}

/* Is the row of that language? With no language asked for: of any, unless it insists. */
static gboolean
row_serves (const WordRow *row, const char *language)
{
  static const char *const codes[] = { "nb", "nn", "sv", "da", "en" };
  static const char letters[] = "bnsde";

  if (language == NULL)
    return g_ascii_islower (row->languages[0]);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (g_str_equal (codes[i], language))
        return strchr (row->languages, letters[i]) != NULL ||
               strchr (row->languages, g_ascii_toupper (letters[i])) != NULL;
    }
  return FALSE;
}

static guint
readings_of (const char *word, const char *language, SkvReading *readings)
{
  GPtrArray *found = g_hash_table_lookup (get_index (), word);
  guint n = 0;

  for (guint i = 0; found != NULL && i < found->len && n < SKV_MAX_READINGS; i++)
    {
      const WordRow *row = g_ptr_array_index (found, i);

      if (row_serves (row, language))
        readings[n++] = (SkvReading){ row->class, row->value };
    }
  return n;
}

/* One word: letters, with full stops and apostrophes inside, a dot behind it left out; or, to begin
 * with, a number with a dot. Appends it to @key. Bytes taken. */
static gsize
add_piece (const char *text, gboolean first, GString *key)
{
  const char *c = text;

  if (first && g_ascii_isdigit (*c) && !g_ascii_isdigit (c[1]))
    {
      g_string_append_c (key, *c++);
      return *c == '.' ? 2 : 1;
    }
  while (*c != '\0')
    {
      gunichar letter = g_utf8_get_char (c);
      const char *next = g_utf8_next_char (c);
      gboolean inside = c > text && g_unichar_isalpha (g_utf8_get_char (next));

      if (g_unichar_isalpha (letter) || (inside && (letter == '\'' || letter == 0x2019)))
        g_string_append_unichar (key, g_unichar_tolower (letter));
      else if (!(inside && letter == '.'))
        break;
      c = next;
    }
  return (gsize) (c - text);
}

gsize
skv_phrase_find_word (const char *text,
                      const char *language,
                      SkvReading readings[SKV_MAX_READINGS],
                      guint *n_readings)
{
  g_autoptr (GString) key = g_string_new (NULL);
  SkvReading found[SKV_MAX_READINGS];
  gsize at = 0, best = 0;

  *n_readings = 0;
  for (guint piece = 0; piece < 5; piece++)
    {
      gsize taken = add_piece (text + at, piece == 0, key);
      guint n;

      if (taken == 0)
        break;
      at += taken;
      n = readings_of (key->str, language, found);
      if (n > 0)
        {
          memcpy (readings, found, sizeof found);
          *n_readings = n;
          best = at;
        }
      /* The dot of an abbreviation may stand before the next word. */
      at += text[at] == '.' ? 1 : 0;
      if (text[at] != ' ')
        break;
      while (text[at] == ' ')
        at++;
      g_string_append_c (key, ' ');
    }
  return best;
}
