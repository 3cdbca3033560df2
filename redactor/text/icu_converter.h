// ICU converters that stop at what they do not know: no substitution, no
// fallback.
#ifndef REDACTOR_TEXT_ICU_CONVERTER_H_
#define REDACTOR_TEXT_ICU_CONVERTER_H_

#include <unicode/ucnv.h>

#include <memory>
#include <string>

namespace redactor::text {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Null when there is none of that name.
inline Converter OpenConverter(const std::string& name) {
  if (name.empty()) return nullptr;  // ICU would take the locale's
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &error));
  if (U_FAILURE(error)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr,
                      nullptr, nullptr, &error);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr,
                        nullptr, nullptr, &error);
  ucnv_setFallback(converter.get(), false);
  if (U_FAILURE(error)) return nullptr;
  return converter;
}

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_ICU_CONVERTER_H_
