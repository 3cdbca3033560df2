// Labels, decoding with offsets and encoding by ICU; see the header.
#include "redactor/text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <array>
#include <memory>
#include <utility>

#include "redactor/base/ascii.h"
#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter Open(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &error));
  if (U_FAILURE(error)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr,
                      nullptr, nullptr, &error);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr,
                        nullptr, nullptr, &error);
  ucnv_setFallback(converter.get(), false);
  return U_FAILURE(error) ? nullptr : std::move(converter);
}

// What senders mean by labels that ICU takes too narrowly.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kMeant =
    {{{"gb2312", "GBK"},
      {"ks_c_5601-1987", "windows-949"},
      {"euc-kr", "windows-949"},
      {"shift_jis", "windows-31j"},
      {"unicode-1-1-utf-7", "UTF-7"}}};

bool IsUtf8Label(std::string_view label) {
  constexpr std::array<std::string_view, 8> kLabels = {
      "",      "utf-8",        "utf8",      "us-ascii",
      "ascii", "unknown-8bit", "x-unknown", "ansi_x3.4-1968"};
  for (const std::string_view name : kLabels) {
    if (label == name) return true;
  }
  return false;
}

// All of printable ASCII stands for itself, one by one.
bool KeepsAscii(UConverter* converter) {
  switch (ucnv_getType(converter)) {
    case UCNV_SBCS:
    case UCNV_MBCS:
    case UCNV_DBCS:
    case UCNV_LATIN_1:
      break;
    default:
      return false;
  }
  std::string ascii = "\t\r\n";
  for (char c = 0x20; c < 0x7F; ++c) ascii += c;
  std::u16string wide(2 * ascii.size(), u'\0');
  UErrorCode error = U_ZERO_ERROR;
  const int32_t size =
      ucnv_toUChars(converter, wide.data(), static_cast<int32_t>(wide.size()),
                    ascii.data(), static_cast<int32_t>(ascii.size()), &error);
  wide.resize(static_cast<size_t>(size));
  return U_SUCCESS(error) && std::u16string(ascii.begin(), ascii.end()) == wide;
}

void AddRun(std::vector<SourceChunk>* runs, const SourceChunk& run) {
  if (!runs->empty() && run.text_size == 1 && run.raw_size == 1) {
    SourceChunk& last = runs->back();
    if (last.text_size == last.raw_size &&
        last.text + last.text_size == run.text &&
        last.raw + last.raw_size == run.raw) {
      ++last.text_size;
      ++last.raw_size;
      return;
    }
  }
  runs->push_back(run);
}

}  // namespace

Charset FindCharset(std::string_view label, std::string_view head) {
  std::string name;
  for (const char c : label.substr(0, label.find('*'))) {
    if (c != ' ' && c != '"') name += ToLower(c);
  }
  Charset charset;
  if (IsUtf8Label(name)) return charset;
  for (const auto& [said, meant] : kMeant) {
    if (name == said) name = meant;
  }
  // The mark is a character like another, so that it comes back.
  if (name == "utf-16" || name == "utf-32") {
    const bool little = head.starts_with("\xFF\xFE") ||
                        (head.size() > 1 && head[0] != '\0' && head[1] == '\0');
    name += little ? "le" : "be";
  }
  const Converter converter = Open(name);
  if (converter == nullptr) {
    charset.known = false;
    return charset;
  }
  if (ucnv_getType(converter.get()) == UCNV_UTF8) return charset;
  charset.converter = name;
  charset.kind = KeepsAscii(converter.get()) ? CharsetKind::kDirect
                                             : CharsetKind::kShifted;
  return charset;
}

bool CouldBeIn(const Charset& charset, std::string_view bytes) {
  return !(charset.converter.starts_with("utf-16") ||
           charset.converter.starts_with("utf-32")) ||
         bytes.find('\0') != std::string_view::npos;
}

bool DecodeCharset(const Charset& charset, std::string_view bytes,
                   std::string* text, std::vector<SourceChunk>* runs) {
  const Converter converter = Open(charset.converter);
  if (converter == nullptr) return false;
  std::u16string wide(bytes.size() * 2 + 16, u'\0');
  std::vector<int32_t> offsets(wide.size());
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  UChar* to = wide.data();
  UErrorCode error = U_ZERO_ERROR;
  ucnv_toUnicode(converter.get(), &to, wide.data() + wide.size(), &from, end,
                 offsets.data(), /*flush=*/true, &error);
  if (U_FAILURE(error)) return false;
  wide.resize(static_cast<size_t>(to - wide.data()));
  std::string decoded;
  std::vector<SourceChunk> found;
  const auto base = static_cast<uint32_t>(text->size());
  for (size_t i = 0; i < wide.size();) {
    const size_t begin = i;
    char32_t c = wide[i++];
    if (U16_IS_SURROGATE(c)) {
      if (!U16_IS_SURROGATE_LEAD(c) || i == wide.size() ||
          !U16_IS_TRAIL(wide[i])) {
        return false;
      }
      c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, wide[i++]));
    }
    const auto at = static_cast<uint32_t>(decoded.size());
    AppendUtf8(c, &decoded);
    if (runs == nullptr) continue;
    const auto raw = static_cast<uint32_t>(offsets[begin]);
    const uint32_t next = i < wide.size() ? static_cast<uint32_t>(offsets[i])
                                          : static_cast<uint32_t>(bytes.size());
    const auto size = static_cast<uint32_t>(decoded.size()) - at;
    if (c < 0x80 && next - raw == 1) {
      AddRun(&found, {base + at, 1, raw, 1});
      continue;
    }
    // Equal sizes would say that the bytes are the same: two chunks, then.
    const uint32_t rest = size == next - raw && size > 1 ? 1 : 0;
    found.push_back({base + at, size - rest, raw, next - raw});
    if (rest > 0) found.push_back({base + at + size - 1, 1, next, 0});
  }
  text->append(decoded);
  if (runs != nullptr) runs->insert(runs->end(), found.begin(), found.end());
  return true;
}

bool EncodeCharset(const Charset& charset, std::string_view text,
                   std::string* bytes) {
  const Converter converter = Open(charset.converter);
  if (converter == nullptr) return false;
  std::u16string wide;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = DecodeAt(text, &at);
    if (c >= 0xD800 && c < 0xE000) return false;
    if (c < 0x10000) {
      wide.push_back(static_cast<char16_t>(c));
    } else {
      wide.push_back(static_cast<char16_t>(U16_LEAD(c)));
      wide.push_back(static_cast<char16_t>(U16_TRAIL(c)));
    }
  }
  const UChar* from = wide.data();
  const UChar* const end = from + wide.size();
  const size_t size = bytes->size();
  bytes->resize(size + wide.size() * 8 + 64);
  char* to = bytes->data() + size;
  UErrorCode error = U_ZERO_ERROR;
  ucnv_fromUnicode(converter.get(), &to, bytes->data() + bytes->size(), &from,
                   end, nullptr, /*flush=*/true, &error);
  bytes->resize(U_SUCCESS(error) ? static_cast<size_t>(to - bytes->data())
                                 : size);
  return U_SUCCESS(error);
}

}  // namespace redactor::text
