// Checks the tables of national numbers refer to, by file. Each takes the value
// without separators, in capitals, in its form.
#ifndef REDACTOR_DETECT_VALIDATORS_NATIONAL_FORMULAS_H_
#define REDACTOR_DETECT_VALIDATORS_NATIONAL_FORMULAS_H_

#include <string_view>

namespace redactor::detect {

// national_formulas_europe.cc
bool AustrianVatOk(std::string_view v);
bool BelgianRegisterOk(std::string_view v);
bool BelgianVatOk(std::string_view v);
bool CyprusTaxOk(std::string_view v);
bool GermanCardOk(std::string_view v);
bool GermanTaxIdOk(std::string_view v);
bool GermanHealthOk(std::string_view v);
bool GermanPensionOk(std::string_view v);
bool SpanishCifOk(std::string_view v);
bool SpanishDniOk(std::string_view v);
bool SpanishNieOk(std::string_view v);
bool SpanishSocialOk(std::string_view v);
bool FrenchTaxOk(std::string_view v);
bool FrenchNirOk(std::string_view v);
bool BritishDriverOk(std::string_view v);
bool BritishNinoOk(std::string_view v);
bool BritishVatOk(std::string_view v);
bool IrishPpsOk(std::string_view v);
bool ItalianCodeOk(std::string_view v);
bool ItalianVatOk(std::string_view v);
bool LuxembourgOk(std::string_view v);
bool DutchVatOk(std::string_view v);
bool PortugueseCardOk(std::string_view v);
bool PortugueseSocialOk(std::string_view v);
// national_formulas_east.cc
bool BelarusTaxOk(std::string_view v);
bool BulgarianMonthOk(std::string_view v);
bool CzechBirthOk(std::string_view v);
bool BalticOk(std::string_view v);
bool FinnishOk(std::string_view v);
bool HungarianPersonOk(std::string_view v);
bool IcelandicCenturyOk(std::string_view v);
bool KazakhOk(std::string_view v);
bool LatvianOk(std::string_view v);
bool RomanianTaxOk(std::string_view v);
bool RussianTaxOk(std::string_view v);
bool RussianBusinessOk(std::string_view v);
bool RussianPensionOk(std::string_view v);
bool SwedishOk(std::string_view v);
bool SlovakVatOk(std::string_view v);
bool TurkishPersonOk(std::string_view v);
bool TurkishTaxOk(std::string_view v);
// national_formulas_america.cc
bool LuhnOfNine(std::string_view v);
bool LuhnOfTen(std::string_view v);
bool BeginsWithNine(std::string_view v);
bool CanadianSinOk(std::string_view v);
bool ArgentineKindOk(std::string_view v);
bool BrazilianLicenceOk(std::string_view v);
bool BrazilianCompanyOk(std::string_view v);
bool BrazilianHealthOk(std::string_view v);
bool BrazilianVoterOk(std::string_view v);
bool ChileanOk(std::string_view v);
bool GuatemalanOk(std::string_view v);
bool ColombianOk(std::string_view v);
bool DominicanTaxOk(std::string_view v);
bool EcuadorPersonOk(std::string_view v);
bool EcuadorTaxOk(std::string_view v);
bool MexicanPersonOk(std::string_view v);
bool MexicanTaxOk(std::string_view v);
bool NicaraguanOk(std::string_view v);
bool PeruvianPersonOk(std::string_view v);
bool PeruvianTaxOk(std::string_view v);
bool ParaguayanOk(std::string_view v);
bool SalvadoranOk(std::string_view v);
bool UsAtinOk(std::string_view v);
bool UsDeaOk(std::string_view v);
bool UsEinOk(std::string_view v);
bool UsMedicareOk(std::string_view v);
bool UsProviderOk(std::string_view v);
bool VenezuelanOk(std::string_view v);
// national_formulas_asia.cc
bool AustralianBusinessOk(std::string_view v);
bool AustralianTaxOk(std::string_view v);
bool ChineseOk(std::string_view v);
bool HongKongOk(std::string_view v);
bool IndonesianOk(std::string_view v);
bool AadhaarOk(std::string_view v);
bool IndianVoterOk(std::string_view v);
bool IndianTaxOk(std::string_view v);
bool IndianGoodsTaxOk(std::string_view v);
bool IranianOk(std::string_view v);
bool KoreanBusinessOk(std::string_view v);
bool KoreanOk(std::string_view v);
bool SriLankanOk(std::string_view v);
bool MoroccanOk(std::string_view v);
bool MauritianOk(std::string_view v);
bool MalaysianOk(std::string_view v);
bool NewZealandTaxOk(std::string_view v);
bool NewZealandHealthOk(std::string_view v);
bool PakistaniOk(std::string_view v);
bool SingaporeOk(std::string_view v);
bool ThaiOk(std::string_view v);
bool TaiwaneseOk(std::string_view v);
bool VietnameseOk(std::string_view v);
bool VietnameseTaxOk(std::string_view v);
bool SouthAfricanOk(std::string_view v);
bool SouthAfricanTaxOk(std::string_view v);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_NATIONAL_FORMULAS_H_
