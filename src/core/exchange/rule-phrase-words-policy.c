/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <string.h>

/* Words of what is avoided, tried and limited, and of the lanes that every plan has; as in
 * rule-phrase-words-calendar.c. */
const SkvRuleWordRow skv_rule_words_policy[] = {
  { W_NOT,
    0,
    { "ikke|unntatt|med unntak av|bortsett fra|utenom|uten|unngå|ikke på|ikke i|"
      "ikke under|aldri på|aldri i|hopp over|ikke samme dag som|aldri under|men ikke|"
      "utelat",
      "ikkje|unnateke|unntatt|med unntak av|bortsett frå|utanom|utan|unngå|ikkje på|"
      "ikkje i|ikkje under|aldri på|aldri i|hopp over|aldri under|men ikkje|"
      "ikkje same dag som",
      "inte|ej|icke|utom|förutom|undantaget|med undantag för|undvik|inte på|inte i|"
      "inte under|ej på|ej i|ej under|aldrig på|aldrig i|hoppa över|aldrig under|"
      "men inte|men ej|inte samma dag som|ej samma dag som",
      "ikke|undtagen|med undtagelse af|bortset fra|undgå|ikke på|ikke i|ikke under|"
      "aldrig på|aldrig i|spring over|aldrig under|men ikke|ikke samme dag som",
      "not|except|excluding|excl|avoid|avoiding|without|unless|not on|not in|not during|"
      "except on|except in|never on|never in|never during|skip|but not|other than|"
      "not on the same day as|not the same day as|except during|neither on|neither" } },
  { W_ONLY,
    0,
    { "bare|bare i|kun|kun i", "berre|berre i|bare|kun", "bara|endast|bara i|endast i|enbart",
      "kun|kun i|bare|udelukkende", "only|only in|just in" } },
  { W_NEVER_BEFORE,
    0,
    { "aldri før|ikke før|aldri tidligere enn|ikke tidligere enn|aldri før den",
      "aldri før|ikkje før|aldri tidlegare enn|ikkje tidlegare enn",
      "aldrig före|inte före|ej före|aldrig tidigare än|inte tidigare än|ej tidigare än|"
      "aldrig innan|inte innan",
      "aldrig før|ikke før|aldrig tidligere end|ikke tidligere end",
      "never before|not before|never earlier than|not earlier than" } },
  { W_SAME_MONTH,
    0,
    { "i samme måned|innen samme måned|innenfor måneden|innenfor samme måned|"
      "ikke ut av måneden|aldri ut av måneden|alltid i samme måned|"
      "aldri i en annen måned|ikke i en annen måned|holder seg i måneden|samme måned|"
      "ikke utenfor måneden|aldri utenfor måneden",
      "i same månad|i same månaden|innan same månad|innanfor månaden|ikkje ut av månaden|"
      "aldri ut av månaden|alltid i same månad|aldri i ein annan månad|"
      "ikkje i ein annan månad|same månad|ikkje utanfor månaden|aldri utanfor månaden",
      "i samma månad|inom samma månad|inom månaden|inte utanför månaden|"
      "ej utanför månaden|alltid i samma månad|aldrig i en annan månad|"
      "inte i en annan månad|samma månad|aldrig utanför månaden",
      "i samme måned|inden for måneden|inden for samme måned|ikke ud af måneden|"
      "aldrig ud af måneden|altid i samme måned|aldrig i en anden måned|"
      "ikke i en anden måned|samme måned|ikke uden for måneden|aldrig uden for måneden",
      "in the same month|within the same month|within the month|not out of the month|"
      "always in the same month|never in another month|not in another month|same month|"
      "never outside the month|not outside the month|never out of the month" } },
  { W_SAME_DAY_AS,
    0,
    { "en dag med|dag med|dager med|samme dag som|samme kveld som|samme dager som",
      "ein dag med|dag med|dagar med|same dag som|same kveld som",
      "en dag med|dag med|dagar med|samma dag som|samma kväll som",
      "en dag med|dag med|dage med|samme dag som|samme aften som",
      "a day with|day with|days with|the same day as|same day as|the same evening as|"
      "the same days as" } },
  { W_ONE,
    0,
    { "en slik|en av dem", "ein slik|ein av dei", "en sådan", "en sådan",
      "one|such a day|one of them|it|those" } },
  { W_DAY_BESIDE,
    -1,
    { "dagen før|dag før|kvelden før|dagene før|dagen innen",
      "dagen før|dag før|kvelden før|dagane før",
      "dagen före|dag före|dagen innan|dag innan|kvällen före|dagarna före",
      "dagen før|dag før|aftenen før|dagene før|dagen inden",
      "the day before|day before|a day before|on the day before|the evening before|"
      "days before one|previous day|the previous day" } },
  { W_DAY_BESIDE,
    1,
    { "dagen etter|dagen derpå|dagen deretter|påfølgende dag|neste dag|kvelden etter|"
      "dagen etterpå|den påfølgende dagen",
      "dagen etter|dagen derpå|påfølgjande dag|neste dag|kvelden etter|dagen etterpå",
      "dagen efter|dagen därpå|påföljande dag|nästa dag|kvällen efter|dagen därefter",
      "dagen efter|dagen derpå|den følgende dag|næste dag|aftenen efter|følgende dag|"
      "dagen derefter",
      "the day after|day after|the following day|following day|the next day|next day|"
      "on the day after|the evening after" } },
  { W_WEEK_BESIDE,
    1,
    { "uken etter|uka etter|neste uke|ukene etter|i uken etter|påfølgende uke",
      "veka etter|neste veke|i veka etter|påfølgjande veke",
      "veckan efter|nästa vecka|i veckan efter|påföljande vecka",
      "ugen efter|næste uge|i ugen efter|følgende uge",
      "the week after|week after|next week|the following week|in the week after|"
      "the next week|the week following" } },
  { W_WEEK_BESIDE,
    -1,
    { "uken før|uka før|forrige uke|i uken før", "veka før|førre veke|i veka før",
      "veckan före|veckan innan|förra veckan|i veckan före", "ugen før|forrige uge|i ugen før",
      "the week before|week before|previous week|the previous week|in the week before" } },
  { W_ELSE,
    0,
    { "hvis ingenting passer|dersom ingenting passer|hvis ikke noe passer|ellers|"
      "hvis ikke|om ikke|og ellers|eventuelt|deretter|så",
      "dersom ingenting passar|viss ingenting passar|elles|viss ikkje|om ikkje|eventuelt|"
      "deretter|så",
      "om inget passar|om ingenting passar|annars|om inte|om inte det går|i annat fall|"
      "därefter|sedan|eventuellt|sen",
      "hvis intet passer|hvis ingenting passer|ellers|hvis ikke|i modsat fald|dernæst|"
      "eventuelt|så",
      "if nothing fits|if none fits|else|or else|otherwise|if not|failing that|then|"
      "if that fails|and then" } },
  { W_EARLIER,
    0,
    { "tidligere|før|i forveien", "tidlegare|før", "tidigare|före|innan", "tidligere|før",
      "earlier|before|sooner" } },
  { W_LATER,
    0,
    { "senere|etter|frem|fram|etterpå", "seinare|etter|fram", "senare|efter|fram",
      "senere|efter|frem", "later|after" } },
  { W_MOVED,
    0,
    { "flyttes|flytt|flyttes til|flyttes da|flyttet|flyttes den|blir flyttet|prøv|forsøk|"
      "prøves|tas|i stedet|hvis det kolliderer flyttes|kan flyttes",
      "flyttast|flytt|flyttast til|flytta|vert flytta|blir flytta|prøv|blir flytta til|"
      "i staden|kan flyttast",
      "flyttas|flytta|flyttas till|flyttad|prova|pröva|i stället|kan flyttas|testa",
      "flyttes|flyt|flyttes til|flyttet|prøv|i stedet|rykkes|rykkes til|kan flyttes",
      "moved|is moved|move|moved to|is moved to|move to|move it|moves to|moves|try|"
      "instead|shift|shifted|are moved|shifted to" } },
  { W_TOGETHER,
    0,
    { "flyttes samlet|flyttes sammen|samlet|flyttes som én|hører sammen|sammen|"
      "som hører sammen",
      "flyttast samla|flyttast saman|samla|flyttast som éin|høyrer saman|saman",
      "flyttas tillsammans|tillsammans|hör ihop|flyttas samlat|som hör ihop",
      "flyttes samlet|flyttes sammen|samlet|hører sammen|sammen",
      "moved together|together|as one|move together|belong together|moved as one|"
      "they move together|which move together|that belong together" } },
  { W_FREE_DAY,
    0,
    { "første ledige dag|nærmeste ledige dag|første mulige dag|neste ledige dag",
      "første ledige dag|næraste ledige dag|første moglege dag|neste ledige dag",
      "första lediga dag|första lediga dagen|närmaste lediga dag|nästa lediga dag|"
      "första möjliga dag",
      "første ledige dag|nærmeste ledige dag|næste ledige dag|første mulige dag",
      "first free day|the first free day|next free day|the next free day|"
      "nearest free day|first possible day|first available day" } },
  { W_LEFT_OUT,
    0,
    { "utgår|faller det bort|utgår det|utgår den|faller bort|bortfaller|avlyses|droppes|"
      "strykes|sløyfes|utelates|utgår de|faller den bort|blir det ingen",
      "går ut|fell det bort|fell bort|fell den bort|blir avlyst|avlysast|droppast|"
      "blir sløyfa|utgår|blir stroken|blir utelaten|går han ut|går den ut|blir det ingen|"
      "fell han bort|fell ho bort",
      "utgår det|ställs in|ställs den in|ställs det in|utgår|utgår den|inställd|inställs|"
      "stryks|faller bort|bortfaller|uteblir|blir det ingen|utelämnas",
      "udgår|udgår det|falder det bort|udgår den|aflyses|bortfalder|droppes|falder bort|"
      "falder den bort|stryges|udelades|bliver det ingen",
      "left out|leave out|leave it out|dropped|drop it|cancelled|canceled|skipped|"
      "skip it|it lapses|omitted|it is left out|they are left out|is left out|cancel it|"
      "it is skipped|it is dropped|it is cancelled" } },
  { W_ASK,
    0,
    { "spør|spør planleggeren|avgjør planleggeren|avgjøres for hånd|"
      "må planleggeren avgjøre|bestemmer planleggeren|spørres det|spør meg|"
      "planleggeren avgjør|tas det opp med planleggeren",
      "spør|spør planleggjaren|avgjer planleggjaren|må planleggjaren avgjere|"
      "planleggjaren avgjer|avgjerast for hand|bestemmer planleggjaren",
      "fråga|fråga planeraren|avgör planeraren|planeraren avgör|måste planeraren avgöra|"
      "avgörs för hand|bestämmer planeraren",
      "spørg|spørg planlæggeren|afgør planlæggeren|planlæggeren afgør|"
      "skal planlæggeren afgøre|afgøres manuelt|bestemmer planlæggeren",
      "ask|ask me|ask the planner|the planner decides|planner decides|"
      "the planner is asked|decide by hand|it is for the planner to decide|"
      "the planner must decide|asks the planner" } },
  { W_RESTART,
    0,
    { "regnet på nytt|starter på nytt|begynner på nytt|starter forfra|telles på nytt|"
      "begynner forfra|på nytt|starter igjen|begynner igjen|starter på ny",
      "rekna på nytt|startar på nytt|byrjar på nytt|startar på ny|på nytt|tel på nytt|"
      "startar igjen|byrjar igjen",
      "räknat på nytt|börjar om|startar om|räknas om|börjar på nytt|startar på nytt|"
      "på nytt|startar igen|börjar igen",
      "regnet på ny|starter forfra|begynder forfra|starter på ny|begynder på ny|"
      "tælles forfra|forfra|starter igen|begynder igen|på ny|starter på nyt",
      "counted anew|restarts|restarting|starts anew|starting anew|starting again|"
      "starts again|starts over|starting over|begins anew|beginning anew|anew|"
      "begins again|beginning again|restart" } },
  { W_SUMMER_STOP,
    0,
    { "fellesferien|fellesferie|sommerferien|sommerstopp|sommerstoppet|julistopp|"
      "julistoppet|ferien|månedene som er utelatt|måneder som er utelatt|"
      "utelatte måneder|måneder som hoppes over",
      "fellesferien|fellesferie|sommarferien|sommarstopp|julistopp|ferien|"
      "månadene som er utelatne|utelatne månader|månader som er utelatne",
      "semestern|semester|sommarstopp|sommarstoppet|julistopp|industrisemestern|"
      "sommaruppehållet|uteslutna månaderna|uteslutna månader|utelämnade månader|"
      "månaderna som är utelämnade|överhoppade månader",
      "sommerferien|industriferien|sommerstop|julistop|ferien|udeladte måneder|"
      "månederne der er udeladt|måneder der er udeladt",
      "the summer break|summer break|summer stop|july stop|summer holidays|the holidays|"
      "the summer holiday|the months left out|months left out|skipped months|"
      "the skipped months|the months that are left out|months that are left out" } },
  { W_STOP,
    0,
    { "stopp|stoppet|et stopp|hvert stopp|pause|pausen|stans",
      "stopp|stoppen|eit stopp|stoppet|pause|pausen|stans",
      "stopp|stoppet|ett stopp|uppehåll|uppehållet|paus|pausen",
      "stop|stoppet|et stop|pause|pausen",
      "a stop|stop|the stop|a break|the break|break|a pause|the pause" } },
  { W_IT,
    0,
    { "dette|denne|disse|som følger|følgende|påfølgende|like|rett",
      "dette|denne|desse|rett|påfølgjande", "detta|denna|dessa|påföljande|följande|direkt",
      "dette|denne|disse|påfølgende|følgende|lige",
      "it|that|them|this|these|following|directly|immediately|right" } },
  { W_RRULE_SAID,
    0,
    { "etter gjentakelsesregelen|etter regelen|gjentas|gjentakelse|etter gjentakelsen|"
      "gjentakelsen|gjentas etter",
      "etter gjentakingsregelen|etter regelen|gjentaking|etter gjentakinga|gjentakinga|"
      "blir gjenteke etter",
      "enligt upprepningsregeln|enligt regeln|upprepning|enligt upprepningen|"
      "upprepas enligt|enligt",
      "efter gentagelsesreglen|efter reglen|gentagelse|efter gentagelsen|gentages efter",
      "by the recurrence rule|by the recurrence|by the rule|recurrence|according to|"
      "repeats by|by" } },

  { W_EVENT,
    0,
    { "hendelse|hendelsen|hendelser", "hending|hendinga|hendingar", "händelse|händelsen|händelser",
      "begivenhed|begivenheden|begivenheder|hændelse", "event|events|entry|entries" } },
  { W_NEXT,
    0,
    { "neste|førstkommende", "neste|førstkomande", "nästa|nästkommande", "næste|førstkommende",
      "next" } },
  { W_LATEST, 0, { "senest", "seinast", "senast", "senest", "no later than|at the latest" } },
  { W_TIMES_IN_ALL,
    0,
    { "gang i alt|ganger i alt", "gong i alt|gonger i alt", "gång totalt|gånger totalt",
      "gang i alt|gange i alt", "time in all|times in all" } },
  { W_DATES, 0, { "dato|datoer", "dato|datoar", "datum", "dato|datoer", "date|dates" } },
  { W_NAMELY, 0, { "nemlig", "nemleg", "nämligen", "nemlig", "namely" } },
  { W_ITSELF,
    0,
    { "selve dagen", "sjølve dagen", "själva dagen", "selve dagen", "the day itself|day itself" } },
  { W_FROM_END,
    0,
    { "fra slutten", "frå slutten", "från slutet", "fra slutningen", "from the end" } },
  { W_PLUS, 0, { "pluss", "pluss", "plus", "plus", "plus" } },

  /* The lanes that every plan has; the values are those of lane_kinds[]. Compounds with these as
   * their end ("kommunestyremøte") say what the titles contain. */
  { W_LANE_KIND,
    0,
    { "servicevindu|servicevinduer|servicevinduet|vedlikeholdsvindu|vedlikeholdsvinduer|"
      "systemkveld|systemkvelder|systemkvelden",
      "servicevindauge|servicevindauga|vedlikehaldsvindauge|systemkveld|systemkveldar|"
      "systemkvelden",
      "servicefönster|servicefönstret|underhållsfönster|systemkväll|systemkvällar",
      "servicevindue|servicevinduer|vedligeholdelsesvindue|systemaften|systemaftener",
      "service window|service windows|maintenance window|maintenance windows|"
      "system evening|system evenings|windows" } },
  { W_LANE_KIND,
    1,
    { "kritisk periode|kritiske perioder", "kritisk periode|kritiske periodar",
      "kritisk period|kritiska perioder", "kritisk periode|kritiske perioder",
      "critical period|critical periods" } },
  { W_LANE_KIND,
    2,
    { "frysperiode|frysperioder|frysperioden|frysperiodene|endringsstopp|endringsstoppet|"
      "endringsfrys|frys|frysen|endringsfrysen",
      "fryseperiode|fryseperiodar|fryseperioden|endringsstopp|endringsstoppen|frys|"
      "frysperiode|frysperiodar|endringsstoppet",
      "förändringsstopp|förändringsstoppet|ändringsstopp|ändringsstoppet|frysperiod|"
      "frysperioder|frysperioden|frys|frysningsperiod",
      "ændringsstop|ændringsstoppet|frysperiode|frysperioder|frysperioden|fryseperiode|"
      "fryseperioder|frys",
      "change freeze|change freezes|freeze|freezes|freeze period|freeze periods|blackout|"
      "blackouts|the freeze|the change freeze" } },
  { W_LANE_KIND,
    3,
    { "eksamener og heldagsprøver|eksamen|eksamener|eksamenen|eksamensdager|eksamensdag|"
      "heldagsprøve|heldagsprøver",
      "eksamenar og heildagsprøver|eksamen|eksamenar|eksamenen|eksamensdagar|eksamensdag|"
      "heildagsprøve|heildagsprøver",
      "prov och heldagsprov|prov|proven|nationella prov|tentamen|tentamina|examen|"
      "examina|provdagar|examination",
      "eksamener og terminsprøver|eksamen|eksamener|prøve|prøver|eksamensdage|eksamenerne",
      "exams and all day tests|exam|exams|examination|examinations|exam day|exam days|"
      "the exams|the exam" } },
  { W_LANE_KIND,
    4,
    { "møte|møter|møtet|møtene|møtedag|møtedager|møtedagen|politisk møte|politiske møter",
      "møte|møta|møter|møtet|møtedag|møtedagar|politisk møte|politiske møte",
      "möte|möten|mötet|mötena|sammanträde|sammanträden|sammanträdet|mötesdag|mötesdagar|"
      "politiskt möte|politiska möten",
      "møde|møder|mødet|møderne|mødedag|mødedage|politisk møde|politiske møder",
      "meeting|meetings|meeting day|meeting days|political meeting|political meetings" } },
  { W_LANE_KIND, 5, { "ferier og helligdager", NULL, NULL, NULL, NULL } },
  { W_LANE_KIND,
    6,
    { "vedlikehold|vedlikeholdet", "vedlikehald|vedlikehaldet", "underhåll|underhållet",
      "vedligeholdelse|vedligeholdelsen|vedligehold", "maintenance|planned maintenance" } },
  { W_LANE_KIND,
    7,
    { "driftsstans|driftsstanser|nedetid", "driftsstans|driftsstansar|nedetid",
      "driftstopp|avbrott", "driftsstop|nedbrud|nedetid", "outage|outages" } },
  { W_LANE_KIND,
    8,
    { "leverandørarbeid|leverandørvindu", "leverandørarbeid", "leverantörsarbete",
      "leverandørarbejde", "vendor work|vendor" } },
  { W_NONE, 0, { NULL, NULL, NULL, NULL, NULL } },
};

const char *
skv_rule_lane_kind (int index)
{
  static const char *const lane_kinds[] = { "window",  "critical",    "freeze", "exam",  "meeting",
                                            "holiday", "maintenance", "outage", "vendor" };

  return index >= 0 && index < (int) G_N_ELEMENTS (lane_kinds) ? lane_kinds[index] : NULL;
}
