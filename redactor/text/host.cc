// HostToAscii: UTS 46, nontransitional, as browsers do it.
#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/locid.h>

#include "redactor/text/icu_strings.h"
#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

void AppendLower(std::string_view valid, std::string* out) {
  FromUtf8(valid).toLower(icu::Locale::getRoot()).toUTF8String(*out);
}

const icu::IDNA& Uts46() {
  static const icu::IDNA* const instance = [] {
    UErrorCode error = U_ZERO_ERROR;
    const icu::IDNA* idna = icu::IDNA::createUTS46Instance(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE |
            UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ,
        error);
    RequireIcu(error);
    return idna;
  }();
  return *instance;
}

// Faults of shape that a log may well hold; the conversion is still right.
constexpr uint32_t kHarmlessIdnaErrors =
    UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
    UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
    UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

}  // namespace

std::string HostToAscii(std::string_view host) {
  if (IsAscii(host)) return LowerAscii(host);
  std::string out;
  if (IsValidUtf8(host)) {
    icu::StringByteSink<std::string> sink(&out);
    icu::IDNAInfo info;
    UErrorCode error = U_ZERO_ERROR;
    Uts46().nameToASCII_UTF8(
        icu::StringPiece(host.data(), static_cast<int32_t>(host.size())), sink,
        info, error);
    RequireIcu(error);
    if ((info.getErrors() & ~kHarmlessIdnaErrors) == 0) return out;
    out.clear();
  }
  ForValidStretches(host, &out,
                    [&](std::string_view valid) { AppendLower(valid, &out); });
  return out;
}

}  // namespace redactor::text
