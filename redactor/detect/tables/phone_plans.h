// Which national numbers exist: the numbering plans of all countries, cut down
// to leading digits and lengths. Plans change; a number that is in none may
// still be one.
#ifndef REDACTOR_DETECT_TABLES_PHONE_PLANS_H_
#define REDACTOR_DETECT_TABLES_PHONE_PLANS_H_

#include <cstdint>
#include <string_view>

namespace redactor::detect {

struct PhoneRegion {
  std::string_view region;  // ISO 3166, "US"
  uint16_t code = 0;
  std::string_view trunk;  // dialled first inside of the country, "0"
};

// Does the plan of calling code `code` have this national number, without
// trunk prefix? Two binary searches.
bool InPhonePlan(uint32_t code, std::string_view national);
// Null when unknown.
const PhoneRegion* FindPhoneRegion(std::string_view region);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_PHONE_PLANS_H_
