// Function words of names and addresses, and the codes features are made of.
#include "redactor/detect/tagger_word.h"

#include <algorithm>
#include <vector>

#include "redactor/detect/name_dictionary.h"
#include "redactor/detect/name_words.h"
#include "redactor/detect/sweep_words.h"

namespace redactor::detect {

namespace {

struct RoleList {
  uint8_t role;
  std::string_view words;
};

// Folded, apart by one blank each. Source: own list.
constexpr RoleList kLists[] = {
    {kStreetRole,
     "street st avenue ave av road rd lane ln drive dr court ct boulevard blvd "
     "place pl square sq terrace way highway hwy parkway pkwy circle cir "
     "crescent cres close trail alley plaza walk row grove gardens mews hill "
     "wharf quay parade rise yard mount rue via calle carrer strasse str platz "
     "weg allee gasse ring damm ufer laan straat plein vej gade gatan vagen "
     "gata katu tie utca ulica ul iela prospekt piazza avenida avda rua "
     "travessa chemin impasse quai route corso viale vicolo cours jalan jl "
     "soi marg nagar chowk caddesi cad sokak sok mahallesi apt apartment suite "
     "ste unit floor flat building bldg block box po house plot piso etage "
     "county rural camino paseo calzada colonia praca largo"},
    {kStateRole,
     "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms "
     "mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv "
     "wi wy dc qc bc ab mb nsw vic qld tas"},
    {kCueRole,
     "name names named called is am by in at near user customer miss mister "
     "boss friend uncle aunt aunty auntie mum mom dad grandma grandpa cousin "
     "nephew niece neighbour neighbor partner moved moving living live lives "
     "based visit visiting flight signed assigned escalated handled booked "
     "manager supervisor technician tech rep driver courier nurse doctor "
     "patient tenant client caller requester reporter engineer owner lady guy "
     "man woman girl boy hermano hermana amigo amiga marido esposa jefe vecino "
     "vecina freund freundin nachbar nachbarin kollege kollegin herr frau chef "
     "mari femme voisin voisine collegue ami amie"},
    {kLinkRole,
     "de van von der den del della la le el al bin ibn da di do dos of the and "
     "du des ter ten zu y e und et abu bint binti st san santa ap apt no nr "
     "und o mac mc ul"},
};

// Small words that tell the language of a line. Source: own list.
constexpr std::string_view kEnglish =
    "the and is to of it that this was for on with you my are be have not at "
    "from but they we he she will i your our has been when which there please "
    "by or if can would what";
constexpr std::string_view kForeign =
    "der das und ist nicht ein eine einen einem mit fur auf dem den von zu im "
    "ich wir sie er auch wird wurde haben habe bei nach aus wie oder aber noch "
    "nur schon wenn dass kein keine mein meine ihr bitte seit heute zum zur "
    "beim uber unser "
    "le la les des une est pas pour dans avec sur je nous vous il elle que qui "
    "ne au aux du et mais ou mon ma mes votre depuis ce cette c qu "
    "el los las una por para con es en del y mi su se lo al pero como esta ya "
    "un de os um uma com nao e em da na meu minha sua mas ja ao "
    "gli che per non di sono il nel della ho "
    "het een niet van voor met op zijn ik";

// Short words of technology: usual ones, whatever name they might be.
constexpr std::string_view kTechnical =
    "ac adsl ai aws aol apac apn api apk app arn ascii asap asn bcc bgp bios "
    "bit bsod btw byte cc cdn cdr ceo cfo cli cmd cms cname cpe cpu crm csr "
    "css "
    "csv cto ctrl cve db dc ddos dhcp din dm dmz dns doc docx dpi dsl dvd eid "
    "emea eol eod esim esn eta eth exe faq fax ftp fw fwd fyi gb gbp gif git "
    "gpu "
    "gps gsm gui gw hd hdd hdmi hr html http https hw iban icann iccid id ide "
    "imap imei imho imsi ios iot ip ipsec ipv iso isp it json jpeg jpg jwt kb "
    "kpi "
    "kvm lan latam lcd ldap led lgtm lol lte mac mb mbps mcc mdm meid mfa mfr "
    "mime mms mnc modem mpls ms msg mtu mvno nas nat nfc ngo nic nms noc ntp "
    "nvme oauth ocr oem oid ok omg onu ont os osi otp pa pb pbx pc pci pdf php "
    "pii pin pkg pki pls plz png pnr poc poe pop pos pps ppp pppoe psk psu pts "
    "pub puk pw qa qos qr ram rca rdp regex rel rfc rip rma rom rpc rsrp rsrq "
    "rssi rst rtf rtt saas sbc sd sdk sfp sftp sha sim sims sinr sip sku sla "
    "smb "
    "smpp sms smtp sn snmp snr sop soc spf sql src ssd ssh ssid ssl sso svg "
    "svn "
    "sw tac tan tb tbd tcp tdd telnet tftp tls toml tsv ttl tty txt ty udp ui "
    "uid uk unix upc url urls usb usd ussd utc utf uuid ux vat vdsl vin vip "
    "vlan "
    "vm vms voip volte vpc vpn vs wan wap wep wifi wlan wpa wps wtf www xdsl "
    "xls "
    "xlsx xml xmpp yaml zip ack nack syn fin src dst ifc mgmt cfg conf config "
    "env "
    "eur chf gbp usd jpy inr kwh hz khz mhz ghz dbm mm cm km kg";

struct Listed {
  uint64_t hash = 0;
  uint8_t roles = 0;
  int8_t tongue = 0;
  bool technical = false;
};

// All words of the lists under their hash.
class ListTable {
 public:
  ListTable() : slots_(kSlots) {
    for (const RoleList& list : kLists) {
      Each(list.words, [&](Listed* to) {
        to->roles = static_cast<uint8_t>(to->roles | list.role);
      });
    }
    Each(kForeign, [](Listed* to) { to->tongue = -1; });
    Each(kEnglish, [](Listed* to) { to->tongue = 1; });
    Each(kTechnical, [](Listed* to) { to->technical = true; });
  }
  [[nodiscard]] const Listed& Get(uint64_t hash) const {
    return slots_[Find(hash)];
  }

 private:
  static constexpr size_t kSlots = 4096;  // several times the words

  [[nodiscard]] size_t Find(uint64_t hash) const {
    size_t at = hash % kSlots;
    while (slots_[at].hash != 0 && slots_[at].hash != hash) {
      at = (at + 1) % kSlots;
    }
    return at;
  }
  template <typename Set>
  void Each(std::string_view words, const Set& set) {
    while (!words.empty()) {
      const size_t space = std::min(words.find(' '), words.size());
      const uint64_t hash = HashWord(words.substr(0, space));
      Listed& slot = slots_[Find(hash)];
      slot.hash = hash;
      set(&slot);
      words.remove_prefix(std::min(space + 1, words.size()));
    }
  }

  std::vector<Listed> slots_;
};

const Listed& ListedOf(std::string_view folded) {
  static const ListTable table;
  return table.Get(HashWord(folded));
}

uint8_t FromNameWords(uint32_t flags) {
  uint8_t roles = 0;
  if ((flags & kTitleWord) != 0) roles |= kTitleRole;
  if ((flags & kParticleWord) != 0) roles |= kLinkRole;
  if ((flags & (kGreetingWord | kLinkWord)) != 0) roles |= kCueRole;
  if ((flags & kSignOffWord) != 0) roles |= kSignOffRole;
  if ((flags & kCalendarWord) != 0) roles |= kCalendarRole;
  return roles;
}

constexpr uint8_t kFirstSteps[6] = {0, 1, 1, 2, 3, 4};
constexpr uint8_t kTechnicalLevel = 4;

constexpr uint8_t kSteps[6] = {0, 1, 1, 2, 3, 3};

// Levels of the dictionary (0..7) as the tagger counts them (0..5).
constexpr uint8_t kNameLevels[8] = {0, 1, 2, 2, 3, 4, 5, 5};
constexpr uint8_t kPlaceLevels[8] = {0, 1, 2, 2, 3, 4, 5, 5};
constexpr uint8_t kCommonLevels[8] = {0, 1, 1, 2, 2, 3, 4, 5};

uint8_t At(const uint8_t (&levels)[8], int level) {
  return levels[static_cast<size_t>(level)];
}

uint8_t KindsOf(const NameEntry& entry) {
  unsigned kinds = 0;
  if (entry.is_product()) kinds |= kProductKind;
  if (entry.is_company()) kinds |= kCompanyKind;
  if (entry.is_nationality()) kinds |= kDemonymKind;
  if (entry.is_kinship()) kinds |= kKinshipKind;
  if (entry.is_role()) kinds |= kJobKind;
  if (entry.is_place_kind()) kinds |= kSiteKind;
  if (entry.continues_phrase()) kinds |= kGoesOnKind;
  return static_cast<uint8_t>(kinds);
}

uint8_t RolesOf(const NameEntry& entry) {
  unsigned roles = 0;
  if (entry.is_street()) roles |= kStreetRole;
  if (entry.is_title()) roles |= kTitleRole;
  if (entry.is_month() || entry.is_weekday()) roles |= kCalendarRole;
  if (entry.is_region_code()) roles |= kStateRole;
  if (entry.is_particle()) roles |= kLinkRole;
  if (entry.is_kinship() || entry.is_role()) roles |= kCueRole;
  if (entry.begins_phrase()) roles |= kPhraseRole;
  return static_cast<uint8_t>(roles);
}

}  // namespace

WordInfo LookUpWord(const NameDictionary& names, std::string_view folded) {
  WordInfo info;
  const NameEntry entry = names.Find(folded);
  const Listed& listed = ListedOf(folded);
  const uint32_t flags = NameWordFlags(folded);
  info.roles = listed.roles | FromNameWords(flags);
  if ((flags & kPersonVerb) != 0) info.kinds = kVerbKind;
  info.tongue = listed.tongue;
  if (listed.technical) info.common = kTechnicalLevel;
  if (entry.empty()) return info;
  info.roles |= RolesOf(entry);
  info.kinds = static_cast<uint8_t>(info.kinds | KindsOf(entry));
  info.first = At(kNameLevels, entry.first_level());
  info.last = At(kNameLevels, entry.surname_level());
  info.place = At(kPlaceLevels, entry.place_level());
  info.common = std::max(info.common, At(kCommonLevels, entry.common_level()));
  if (entry.is_function_word() && info.common < 3) info.common = 3;
  info.region = entry.is_state() ? 4 : entry.is_region() ? 2 : 0;
  info.country = entry.is_country();
  if (listed.technical)
    info.first = info.last = std::min<uint8_t>(info.last, 1);
  return info;
}

uint16_t WordInfo::Code() const {
  const unsigned where = country                       ? 4
                         : region >= 4                 ? 5
                         : region > 0                  ? 6
                         : (kinds & kDemonymKind) != 0 ? 7
                                                       : kSteps[place];
  return static_cast<uint16_t>(kFirstSteps[first] | kSteps[last] << 3 |
                               where << 5 | kSteps[common] << 8 |
                               (roles & 15) << 10 |
                               ((kinds & 3) != 0 ? 1u << 14 : 0));
}

uint8_t WordInfo::Bits() const {
  const bool is_place = place >= 3 || country || region >= 4;
  return static_cast<uint8_t>((first >= 3 ? 1 : 0) | (last >= 3 ? 2 : 0) |
                              (is_place ? 4 : 0) | (common >= 3 ? 8 : 0) |
                              ((roles & kStreetRole) != 0 ? 16 : 0) |
                              ((roles & kTitleRole) != 0 ? 32 : 0) |
                              ((roles & kCueRole) != 0 ? 64 : 0) |
                              ((kinds & kVerbKind) != 0 ? 128 : 0));
}

}  // namespace redactor::detect
