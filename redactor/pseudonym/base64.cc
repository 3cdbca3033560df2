// Base64 by libsodium, which is strict and free of data-dependent timing.
#include "redactor/pseudonym/base64.h"

#include <sodium.h>

namespace redactor::pseudonym {

void AppendBase64(std::string_view bytes, std::string* out) {
  // The encoded length of libsodium counts a NUL at the end.
  const size_t size =
      sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  const size_t at = out->size();
  out->resize(at + size);
  sodium_bin2base64(out->data() + at, size,
                    reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out->pop_back();
}

bool FromBase64(std::string_view text, std::string* bytes) {
  bytes->resize(text.size() / 4 * 3);
  size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes->data()),
                        bytes->size(), text.data(), text.size(), nullptr, &size,
                        &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != text.data() + text.size()) {
    return false;
  }
  bytes->resize(size);
  return true;
}

}  // namespace redactor::pseudonym
