#include "redactor/train/address.h"

#include <array>
#include <string_view>

namespace redactor::train {

namespace {

constexpr std::array kTypesBehind = {
    "Street",  "Street", "St",        "St.",     "Road",     "Road",  "Rd",
    "Avenue",  "Avenue", "Ave",       "Ave.",    "Lane",     "Ln",    "Drive",
    "Dr",      "Court",  "Ct",        "Close",   "Crescent", "Place", "Pl",
    "Terrace", "Way",    "Boulevard", "Blvd",    "Square",   "Row",   "Grove",
    "Gardens", "Mews",   "Hill",      "Parkway", "Highway",  "Trail", "Circle",
    "Loop",    "Quay",   "Wharf",     "Walk",    "View",     "Rise",  "Cove",
    "Path"};
constexpr std::array kTypesBefore = {
    "Rue",     "rue",    "rue de",      "Rue du",   "Avenue de", "Chemin de",
    "Via",     "via",    "Viale",       "Corso",    "Piazza",    "Vicolo",
    "Calle",   "C/",     "Avenida",     "Avda.",    "Plaza",     "Paseo de",
    "Carrera", "Carrer", "Rua",         "Rua da",   "Travessa",  "R",
    "Praça",   "ul.",    "Ulica",       "Al.",      "Jalan",     "Jl.",
    "Str.",    "Strada", "Bulevardul",  "Prospekt", "Sokak",     "Camino",
    "Av.",     "Largo",  "Place de la", "Impasse",  "Soi",       "Phố"};
constexpr std::array kSuffixes = {
    "straße", "strasse", "str.",   "weg",   "gasse", "platz",  "allee", "ring",
    "straat", "laan",    "gracht", "plein", "kade",  "singel", "vej",   "gade",
    "allé",   "vegen",   "veien",  "gata",  "gatan", "vägen",  "katu",  "tie",
    "kuja",   "utca",    "ova",    "ská",   "damm",  "steig",  "ufer",  "berg"};
constexpr std::array kUnits = {"Apt ",       "Apt. ",  "Suite ", "Ste ",
                               "Unit ",      "Flat ",  "#",      "Floor ",
                               "Apartment ", "Room ",  "Box ",   "Piso ",
                               "Bât. ",      "Etage ", "Block ", "No. "};
constexpr std::array kStates = {"TX", "CA", "NY", "FL",  "OH",  "WA",  "IL",
                                "MA", "ON", "BC", "NSW", "VIC", "QLD", "GA",
                                "CO", "PA", "NC", "MI",  "AZ",  "OR"};
constexpr std::array kCountries = {
    "UK",       "USA",     "Germany",  "Deutschland", "France",       "España",
    "Spain",    "Italia",  "Portugal", "Brasil",      "Brazil",       "India",
    "Nigeria",  "Kenya",   "Canada",   "Australia",   "Ireland",      "Poland",
    "Norway",   "Denmark", "Finland",  "Sweden",      "Belgium",      "Austria",
    "Slovenia", "Estonia", "Hungary",  "Greece",      "Turkey",       "Mexico",
    "Peru",     "Uruguay", "Malaysia", "Philippines", "Japan",        "Vietnam",
    "Tunisia",  "Bahrain", "Georgia",  "New Zealand", "United States"};

template <typename List>
std::string Pick(const List& list, Random* random) {
  return list[random->Below(list.size())];
}

std::string Number(size_t most, Random* random) {
  std::string out = std::to_string(1 + random->Below(most));
  const double pick = random->Unit();
  if (pick < 0.06) out += static_cast<char>('a' + random->Below(4));
  if (pick > 0.97) out += "/" + std::to_string(1 + random->Below(20));
  return out;
}

std::string Name(const NamePool& pool, Random* random) {
  if (random->Chance(0.15)) {
    return pool.Given(random) + ' ' + pool.Surname(random);
  }
  if (random->Chance(0.2)) return pool.Town(random);
  return random->Chance(0.8) ? pool.Surname(random) : pool.Given(random);
}

std::string Street(const NamePool& pool, Random* random) {
  const size_t most = random->Chance(0.5) ? 120 : 9999;
  const double pick = random->Unit();
  std::string number = Number(most, random);
  if (pick < 0.42) {
    if (random->Chance(0.1)) number += random->Chance(0.5) ? " N" : " West";
    return number + ' ' + Name(pool, random) + ' ' + Pick(kTypesBehind, random);
  }
  if (pick < 0.6) {
    return pool.Surname(random) + Pick(kSuffixes, random) + ' ' + number;
  }
  if (pick < 0.76) {
    return Pick(kTypesBefore, random) + ' ' + Name(pool, random) +
           (random->Chance(0.3) ? ", " : " ") + number;
  }
  if (pick < 0.82) {
    return number + (random->Chance(0.5) ? ", " : " ") +
           Pick(kTypesBefore, random) + ' ' + Name(pool, random);
  }
  if (pick < 0.9) {
    // A house, or a street without a word that says so.
    const std::string name = Name(pool, random);
    return random->Chance(0.5) ? name + ' ' + number : number + ' ' + name;
  }
  if (pick < 0.95) {
    return number + ' ' + pool.Surname(random) + Pick(kSuffixes, random) + ' ' +
           Number(99, random);
  }
  return (random->Chance(0.7) ? "P.O. Box " : "PO Box ") + number;
}

std::string Digits(size_t n, Random* random) {
  std::string out;
  for (size_t i = 0; i < n; ++i) {
    out += static_cast<char>('0' + random->Below(10));
  }
  return out;
}

std::string Letters(size_t n, Random* random) {
  std::string out;
  for (size_t i = 0; i < n; ++i) {
    out += static_cast<char>('A' + random->Below(26));
  }
  return out;
}

std::string Town(const NamePool& pool, Random* random) {
  const std::string& town = pool.Town(random);
  const double pick = random->Unit();
  if (pick < 0.3) return town;
  if (pick < 0.5) {
    return town + ", " + Pick(kStates, random) + ' ' + Digits(5, random);
  }
  if (pick < 0.75) {
    return Digits(random->Chance(0.8) ? 5 : 4, random) + ' ' + town;
  }
  if (pick < 0.85) {
    return town + ' ' + Letters(2, random) + Digits(1, random) + ' ' +
           Digits(1, random) + Letters(2, random);
  }
  return town + ' ' + Digits(5, random);
}

}  // namespace

std::string MakeAddress(const NamePool& pool, Random* random) {
  const double pick = random->Unit();
  const std::string gap = pick < 0.55   ? ", "
                          : pick < 0.75 ? "\n"
                          : pick < 0.85 ? ",\n"
                                        : " ";
  std::string out = Street(pool, random);
  if (random->Chance(0.25)) {
    out += (random->Chance(0.5) ? " " : gap) + Pick(kUnits, random) +
           Number(random->Chance(0.5) ? 30 : 999, random);
  }
  if (random->Chance(0.65)) out += gap + Town(pool, random);
  if (random->Chance(0.2)) {
    out += gap + Pick(kCountries, random);
    if (random->Chance(0.2)) out += ' ' + Digits(5, random);
  }
  return out;
}

}  // namespace redactor::train
