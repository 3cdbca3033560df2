// The word tables. A word may stand in several lists.
#include "redactor/detect/name_words.h"

#include <vector>

#include "redactor/detect/sweep_words.h"

namespace redactor::detect {

namespace {

struct WordList {
  uint32_t flag;
  std::string_view words;
};

constexpr WordList kLists[] = {
    {kTitleWord,
     "mr mrs ms miss mx dr prof professor doctor herr herrn frau fr sr sra "
     "srta senor senora senorita mme mlle madame monsieur mademoiselle signor "
     "signora dott dottor mevrouw meneer dhr mevr pani sir madam rev capt sgt "
     "ing dipl"},
    {kParticleWord,
     "van von de der den del della dello di da das do dos du des la le las los "
     "lo ten ter te tot zu zum zur af av bin ibn bint al el ul ud y e "
     "san st ap vande vanden vander mac mc o d l 't t"},
    {kSuffixWord,
     "jr sr jun sen ii iii iv phd md mba dds esq cpa pmp msc bsc ma ba llm "
     "jd rn pe cissp"},
    {kGreetingWord,
     "hi hello hey dear hiya greetings morning afternoon evening hallo liebe "
     "lieber liebes geehrte geehrter geehrten moin servus gruss hola estimado "
     "estimada querido querida buenas buenos bonjour salut cher chere ciao "
     "buongiorno gentile caro cara ola prezado prezada beste hoi dag hej "
     "kaere kara czesc drogi droga szanowny szanowna thanks thank danke "
     "gracias merci grazie obrigado bedankt thx ty welcome sorry"},
    {kSignOffWord,
     "regards best cheers sincerely yours truly respectfully faithfully "
     "cordially warmly thanks grusse gruessen grussen gruss vg lg mfg bg "
     "saludos atentamente cordialmente abrazo besos cordialement amicalement "
     "bien bises sentiments saluti cordiali groet groeten vriendelijke "
     "pozdrawiam hilsen halsningar obrigado obrigada rgds br kr tia love "
     "xoxo signed"},
    {kLinkWord,
     "from by with to and cc bcc for ask asked tell told told contact call "
     "called met saw via attn attention de von mit an fur per con para por "
     "avec pour par name named agent customer user colleague manager husband "
     "wife son daughter brother sister mother father friend spoke speak "
     "talked speaking author reporter assignee owner requester caller"},
    {kPersonVerb,
     "said says called calls told asked asks wrote writes is was has had "
     "replied answered mentioned confirmed sent tried wants wanted needs "
     "needed reported thinks thought got gets went came lives lived works "
     "worked here speaking hat ist war schrieb sagte meinte ruft rief dijo "
     "escribio tiene esta ha dit ecrit"},
    {kModalWord,
     "may will mark can might sue pat bill jack gene art drew chase hope guy "
     "might rob skip rich dick don josh so an do no van long true early "
     "august april june mars march summer christian max ray sky sunny carry "
     "miles penny dot pen trace wade ford case price page read cook bell "
     "young new white black green brown gray grey king day short small "
     "little good best love "
     "wills marks bills"},
    {kCommonWord,
     "grace faith rose frank dean victor grant jordan amber ruby madison "
     "paris iris violet lily daisy ivy olive jasmine heather holly hazel "
     "ginger pepper basil sage rosemary joy charity patience prudence verity "
     "constance felicity mercy harmony melody dawn eve autumn winter crystal "
     "pearl jade gemma opal coral star stella luna nova aurora venus angel "
     "destiny serenity trinity chastity cherry candy sandy cliff dale glen "
     "heath forest brook brooke river lane ridge stone rock wood woods hill "
     "hills field fields marsh lake pond bay shore banks bush reed reeds "
     "thorn rivers waters snow frost rain storm wolf fox bird hawk crane "
     "swan drake finch jay robin martin lamb bear bull buck hunt hunter "
     "fisher archer baker butcher carter carpenter chandler clark cooper "
     "cutter dyer farmer fowler fuller gardener glover mason miller painter "
     "parker porter potter sawyer shepherd singer skinner slater smith tailor "
     "taylor turner tyler walker weaver wheeler wright bishop pope abbot monk "
     "knight duke earl baron prince noble squire major marshal sheriff pastor "
     "dickens rush bright sharp swift strong wise sweet moody savage wild "
     "gold golden silver steel cash dollar pound penny marks bond banks "
     "church temple chapel cross bell bells lock locke lane street park parks "
     "gates gate hall hales house houses mills mill bridges bridge ball "
     "berry bean rice oaks oak ash elm birch maple pine west east north "
     "south england france german ireland israel london berlin vienna florence "
     "verona sydney adelaide austin dallas houston denver phoenix savannah "
     "georgia carolina virginia dakota montana cheyenne brooklyn lincoln "
     "washington jackson madison hamilton jefferson chelsea kent york "
     "lancaster "
     "devon china india asia africa america brazil chad kenya jordan cuba "
     "chile ben bob tom tim jim sam dan ron ted ken al ed joe jo nick nicky "
     "lance curt earnest ernest frank franc sterling wally norm jerry johnny "
     "barb patsy mike randy dolly polly molly nelly biff buddy junior "
     "sonny colt axel carol noel merry joy gay bliss blaze blanche blue sonic "
     "viola clement clemens pascal felix justus rex leo aries virgo "
     "klein gross lang kurz jung alt schwarz weiss braun roth koch bauer "
     "becker richter schneider fischer weber wagner kaiser konig vogel wolf "
     "fuchs hahn stein berg bach wald winter sommer herbst freitag sonntag "
     "engel sauer stark schon gut neu rat rose blum stern mai ernst "
     "blanco rojo cruz rey reyes flores rosa luz paz mar sol angel jesus "
     "santos domingo iglesia campo prado rios leon guerra moreno rubio "
     "delgado bravo marino luna pilar dolores consuelo mercedes esperanza "
     "petit grand legrand leblanc lenoir roux blanc martin rose marin "
     "page temple long bell wells mills lane hope rich ward "
     "cole dell gill hart hood hyde kidd lake land law lord love low mann "
     "may meek moon moss munch nash neal peck pike plum pool poor pratt "
     "quick ray rhodes rider roach roper ross rowe salt sands sears sell "
     "shore sparks spears speed spring stack stamp starr steed still stout "
     "stubbs tate tell terry tiller todd trout tubbs tuck twist vale vance "
     "vest wade wall walls ware wash watts webb weeks west wing winters "
     "wise wolfe worth yates "
     "reading bath nice split cork mobile buffalo surprise normal essen "
     "worms sandwich battle hull deal rugby wells ely rye eden hamm "
     " delta oracle target shell visa discover sprint cricket boost "
     "mint metro virgin dish direct spectrum link echo alexa siri cortana"},
    {kCalendarWord,
     "january february march april may june july august september october "
     "november december jan feb mar apr jun jul aug sep sept oct nov dec "
     "monday tuesday wednesday thursday friday saturday sunday mon tue tues "
     "wed thu thur thurs fri sat sun januar februar marz mai juni juli "
     "oktober dezember montag dienstag mittwoch donnerstag freitag samstag "
     "sonnabend sonntag enero febrero marzo abril mayo junio julio agosto "
     "septiembre octubre noviembre diciembre lunes martes miercoles jueves "
     "viernes sabado domingo janvier fevrier mars avril juin juillet aout "
     "septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi "
     "samedi dimanche today tomorrow yesterday"},
    {kNobodyWord,
     "all team support everyone everybody there sir sirs madam folks guys "
     "friends customer customers service services agent agents user users "
     "client clients valued colleague colleagues staff admin administrator "
     "moderator mods community group member members ladies gentlemen anybody "
     "anyone someone somebody nobody world again both whom it concern you "
     "your my our the a an this that zusammen alle leute damen herren kollegen "
     "mate mates man dude bro buddy pal todos todas equipo amigos tous toutes "
     "equipe tutti "
     "social care helpdesk desk help hotline billing sales care manager "
     "management "
     "department office company technical tech network operations bot "
     "marketing engineering finance billing accounting procurement logistics "
     "chatbot assistant noreply system automated automation so much very "
     "missing calling using trying having getting asking writing looking "
     "waiting going working being coming am pm gmt utc est pst cet "
     "for in advance i we us he she they not just also still currently "
     "only now sure ok okay yes no please let sorry if when as at on with from "
     "and or but to of is was are"},
    {kHostileWord,
     "the and not you your for are was were this that with have has had from "
     "they them she his her him who why how what when where which all any "
     "but can could would should must shall get got set put "
     "use used try new old out off one two three four five six seven eight "
     "nine ten yes no true false null nil none undefined nan void error "
     "errors warning fail failed failure fatal exception crash bug issue "
     "issues problem problems fix fixed broken help password passwort "
     "passwd secret token key keys admin administrator root user users "
     "username login logon logout sign account accounts support service "
     "services team desk helpdesk customer customers client clients agent "
     "agents staff system server network internet wifi phone phones mobile "
     "cell tablet device devices computer laptop screen battery charger "
     "cable sim card esim imei number numbers code codes pin data call calls "
     "text texts message messages mail email emails voicemail ticket tickets "
     "cases order orders invoice invoices billing payment payments "
     "refund refunds charge charges plan plans contract update updates "
     "upgrade version install reset restart reboot power signal coverage "
     "roaming outage bar bars app apps software hardware website web site "
     "link url http https www com net org test testing tester demo "
     "example sample guest anonymous anonym unknown deleted bot robot "
     "moderator mod member members owner noreply reply no-reply info contact "
     "sales office company name first last full group everyone everybody "
     "someone nobody thanks thank please hello hey dear regards best here "
     "there now today tomorrow yesterday time day days week month year "
     "monday tuesday wednesday thursday friday saturday sunday good bad "
     "open closed pending solved hold high low normal urgent priority status "
     "subject body title description settings menu trash inbox downloads "
     "desktop dashboard portal console browser router modem "
     "safe mode general galaxy pixel nokia motorola xperia huawei outlook "
     "zendesk jira sent comment comments note notes file files "
     "folder image photo video home work store shop customer-service iphone "
     "ipad android samsung apple google microsoft windows linux mac chrome "
     "firefox safari facebook twitter whatsapp amazon netflix "
     "der die das und oder nicht ist war sind mit von fur auf ein eine einen "
     "ich sie wir ihr mein meine kein keine hilfe fehler problem konto "
     "kunde kunden benutzer benutzername kennwort passwort rechnung vertrag "
     "telefon handy nummer anruf nachricht danke bitte hallo "
     "que los las una uno por para con sin pero ayuda usuario cuenta "
     "contrasena factura telefono gracias hola cliente servicio numero "
     "les des une est pas pour dans avec sur aide erreur compte client "
     "facture merci bonjour numero utilisateur"},
};

// All words under their hash; asked for every word of every name.
class Table {
 public:
  Table() : slots_(kSlots) {
    for (const WordList& list : kLists) {
      std::string_view rest = list.words;
      while (!rest.empty()) {
        const size_t space = rest.find(' ');
        Slot& slot = slots_[Find(rest.substr(0, space))];
        slot.word = rest.substr(0, space);
        slot.flags |= list.flag;
        if (space == std::string_view::npos) break;
        rest.remove_prefix(space + 1);
      }
    }
  }
  [[nodiscard]] uint32_t Flags(std::string_view word) const {
    return slots_[Find(word)].flags;
  }

 private:
  static constexpr size_t kSlots = 8192;  // several times the words
  struct Slot {
    std::string_view word;
    uint32_t flags = 0;
  };

  // The slot of the word, or the empty one where it would stand.
  [[nodiscard]] size_t Find(std::string_view word) const {
    size_t at = HashWord(word) % kSlots;
    while (!slots_[at].word.empty() && slots_[at].word != word) {
      at = (at + 1) % kSlots;
    }
    return at;
  }

  std::vector<Slot> slots_;
};

}  // namespace

uint32_t NameWordFlags(std::string_view folded) {
  static const Table table;
  return table.Flags(folded);
}

}  // namespace redactor::detect
