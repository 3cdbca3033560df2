// The stream of restore: a window over the source that moves on, holding back
// what a token at its end might still need.
//
// A token is decided when its first hyphen has kAfter bytes behind it (or the
// source has ended); bytes go out when no later hyphen can reach back to them.
// So nothing depends on how the source was cut.
#include "redactor/pseudonym/restore.h"

#include <algorithm>
#include <array>
#include <optional>

#include "redactor/pseudonym/restore_map.h"
#include "redactor/pseudonym/token_grammar.h"
#include "redactor/pseudonym/token_hasher.h"

namespace redactor::pseudonym {

namespace {

// Bytes behind a hyphen, and before one, that a decision may look at.
constexpr size_t kAfter = kMaxTokenSpelling + kTokenContext;
constexpr size_t kBefore = 64;

// Longest first: "" is a quote in CSV, and inside of \" there is a ".
constexpr std::array<std::string_view, 6> kQuotes = {"&quot;", "&#34;", "\\\"",
                                                     "\"\"",   "\"",    "'"};

class Restorer {
 public:
  Restorer(const RestoreTable& map, const RestoreOptions& options,
           ByteSink& sink, RestoreResult* result)
      : map_(map),
        expand_foreign_(options.expand_foreign),
        body_sizes_(map.body_sizes.rbegin(), map.body_sizes.rend()),
        sink_(sink),
        result_(result) {}

  void VerifyWith(const Key& key, int bits) {
    hasher_.emplace(key, map_.audience);
    const size_t size = BodyChars(bits);
    if (map_.body_sizes.count(size) == 0) body_sizes_.push_back(size);
  }

  Status Run(ByteSource& source, size_t page_size);

 private:
  Status Process(bool ended);
  bool Match(size_t hyphen, RawToken* token) const;
  // The spelling for a token, or null when it stays as it is. May shorten it.
  const Spelling* Resolve(const RestoreEntry* entry, RawToken* token);
  Status Replace(const RawToken& token, const Spelling& spelling);
  // The next word in [scanned_, limit) that is a surrogate of the map.
  const Spelling* FindSurrogate(size_t limit, bool ended, RawToken* word);
  size_t QuoteAround(size_t begin, size_t end) const;
  Status Emit(size_t end);

  const RestoreTable& map_;
  bool expand_foreign_;
  std::vector<size_t> body_sizes_;
  std::optional<TokenHasher> hasher_;
  ByteSink& sink_;
  RestoreResult* result_;

  std::string window_;
  size_t emitted_ = 0;  // bytes of the window that are done
  size_t scanned_ = 0;  // where the next hyphen is sought
  std::string name_;    // reused
};

// Some text that may be a token, of any length that occurs.
bool Restorer::Match(size_t hyphen, RawToken* token) const {
  return std::any_of(body_sizes_.begin(), body_sizes_.end(), [&](size_t size) {
    return MatchAroundHyphen(window_, hyphen, emitted_, size, FormEnd::kAny,
                             token) &&
           (!hasher_ || hasher_->Verify(token->type, token->body_view()));
  });
}

const Spelling* Restorer::Resolve(const RestoreEntry* entry, RawToken* token) {
  if (entry != nullptr && entry->foreign && !expand_foreign_) {
    ++result_->foreign;
    return nullptr;
  }
  if (entry == nullptr || !entry->known) {
    if (hasher_ || entry != nullptr) ++result_->unknown;
    return nullptr;
  }
  if (!token->has_form) return &entry->plain;
  const Spelling* spelling = entry->Find(token->form_view());
  if (spelling == nullptr) {
    // No FORM, then, but text behind the token; none can stand in a dress.
    if (token->style == TokenStyle::kBare) token->end = token->bare_end;
    return &entry->plain;
  }
  if (!spelling->ambiguous) return spelling;
  ++result_->ambiguous;
  return nullptr;
}

// The size of the quote that stands on both sides, 0 when there is none.
size_t Restorer::QuoteAround(size_t begin, size_t end) const {
  const std::string_view before =
      std::string_view(window_).substr(emitted_, begin - emitted_);
  const std::string_view after = std::string_view(window_).substr(end);
  for (const std::string_view quote : kQuotes) {
    if (before.ends_with(quote) && after.starts_with(quote)) {
      return quote.size();
    }
  }
  return 0;
}

Status Restorer::Replace(const RawToken& token, const Spelling& spelling) {
  const size_t quote =
      spelling.unquote ? QuoteAround(token.begin, token.end) : 0;
  REDACTOR_RETURN_IF_ERROR(Emit(token.begin - quote));
  REDACTOR_RETURN_IF_ERROR(sink_.Write(spelling.raw));
  emitted_ = token.end + quote;
  scanned_ = emitted_;
  ++result_->restored;
  return Status::Ok();
}

const Spelling* Restorer::FindSurrogate(size_t limit, bool ended,
                                        RawToken* word) {
  if (map_.surrogates.empty()) return nullptr;
  constexpr size_t kLongest = 64;
  const auto inside = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || c == ':' || c == '.' || c == '-';
  };
  for (size_t at = scanned_; at < limit; ++at) {
    if (!inside(window_[at]) || (at > 0 && inside(window_[at - 1]))) continue;
    size_t end = at;
    while (end < window_.size() && inside(window_[end]) && end - at < kLongest)
      ++end;
    if (end == window_.size() && !ended) continue;
    name_.assign(window_, at, end - at);
    const auto found = map_.surrogates.find(name_);
    if (found == map_.surrogates.end()) {
      at = end - 1;
      continue;
    }
    if (found->second == nullptr) {
      ++result_->ambiguous;
      at = end - 1;
      continue;
    }
    word->begin = at;
    word->end = end;
    return found->second.get();
  }
  return nullptr;
}

Status Restorer::Emit(size_t end) {
  if (end <= emitted_) return Status::Ok();
  const std::string_view bytes(window_);
  const Status written = sink_.Write(bytes.substr(emitted_, end - emitted_));
  emitted_ = end;
  return written;
}

Status Restorer::Process(bool ended) {
  if (!ended && window_.size() <= kAfter) return Status::Ok();
  const size_t limit = ended ? window_.size() : window_.size() - kAfter;
  RawToken token;
  while (scanned_ < limit) {
    const size_t hyphen = FindHyphen(window_, scanned_);
    const Spelling* stands =
        FindSurrogate(std::min(hyphen, limit), ended, &token);
    if (stands != nullptr) {
      REDACTOR_RETURN_IF_ERROR(Replace(token, *stands));
      continue;
    }
    if (hyphen >= limit) break;
    if (!Match(hyphen, &token)) {
      scanned_ = hyphen + 1;
      continue;
    }
    name_ = EntityTypeName(token.type);
    name_ += '-';
    name_ += token.body_view();
    const auto entry = map_.entries.find(name_);
    const Spelling* spelling =
        Resolve(entry == map_.entries.end() ? nullptr : &entry->second, &token);
    if (spelling == nullptr) {
      scanned_ = token.end;
    } else {
      REDACTOR_RETURN_IF_ERROR(Replace(token, *spelling));
    }
  }
  scanned_ = std::max(scanned_, limit);
  if (ended) return Emit(window_.size());
  if (limit > kBefore) REDACTOR_RETURN_IF_ERROR(Emit(limit - kBefore));
  // Bytes before emitted_ stay for word edges.
  const size_t drop = emitted_ - std::min(emitted_, kTokenContext);
  window_.erase(0, drop);
  emitted_ -= drop;
  scanned_ -= drop;
  return Status::Ok();
}

Status Restorer::Run(ByteSource& source, size_t page_size) {
  for (;;) {
    const size_t size = window_.size();
    window_.resize(size + std::max<size_t>(page_size, 1));
    auto got = source.Read(std::span(window_).subspan(size));
    if (!got.ok()) return got.status();
    window_.resize(size + *got);
    REDACTOR_RETURN_IF_ERROR(Process(*got == 0));
    if (*got == 0) return sink_.Flush();
  }
}

}  // namespace

Status RestoreMap::Restore(ByteSource& source, ByteSink& sink, const Key* key,
                           const RestoreOptions& options,
                           RestoreResult* result) const {
  *result = RestoreResult();
  Restorer restorer(impl_->table, options, sink, result);
  if (key != nullptr) {
    if (options.audience != impl_->table.audience ||
        key->Id(impl_->table.audience) != impl_->table.key_id) {
      return {StatusCode::kCrypto, "the key does not fit the map"};
    }
    restorer.VerifyWith(*key, options.bits);
  }
  return restorer.Run(source, options.page_size);
}

}  // namespace redactor::pseudonym
