// Fuzz target: any bytes come back from every encoding, whatever the guess, and
// the text does not depend on how they are cut.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "redactor/text/transcode.h"

namespace redactor::text {
namespace {

std::string Decode(std::string_view bytes, const std::string& converter,
                   size_t page, LineMix* mix) {
  const auto source = NewMemorySource(bytes);
  auto decoded = NewDecodingSource(*source, converter, mix);
  std::string text;
  std::string buffer(page, '\0');
  for (;;) {
    const auto got = (*decoded)->Read(buffer);
    if (!got.ok()) std::abort();
    if (*got == 0) return text;
    text.append(buffer, 0, *got);
  }
}

void Check(std::string_view bytes, const std::string& converter) {
  LineMix mix(/*has_sink=*/true);
  const std::string text = Decode(bytes, converter, 4096, &mix);
  mix.OnCopy(0, 0, text.size());
  std::string again;
  const auto sink = NewStringSink(&again);
  auto encoded = NewEncodingSink(*sink, converter, &mix);
  const bool written = (*encoded)->Write(text).ok() && (*encoded)->Flush().ok();
  LineMix other(/*has_sink=*/false);
  if (!written || again != bytes ||
      Decode(bytes, converter, 1, &other) != text) {
    std::fprintf(stderr, "not the same: %s\n", converter.c_str());
    std::abort();
  }
}

}  // namespace
}  // namespace redactor::text

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace redactor::text;
  static const std::string kConverters[] = {
      "windows-1252", "KOI8-R",      "Shift_JIS",   "EUC-JP",   "EUC-KR",
      "gb18030",      "Big5",        "ISO-2022-JP", "UTF-16LE", "UTF-32BE",
      "ISO-2022-KR",  "windows-949", "EUC-TW"};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const EncodingGuess guess = GuessEncoding(bytes);
  if (guess.content == Content::kOther) Check(bytes, guess.converter);
  for (const std::string& converter : kConverters) Check(bytes, converter);
  return 0;
}
