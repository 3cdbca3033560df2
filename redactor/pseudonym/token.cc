// Tokens from values, and how tokens are spelt.
//
// Make is on the hot path: a value that was seen lately is answered from the
// memo without being canonicalised again.
#include "redactor/pseudonym/token.h"

#include <sodium.h>

#include <algorithm>

#include "redactor/pseudonym/canonical_parts.h"
#include "redactor/pseudonym/token_hasher.h"
#include "redactor/pseudonym/token_memo.h"

namespace redactor::pseudonym {

namespace {

constexpr std::string_view kDomain = "redacted.invalid";
constexpr size_t kMemoSlots = size_t{1} << 14;
constexpr size_t kCanonicalMemoSlots = size_t{1} << 12;

void AppendLower(std::string_view text, std::string* out) {
  for (const char c : text) *out += Lower(c);
}

}  // namespace

TokenMemo::~TokenMemo() {
  sodium_memzero(slots_.data(), slots_.size() * sizeof(Slot));
}

TokenStyle StyleOf(EntityType type) {
  if (type == EntityType::kEmail) return TokenStyle::kAddress;
  if (type == EntityType::kHost) return TokenStyle::kHost;
  return TokenStyle::kBare;
}

std::string BareToken(const Token& token) {
  std::string out(EntityTypeName(token.type));
  out += '-';
  out += token.body;
  return out;
}

std::string SpellToken(const Token& token, TokenStyle style) {
  std::string bare = BareToken(token);
  if (!token.form.empty()) {
    bare += '-';
    bare += token.form;
  }
  if (style == TokenStyle::kBare) return bare;
  std::string out;
  AppendLower(bare, &out);
  out += style == TokenStyle::kAddress ? '@' : '.';
  out += kDomain;
  return out;
}

struct Pseudonymizer::Impl {
  Impl(std::shared_ptr<const Key> k, TokenOptions o)
      : key(std::move(k)),
        options(std::move(o)),
        hasher(*key, options.audience) {}

  // BODY by way of the canonical value.
  void Compute(EntityType type, std::string_view value, char* body);
  void Body(EntityType type, std::string_view value, std::string* body,
            bool* is_display);
  bool IsDisplay(EntityType type, std::string_view value, std::string_view raw);

  std::shared_ptr<const Key> key;
  TokenOptions options;
  TokenHasher hasher;
  TokenMemo by_value{kMemoSlots};
  TokenMemo by_canonical{kCanonicalMemoSlots};
  std::string canonical;
  std::string scratch;
};

void Pseudonymizer::Impl::Compute(EntityType type, std::string_view value,
                                  char* body) {
  Canonicalize(type, value, options.canonical, &canonical);
  TokenMemo::Slot* slot = by_canonical.Find(hasher, type, canonical);
  if (slot != nullptr && slot->Holds(type, canonical)) {
    std::copy(slot->body.begin(), slot->body.end(), body);
    return;
  }
  hasher.Body(type, canonical, options.bits, body);
  if (slot == nullptr) return;
  slot->Set(type, canonical);
  std::copy_n(body, slot->body.size(), slot->body.begin());
}

// `*is_display` (exact only): `value` is the display spelling.
void Pseudonymizer::Impl::Body(EntityType type, std::string_view value,
                               std::string* body, bool* is_display) {
  TokenMemo::Slot* slot = by_value.Find(hasher, type, value);
  if (slot == nullptr || !slot->Holds(type, value)) {
    std::array<char, kMaxBodyChars> made{};
    Compute(type, value, made.data());
    *is_display = options.exact && DisplaySpelling(type, canonical) == value;
    body->assign(made.data(), BodyChars(options.bits));
    if (slot == nullptr) return;
    slot->Set(type, value);
    slot->is_display = *is_display;
    slot->body = made;
    return;
  }
  *is_display = slot->is_display;
  body->assign(slot->body.data(), BodyChars(options.bits));
}

bool Pseudonymizer::Impl::IsDisplay(EntityType type, std::string_view value,
                                    std::string_view raw) {
  Canonicalize(type, value, options.canonical, &canonical);
  return DisplaySpelling(type, canonical) == raw;
}

Pseudonymizer::Pseudonymizer(std::shared_ptr<const Key> key,
                             TokenOptions options)
    : impl_(std::make_unique<Impl>(std::move(key), std::move(options))) {}
Pseudonymizer::~Pseudonymizer() = default;

Token Pseudonymizer::Make(EntityType type, std::string_view value,
                          std::string_view raw, bool bare_number) {
  Token token;
  token.type = type;
  bool is_display = false;
  impl_->Body(type, value, &token.body, &is_display);
  if (!impl_->options.exact) return token;
  if (raw != value) is_display = impl_->IsDisplay(type, value, raw);
  if (!is_display || bare_number) {
    token.form =
        impl_->hasher.Form(type, token.body, raw, bare_number, &impl_->scratch);
  }
  return token;
}

const TokenOptions& Pseudonymizer::options() const { return impl_->options; }

}  // namespace redactor::pseudonym
