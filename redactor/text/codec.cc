// Which codec reads an encoding; see the header.
#include "redactor/text/codec.h"

#include "redactor/base/ascii.h"
#include "redactor/text/icu_converter.h"

namespace redactor::text {

std::unique_ptr<Codec> NewCodec(const std::string& converter) {
  const Converter icu = OpenConverter(converter);
  if (icu == nullptr) return nullptr;
  switch (ucnv_getType(icu.get())) {
    case UCNV_UTF16_BigEndian:
      return NewWideCodec(2, /*big=*/true);
    case UCNV_UTF16_LittleEndian:
      return NewWideCodec(2, /*big=*/false);
    case UCNV_UTF32_BigEndian:
      return NewWideCodec(4, /*big=*/true);
    case UCNV_UTF32_LittleEndian:
      return NewWideCodec(4, /*big=*/false);
    case UCNV_SBCS:
    case UCNV_DBCS:
    case UCNV_MBCS:
    case UCNV_LATIN_1:
    case UCNV_US_ASCII:
      return NewTableCodec(converter);
    case UCNV_ISO_2022:
      if (StartsWithIgnoreCase(converter, "ISO-2022-JP")) {
        return NewIso2022Codec(/*korean=*/false);
      }
      if (StartsWithIgnoreCase(converter, "ISO-2022-KR")) {
        return NewIso2022Codec(/*korean=*/true);
      }
      return nullptr;
    default:
      return nullptr;
  }
}

}  // namespace redactor::text
