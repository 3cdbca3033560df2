// Issuer ranges after ISO/IEC 7812-1 and what the networks publish for
// merchants (Visa, Mastercard including 2-series, American Express, Discover,
// Diners Club, JCB, UnionPay, Maestro, Mir, RuPay, Elo, Hipercard, Dankort,
// Bancontact, Troy, Uzcard, Humo, UATP, Verve).
#include "redactor/detect/tables/card_issuers.h"

#include <array>

#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

// The first fitting row counts: narrow ranges stand before wide ones.
constexpr std::array<CardIssuer, 45> kIssuers = {{
    {220000, 220599, 16, 19, true, "Mir"},
    {222100, 272099, 16, 16, true, "Mastercard"},
    {510000, 559999, 16, 16, true, "Mastercard"},
    {340000, 349999, 15, 15, true, "American Express"},
    {370000, 379999, 15, 15, true, "American Express"},
    {300000, 305999, 14, 19, false, "Diners Club"},
    {309500, 309599, 14, 19, false, "Diners Club"},
    {360000, 369999, 14, 14, false, "Diners Club"},
    {380000, 399999, 14, 16, false, "Diners Club"},
    {352800, 358999, 16, 19, true, "JCB"},
    {213100, 213199, 15, 15, false, "JCB"},
    {180000, 180099, 15, 15, false, "JCB"},
    {401178, 401179, 16, 16, true, "Elo"},
    {438935, 438935, 16, 16, true, "Elo"},
    {400000, 499999, 16, 16, true, "Visa"},
    {400000, 499999, 13, 13, false, "Visa"},
    {400000, 499999, 19, 19, false, "Visa"},
    {501900, 501999, 16, 16, true, "Dankort"},
    {504175, 504175, 16, 16, true, "Elo"},
    {506099, 506198, 16, 19, true, "Verve"},
    {506699, 506778, 16, 16, true, "Elo"},
    {507865, 507964, 16, 19, true, "Verve"},
    {508500, 508999, 16, 16, true, "RuPay"},
    {509000, 509999, 16, 16, true, "Elo"},
    {606282, 606282, 16, 19, true, "Hipercard"},
    {606985, 607984, 16, 16, true, "RuPay"},
    {608001, 608500, 16, 16, true, "RuPay"},
    {627780, 627780, 16, 16, true, "Elo"},
    {636297, 636297, 16, 16, true, "Elo"},
    {636368, 636368, 16, 16, true, "Elo"},
    {637095, 637095, 16, 16, true, "Hipercard"},
    {637568, 637612, 16, 16, true, "Hipercard"},
    {670300, 670399, 16, 19, true, "Bancontact"},
    {652150, 653149, 16, 16, true, "RuPay"},
    {979200, 979289, 16, 16, true, "Troy"},
    {860000, 860099, 16, 16, false, "Uzcard"},
    {986000, 986099, 16, 16, false, "Humo"},
    {601100, 601199, 16, 19, true, "Discover"},
    {644000, 659999, 16, 19, true, "Discover"},
    {810000, 829999, 16, 19, false, "UnionPay"},
    {620000, 629999, 16, 16, true, "UnionPay"},
    {620000, 629999, 17, 19, false, "UnionPay"},
    {500000, 509999, 12, 19, false, "Maestro"},
    {560000, 699999, 12, 19, false, "Maestro"},
    {100000, 199999, 15, 15, false, "UATP"},
}};

}  // namespace

const CardIssuer* FindCardIssuer(std::string_view digits) {
  const uint32_t head = LeadingNumber(digits, 6);
  for (const CardIssuer& issuer : kIssuers) {
    if (head >= issuer.first && head <= issuer.last &&
        digits.size() >= issuer.min && digits.size() <= issuer.max) {
      return &issuer;
    }
  }
  return nullptr;
}

}  // namespace redactor::detect
