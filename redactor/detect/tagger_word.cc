// Function words of names and addresses, and the codes features are made of.
#include "redactor/detect/tagger_word.h"

#include <algorithm>
#include <vector>

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

struct Role {
  uint64_t hash;
  uint8_t roles;
};

std::vector<Role> MakeRoles() {
  std::vector<Role> roles;
  for (const RoleList& list : kLists) {
    for (std::string_view rest = list.words; !rest.empty();) {
      const size_t space = std::min(rest.find(' '), rest.size());
      roles.push_back({HashWord(rest.substr(0, space)), list.role});
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  std::ranges::sort(roles, {}, &Role::hash);
  return roles;
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
constexpr uint8_t kSteps[6] = {0, 1, 1, 2, 3, 3};

}  // namespace

uint8_t ListedRoles(std::string_view folded) {
  static const std::vector<Role> table = MakeRoles();
  uint8_t roles = FromNameWords(NameWordFlags(folded));
  const uint64_t hash = HashWord(folded);
  for (auto at = std::ranges::lower_bound(table, hash, {}, &Role::hash);
       at != table.end() && at->hash == hash; ++at) {
    roles |= at->roles;
  }
  return roles;
}

uint16_t WordInfo::Code() const {
  const unsigned where = country       ? 4
                         : region >= 4 ? 5
                         : region > 0  ? 6
                         : demonym     ? 7
                                       : kSteps[place];
  return static_cast<uint16_t>(kFirstSteps[first] | kSteps[last] << 3 |
                               where << 5 | kSteps[common] << 8 |
                               (roles & 15) << 10);
}

uint8_t WordInfo::Bits() const {
  const bool is_place = place >= 3 || country || region >= 4;
  return static_cast<uint8_t>((first >= 3 ? 1 : 0) | (last >= 3 ? 2 : 0) |
                              (is_place ? 4 : 0) | (common >= 3 ? 8 : 0) |
                              ((roles & kStreetRole) != 0 ? 16 : 0) |
                              ((roles & kTitleRole) != 0 ? 32 : 0));
}

}  // namespace redactor::detect
