// HMAC with saved states: the key's two pads and the fields before the value
// are hashed once a type, so that a short value costs two compressions.
#include "redactor/pseudonym/token_hasher.h"

#include <sodium.h>

#include <array>
#include <cstdlib>
#include <cstring>

#include "redactor/pseudonym/base32.h"
#include "redactor/pseudonym/canonical.h"
#include "redactor/pseudonym/little_endian.h"

namespace redactor::pseudonym {

namespace {

constexpr size_t kTypes = 64;
constexpr size_t kMaxTypeName = 16;

using State = crypto_auth_hmacsha256_state;

void Update(State* state, std::string_view field) {
  std::array<uint8_t, 4> length{};
  StoreLittleEndian32(static_cast<uint32_t>(field.size()), length.data());
  crypto_auth_hmacsha256_update(state, length.data(), length.size());
  crypto_auth_hmacsha256_update(
      state, reinterpret_cast<const uint8_t*>(field.data()), field.size());
}

uint64_t SipHash(std::string_view bytes, const uint8_t* key) {
  std::array<uint8_t, crypto_shorthash_BYTES> out{};
  crypto_shorthash(out.data(), reinterpret_cast<const uint8_t*>(bytes.data()),
                   bytes.size(), key);
  return LoadLittleEndian64(out.data());
}

}  // namespace

struct TokenHasher::Secrets {
  std::array<State, kTypes> states;  // everything before the value
  std::array<uint8_t, 32> check;
  std::array<uint8_t, 32> form;
};

TokenHasher::TokenHasher(const Key& key, std::string_view audience) {
  // sodium_malloc aligns no better than the size does.
  static_assert(alignof(Secrets) <= 16 && sizeof(Secrets) % 16 == 0);
  secrets_ = static_cast<Secrets*>(sodium_malloc(sizeof(Secrets)));
  // Without memory nothing can be replaced; nothing has been written yet.
  if (secrets_ == nullptr) std::abort();
  secrets_->check = key.Derive(KeyPurpose::kCheck, audience);
  secrets_->form = key.Derive(KeyPurpose::kForm, audience);
  std::array<uint8_t, 32> token = key.Derive(KeyPurpose::kToken, audience);
  const char version = static_cast<char>(kCanonicalVersion);
  for (const EntityTypeInfo& info : EntityTypes()) {
    State& state = secrets_->states[static_cast<size_t>(info.type)];
    crypto_auth_hmacsha256_init(&state, token.data(), token.size());
    Update(&state, std::string_view(&version, 1));
    Update(&state, audience);
    Update(&state, info.name);
  }
  sodium_memzero(token.data(), token.size());
  sodium_mprotect_readonly(secrets_);
}

TokenHasher::~TokenHasher() { sodium_free(secrets_); }

void TokenHasher::Body(EntityType type, std::string_view canonical, int bits,
                       char* body) const {
  State state = secrets_->states[static_cast<size_t>(type)];
  Update(&state, canonical);
  std::array<uint8_t, crypto_auth_hmacsha256_BYTES> digest{};
  crypto_auth_hmacsha256_final(&state, digest.data());
  const size_t chars = BodyChars(bits) - kCheckChars;
  for (size_t i = 0; i < chars; ++i) body[i] = Base32At(digest.data(), i);
  Check(type, std::string_view(body, chars), body + chars);
}

void TokenHasher::Check(EntityType type, std::string_view body,
                        char* check) const {
  std::array<char, kMaxTypeName + 1 + kMaxBodyChars> text;
  const std::string_view name = EntityTypeName(type);
  std::memcpy(text.data(), name.data(), name.size());
  text[name.size()] = '-';
  std::memcpy(text.data() + name.size() + 1, body.data(), body.size());
  const std::string_view all(text.data(), name.size() + 1 + body.size());
  AppendBase32(SipHash(all, secrets_->check.data()), kCheckChars, check);
}

bool TokenHasher::Verify(EntityType type, std::string_view body) const {
  const size_t chars = body.size() - kCheckChars;
  std::array<char, kCheckChars> check{};
  Check(type, body.substr(0, chars), check.data());
  return body.substr(chars) == std::string_view(check.data(), kCheckChars);
}

std::string TokenHasher::Form(EntityType type, std::string_view body,
                              std::string_view raw, bool bare_number,
                              std::string* scratch) const {
  *scratch = EntityTypeName(type);
  *scratch += '-';
  *scratch += body;
  *scratch += bare_number ? 'n' : 't';
  *scratch += raw;
  std::string form(kFormChars, '\0');
  AppendBase32(SipHash(*scratch, secrets_->form.data()), kFormChars,
               form.data());
  return form;
}

uint64_t TokenHasher::Seal(std::string_view bytes) const {
  return SipHash(bytes, secrets_->check.data());
}

uint64_t TokenHasher::Spread(std::string_view bytes) const {
  return SipHash(bytes, secrets_->form.data() + 16);
}

}  // namespace redactor::pseudonym
