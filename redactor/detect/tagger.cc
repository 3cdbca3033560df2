// Scoring, the best sequence, margins.
#include "redactor/detect/tagger.h"

#include <algorithm>
#include <utility>

#include "redactor/detect/tagger_features.h"
#include "redactor/detect/tagger_hash.h"

namespace redactor::detect::tagger {

namespace {

// Runs are cut here; no name or address is as long.
constexpr size_t kMaxRun = 96;

// Signs at the ends of a span belong to the sentence, but for a hashtag's.
bool TrimsSign(const Token& token) { return token.shape == Shape::kSign; }
bool IsHash(const Token& token, const Token& next) {
  return token.sign == '#' && !next.gap;
}

Scores Max(const Scores& a, const Scores& b) {
  Scores out;
  for (size_t i = 0; i < kLanes; ++i) out[i] = std::max(a[i], b[i]);
  return out;
}

Scores Plus(const Scores& a, int32_t b) {
  Scores out;
  for (size_t i = 0; i < kLanes; ++i) out[i] = a[i] + b;
  return out;
}

Scores Plus(const Scores& a, const Scores& b) {
  Scores out;
  for (size_t i = 0; i < kLanes; ++i) out[i] = a[i] + b[i];
  return out;
}

}  // namespace

std::string SpansText(std::span<const TaggedSpan> spans) {
  std::string out;
  for (const TaggedSpan& span : spans) {
    if (!out.empty()) out += ' ';
    out += span.is_place ? "PLACE " : "PERSON ";
    out += std::to_string(span.begin) + ' ' + std::to_string(span.end) + ' ' +
           std::to_string(span.margin);
  }
  return out;
}

Tagger::Scratch::Scratch(const NameDictionary* names)
    : memo_(names), gate_(names), words_(size_t{1} << kSumBits) {}

Tagger::Tagger(NameDictionary names, TaggerModel model)
    : names_(std::move(names)), model_(std::move(model)) {}

Result<std::unique_ptr<const Tagger>> Tagger::Open(const std::string& folder) {
  Result<NameDictionary> names = NameDictionary::Open(folder + "/names.dict");
  if (!names.ok()) return names.status();
  Result<TaggerModel> model = TaggerModel::Open(folder + "/names.model");
  if (!model.ok()) return model.status();
  auto tagger =
      std::make_unique<const Tagger>(std::move(*names), std::move(*model));
  const ModelParts& parts = tagger->model_.parts();
  const auto scratch = tagger->NewScratch();
  std::vector<TaggedSpan> spans;
  tagger->Tag(parts.test_text, 0, static_cast<uint32_t>(parts.test_text.size()),
              {}, scratch.get(), &spans);
  if (SpansText(spans) != parts.test_spans) {
    return Status(StatusCode::kMalformed,
                  "tagger model: the self-test fails (model and dictionary of "
                  "different builds?)");
  }
  return tagger;
}

std::unique_ptr<Tagger::Scratch> Tagger::NewScratch() const {
  return std::make_unique<Scratch>(&names_);
}

void Tagger::Tag(std::string_view text, uint32_t begin, uint32_t end,
                 std::span<const TokenSpan> taken, Scratch* scratch,
                 std::vector<TaggedSpan>* spans) const {
  Before before;
  while (begin < end) {
    const uint32_t stop = ParagraphEnd(text, begin, end);
    before = TagParagraph(text, begin, stop, before, taken, scratch, spans);
    begin = stop;
  }
}

Before Tagger::TagParagraph(std::string_view text, uint32_t begin, uint32_t end,
                            const Before& before,
                            std::span<const TokenSpan> taken, Scratch* scratch,
                            std::vector<TaggedSpan>* spans) const {
  std::vector<Token>& tokens = scratch->tokens_;
  Tokenize(text, begin, end, taken, &scratch->memo_, &tokens);
  const Before next = scratch->gate_.Run(text, before, &tokens);
  for (size_t i = 0; i < tokens.size();) {
    if (!tokens[i].candidate) {
      ++i;
      continue;
    }
    size_t run_end = i + 1;
    while (run_end < tokens.size() && tokens[run_end].candidate &&
           run_end - i < kMaxRun) {
      ++run_end;
    }
    TagRun(text, i, run_end, scratch, spans);
    i = run_end;
  }
  return next;
}

void Tagger::TagRun(std::string_view text, size_t begin, size_t end,
                    Scratch* scratch, std::vector<TaggedSpan>* spans) const {
  const size_t size = end - begin;
  scratch->scores_.resize(size);
  for (size_t i = 0; i < size; ++i) {
    ScoreToken(text, begin + i, scratch, &scratch->scores_[i]);
  }
  if (!Decode(size, scratch)) return;
  Backward(size, scratch);
  const std::vector<uint8_t>& tags = scratch->tags_;
  for (size_t i = 0; i < size;) {
    const uint8_t tag = tags[i];
    size_t stop = i + 1;
    if (tag == kO) {
      ++i;
      continue;
    }
    while (stop < size && tags[stop] == tag + 1) ++stop;
    if (tag != kBeginOther) AddSpan(text, begin, i, stop, scratch, spans);
    i = stop;
  }
}

void Tagger::ScoreToken(std::string_view text, size_t i, Scratch* scratch,
                        Scores* scores) const {
  const std::vector<Token>& tokens = scratch->tokens_;
  int16_t sums[kLanes] = {};
  for (int offset = -1; offset <= 1; ++offset) {
    const size_t at = i + static_cast<size_t>(offset);  // wraps
    const Token& token = at < tokens.size() ? tokens[at] : Outside();
    const int16_t* word = WordSumsOf(text, token, offset, scratch);
    for (size_t k = 0; k < kLanes; ++k) {
      sums[k] = static_cast<int16_t>(sums[k] + word[k]);
    }
  }
  RowList rows;
  AddPairFeatures(tokens, i, &rows);
  for (const uint32_t row : rows.rows()) {
    const int8_t* weights = model_.Row(row);
    for (size_t k = 0; k < kLanes; ++k) {
      sums[k] = static_cast<int16_t>(sums[k] + weights[k]);
    }
  }
  for (size_t k = 0; k < kLanes; ++k) (*scores)[k] = sums[k];
  (*scores)[kO] -= model_.parts().lean;
}

const int16_t* Tagger::WordSumsOf(std::string_view text, const Token& token,
                                  int offset, Scratch* scratch) const {
  const uint64_t key = token.hash * 16 + static_cast<uint64_t>(token.shape);
  Scratch::WordSums& sums =
      scratch->words_[Fold(key) >> (64 - Scratch::kSumBits)];
  if (sums.key != key) {
    sums.key = key;
    sums.known = 0;
  }
  const int place = offset + 1;
  const auto slot = static_cast<size_t>(place);
  int16_t* out = sums.sums[slot];
  if ((sums.known >> slot & 1) != 0) return out;
  sums.known = static_cast<uint8_t>(sums.known | 1U << slot);
  std::fill_n(out, kLanes, int16_t{0});
  RowList rows;
  AddWordFeatures(text, token, offset, &rows);
  for (const uint32_t row : rows.rows()) {
    const int8_t* weights = model_.Row(row);
    for (size_t k = 0; k < kLanes; ++k) {
      out[k] = static_cast<int16_t>(out[k] + weights[k]);
    }
  }
  return out;
}

bool Tagger::Decode(size_t size, Scratch* scratch) const {
  const Transitions& next = model_.parts().transitions;
  std::vector<Scores>& forward = scratch->forward_;
  forward.resize(size);
  forward[0] = Plus(scratch->scores_[0], next[kO]);
  for (size_t i = 1; i < size; ++i) {
    Scores best = Plus(next[0], forward[i - 1][0]);
    for (size_t from = 1; from < kTags; ++from) {
      best = Max(best, Plus(next[from], forward[i - 1][from]));
    }
    forward[i] = Plus(best, scratch->scores_[i]);
  }
  std::vector<uint8_t>& tags = scratch->tags_;
  tags.resize(size);
  size_t tag = 0;
  for (size_t to = 1; to < kTags; ++to) {
    if (forward[size - 1][to] + next[to][kO] >
        forward[size - 1][tag] + next[tag][kO]) {
      tag = to;
    }
  }
  bool any = false;
  for (size_t i = size; i-- > 0;) {
    tags[i] = static_cast<uint8_t>(tag);
    any = any || (tag != kO && tag < kBeginOther);
    if (i == 0) break;
    size_t from = 0;
    for (size_t k = 1; k < kTags; ++k) {
      if (forward[i - 1][k] + next[k][tag] >
          forward[i - 1][from] + next[from][tag]) {
        from = k;
      }
    }
    tag = from;
  }
  return any;
}

void Tagger::Backward(size_t size, Scratch* scratch) const {
  const Transitions& next = model_.parts().transitions;
  std::vector<Scores>& backward = scratch->backward_;
  backward.resize(size);
  for (size_t from = 0; from < kLanes; ++from) {
    backward[size - 1][from] = next[from][kO];
  }
  for (size_t i = size - 1; i-- > 0;) {
    const Scores ahead = Plus(backward[i + 1], scratch->scores_[i + 1]);
    for (size_t from = 0; from < kLanes; ++from) {
      int32_t best = next[from][0] + ahead[0];
      for (size_t to = 1; to < kTags; ++to) {
        best = std::max(best, next[from][to] + ahead[to]);
      }
      backward[i][from] = best;
    }
  }
}

// How much worse the best sequence is that calls none of these tokens sensitive
// at the place where that costs most.
int32_t Tagger::MarginOf(size_t begin, size_t end,
                         const Scratch& scratch) const {
  int32_t margin = 0;
  for (size_t i = begin; i < end; ++i) {
    const Scores through = Plus(scratch.forward_[i], scratch.backward_[i]);
    const int32_t other =
        std::max({through[kO], through[kBeginOther], through[kInOther]});
    margin = std::max(margin, through[scratch.tags_[i]] - other);
  }
  return margin;
}

void Tagger::AddSpan(std::string_view text, size_t run, size_t begin,
                     size_t end, Scratch* scratch,
                     std::vector<TaggedSpan>* spans) const {
  TaggedSpan span;
  const std::vector<Token>& tokens = scratch->tokens_;
  span.is_place = scratch->tags_[begin] == kBeginPlace;
  span.margin = MarginOf(begin, end, *scratch);
  size_t first = run + begin;
  size_t last = run + end;
  const auto is_possessive = [&] {
    return last - first > 2 && tokens[last - 2].sign == '\'' &&
           tokens[last - 1].size() == 1 &&
           (text[tokens[last - 1].begin] | 0x20) == 's';
  };
  if (is_possessive()) last -= 2;
  while (first < last && TrimsSign(tokens[first]) &&
         !(first + 1 < last && IsHash(tokens[first], tokens[first + 1]))) {
    ++first;
  }
  while (last > first && TrimsSign(tokens[last - 1])) --last;
  if (first == last) return;
  span.first_token = static_cast<uint32_t>(first);
  span.end_token = static_cast<uint32_t>(last);
  span.begin = tokens[first].begin;
  span.end = tokens[last - 1].end;
  span.score =
      model_.parts().calibration[span.is_place ? 1 : 0].Score(span.margin);
  spans->push_back(span);
}

}  // namespace redactor::detect::tagger
