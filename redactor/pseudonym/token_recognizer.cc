// Recognition: shape by the grammar, truth by the check characters.
#include "redactor/pseudonym/token_grammar.h"
#include "redactor/pseudonym/token_hasher.h"

namespace redactor::pseudonym {

struct TokenRecognizer::Impl {
  size_t body_size = 0;
  std::unique_ptr<TokenHasher> hasher;  // null: shape and a letter are enough

  bool Match(std::string_view text, size_t hyphen, size_t floor,
             RawToken* raw) const {
    return MatchAroundHyphen(text, hyphen, floor, body_size, FormEnd::kEdge,
                             raw) &&
           (hasher == nullptr ? HasLetter(raw->body_view())
                              : hasher->Verify(raw->type, raw->body_view()));
  }

  // "ACCOUNT-123456789012" is a number of somebody's: one token in a million
  // has no letter.
  static bool HasLetter(std::string_view body) {
    return body.find_first_not_of("0123456789") != std::string_view::npos;
  }
};

namespace {
TokenMatch ToMatch(const RawToken& raw) {
  TokenMatch match;
  match.begin = raw.begin;
  match.end = raw.end;
  match.token.type = raw.type;
  match.token.body = raw.body_view();
  match.token.form = raw.form_view();
  return match;
}
}  // namespace

TokenRecognizer::TokenRecognizer(const Key* key, const TokenOptions& options)
    : impl_(std::make_unique<Impl>()) {
  impl_->body_size = BodyChars(options.bits);
  if (key != nullptr) {
    impl_->hasher = std::make_unique<TokenHasher>(*key, options.audience);
  }
}
TokenRecognizer::~TokenRecognizer() = default;

std::optional<TokenMatch> TokenRecognizer::MatchAt(std::string_view text,
                                                   size_t pos) const {
  RawToken raw;
  const std::string_view head = text.substr(0, pos + kMaxTokenSpelling);
  const size_t hyphen = FindHyphen(head, pos);
  if (hyphen == head.size() || !impl_->Match(text, hyphen, pos, &raw) ||
      raw.begin != pos) {
    return std::nullopt;
  }
  return ToMatch(raw);
}

void TokenRecognizer::FindAll(std::string_view text,
                              std::vector<TokenMatch>* matches) const {
  size_t floor = 0;
  RawToken raw;
  for (size_t at = FindHyphen(text, 0); at < text.size();) {
    if (impl_->Match(text, at, floor, &raw)) {
      matches->push_back(ToMatch(raw));
      floor = raw.end;
      at = FindHyphen(text, raw.end);
    } else {
      at = FindHyphen(text, at + 1);
    }
  }
}

}  // namespace redactor::pseudonym
