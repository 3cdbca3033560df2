#include "redactor/train/tagger_training.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <utility>

#include "redactor/detect/tagger.h"
#include "redactor/detect/tagger_features.h"
#include "redactor/detect/tagger_gate.h"
#include "redactor/detect/tagger_token.h"

namespace redactor::train {

namespace {

namespace tagger = detect::tagger;
using tagger::Token;

// One of so many documents is kept back for the calibration.
constexpr size_t kHeldBack = 8;
constexpr size_t kMaxRun = 96;
// Margins beyond this, in natural units, are all the same.
constexpr double kMostMargin = 12;

constexpr std::string_view kTestText =
    "Hi Jane, the Jenkins job of Priya Raghunathan failed again in Leeds.\n"
    "i told omar about it, he lives in new york. Mark it as done.\n"
    "Ship to 12 Elm Road, Springfield.\n\nCheers,\nThuy\n";

std::vector<tagger::TokenSpan> TakenOf(const Document& document) {
  std::vector<tagger::TokenSpan> taken;
  for (const Mark& mark : document.marks) {
    if (mark.kind != MarkKind::kTaken) continue;
    const auto begin = static_cast<uint32_t>(mark.begin);
    const auto end = static_cast<uint32_t>(mark.end);
    if (!taken.empty() && taken.back().end == begin) {
      taken.back().end = end;
    } else {
      taken.push_back({begin, end});
    }
  }
  return taken;
}

uint8_t BeginTag(MarkKind kind) {
  return kind == MarkKind::kPerson  ? tagger::kBeginPerson
         : kind == MarkKind::kPlace ? tagger::kBeginPlace
                                    : tagger::kBeginOther;
}

std::vector<uint8_t> TagsOf(const Document& document,
                            const std::vector<Token>& tokens) {
  std::vector<uint8_t> tags(tokens.size(), tagger::kO);
  size_t at = 0;
  for (const Mark& mark : document.marks) {
    if (mark.kind == MarkKind::kTaken) continue;
    while (at < tokens.size() && tokens[at].end <= mark.begin) ++at;
    bool first = true;
    for (; at < tokens.size() && tokens[at].begin < mark.end; ++at) {
      const uint8_t tag = BeginTag(mark.kind);
      tags[at] = static_cast<uint8_t>(first ? tag : tag + 1);
      first = false;
    }
  }
  return tags;
}

// Documents to runs, with features and words dropped at random.
class RunMaker {
 public:
  RunMaker(const detect::NameDictionary& names,
           const TrainingSettings& settings, Random* random)
      : settings_(settings), random_(*random), memo_(&names), gate_(&names) {}

  template <typename Take>
  void Each(const Document& document, const Take& take) {
    const auto taken = TakenOf(document);
    const auto end = static_cast<uint32_t>(document.text.size());
    tagger::Before before;
    for (uint32_t begin = 0; begin < end;) {
      const uint32_t stop = tagger::ParagraphEnd(document.text, begin, end);
      tagger::Tokenize(document.text, begin, stop, taken, &memo_, &tokens_);
      before = gate_.Run(document.text, before, &tokens_);
      EachRun(document, take);
      begin = stop;
    }
  }

 private:
  template <typename Take>
  void EachRun(const Document& document, const Take& take) {
    const std::vector<uint8_t> tags = TagsOf(document, tokens_);
    Forget();
    for (size_t i = 0; i < tokens_.size();) {
      if (!tokens_[i].candidate) {
        ++i;
        continue;
      }
      size_t end = i + 1;
      while (end < tokens_.size() && tokens_[end].candidate &&
             end - i < kMaxRun) {
        ++end;
      }
      MakeRun(document, tags, i, end);
      take(run_);
      i = end;
    }
  }

  void Forget() {
    for (Token& token : tokens_) {
      if (!tagger::IsWord(token.shape) || !random_.Chance(settings_.forget) ||
          token.info.common >= 3) {
        continue;
      }
      token.info = {};
      token.code = token.info.Code();
      token.bits = token.info.Bits();
    }
  }

  void MakeRun(const Document& document, const std::vector<uint8_t>& tags,
               size_t begin, size_t end) {
    run_.rows.resize(end - begin);
    run_.tags.resize(end - begin);
    uint8_t before = tagger::kO;
    for (size_t i = begin; i < end; ++i) {
      all_.Clear();
      for (int offset = -1; offset <= 1; ++offset) {
        const size_t at = i + static_cast<size_t>(offset);  // wraps
        tagger::AddWordFeatures(
            document.text,
            at < tokens_.size() ? tokens_[at] : tagger::Outside(), offset,
            &all_);
      }
      tagger::AddPairFeatures(tokens_, i, &all_);
      std::vector<uint32_t>& rows = run_.rows[i - begin];
      rows.clear();
      for (const uint32_t row : all_.rows()) {
        if (!random_.Chance(settings_.drop)) rows.push_back(row);
      }
      uint8_t tag = tags[i];
      // The beginning of the name was no candidate.
      if (!tagger::MayFollow(before, tag)) tag = static_cast<uint8_t>(tag - 1);
      run_.tags[i - begin] = before = tag;
    }
  }

  const TrainingSettings& settings_;
  Random& random_;
  tagger::WordMemo memo_;
  tagger::Gate gate_;
  std::vector<Token> tokens_;
  tagger::RowList all_;
  Run run_;
};

struct Item {
  const Document* document;
};

// Every document as often as its corpus says, by chance for fractions.
std::vector<Item> RoundOf(const std::vector<Corpus>& corpora, bool hold_back,
                          Random* random) {
  std::vector<Item> items;
  for (const Corpus& corpus : corpora) {
    for (size_t i = 0; i < corpus.documents.size(); ++i) {
      if (hold_back && i % kHeldBack == kHeldBack - 1) continue;
      double times = corpus.weight;
      for (; times >= 1; times -= 1) items.push_back({&corpus.documents[i]});
      if (random->Chance(times)) items.push_back({&corpus.documents[i]});
    }
  }
  random->Shuffle(&items);
  return items;
}

void TrainRound(RunMaker* maker, const std::vector<Item>& items,
                const NamePool& pool, const Variation& variation,
                Random* random, Chain* chain) {
  double likelihood = 0;
  size_t tokens = 0;
  for (const Item& item : items) {
    const Document varied = Vary(*item.document, pool, variation, random);
    maker->Each(varied, [&](const Run& run) {
      likelihood += chain->Learn(run, 1);
      tokens += run.tags.size();
    });
  }
  std::fprintf(stderr, "%zu tokens, log likelihood %.4f\n", tokens,
               likelihood / static_cast<double>(std::max<size_t>(tokens, 1)));
}

Quantized TrainChains(const detect::NameDictionary& names,
                      const std::vector<Corpus>& corpora, const NamePool& pool,
                      const TrainingSettings& settings, bool hold_back) {
  Chain sum;
  for (int n = 0; n < settings.chains; ++n) {
    Random random(settings.seed + static_cast<uint64_t>(n));
    Chain chain;
    RunMaker maker(names, settings, &random);
    for (int round = 0; round < settings.rounds; ++round) {
      TrainRound(&maker, RoundOf(corpora, hold_back, &random), pool,
                 settings.variation, &random, &chain);
      if (round >= settings.rounds / 2) chain.AddToAverage();
    }
    sum.AddAverages(chain);
  }
  return sum.Quantize();
}

struct Outcome {
  double margin;
  bool right;
};

// p = 1 / (1 + exp(-(a * margin + b))), by Newton's method.
void FitLogistic(const std::vector<Outcome>& outcomes, double* a, double* b) {
  *a = 1;
  *b = 0;
  for (int step = 0; step < 100; ++step) {
    double ga = -1e-3 * *a;
    double gb = 0;
    double aa = 1e-3;
    double ab = 0;
    double bb = 1e-3;
    for (const Outcome& outcome : outcomes) {
      const double p = 1 / (1 + std::exp(-(*a * outcome.margin + *b)));
      const double rest = (outcome.right ? 1 : 0) - p;
      const double slope = p * (1 - p);
      ga += rest * outcome.margin;
      gb += rest;
      aa += slope * outcome.margin * outcome.margin;
      ab += slope * outcome.margin;
      bb += slope;
    }
    const double det = aa * bb - ab * ab;
    *a += std::clamp((bb * ga - ab * gb) / det, -0.3, 0.3);
    *b += std::clamp((aa * gb - ab * ga) / det, -0.3, 0.3);
  }
}

struct Line {
  double a = 1;
  double b = 0;
};

Line FitLine(const std::vector<Outcome>& outcomes) {
  Line line;
  FitLogistic(outcomes, &line.a, &line.b);
  std::fprintf(stderr, "calibration: %zu spans, %.3f x margin + %.3f\n",
               outcomes.size(), line.a, line.b);
  return line;
}

tagger::Calibration MakeCalibration(const Line& line, double scale,
                                    double bonus) {
  tagger::Calibration calibration;
  constexpr double kMost = kMostMargin;
  calibration.step = std::max(
      1, static_cast<int>(kMost / scale / (tagger::Calibration::kKnots - 1)));
  for (size_t i = 0; i < tagger::Calibration::kKnots; ++i) {
    const double margin = static_cast<double>(i) * calibration.step * scale;
    const double p = 1 / (1 + std::exp(-(line.a * margin + line.b + bonus)));
    calibration.scores[i] = static_cast<uint16_t>(std::lround(p * 65535));
  }
  return calibration;
}

Status WriteFile(const std::string& path, const std::string& bytes) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path.c_str(), "wb"), &std::fclose);
  if (file == nullptr ||
      std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) {
    return {StatusCode::kIo, "cannot write " + path};
  }
  return Status::Ok();
}

class Trainer {
 public:
  Trainer(const std::string& dictionary_path, const TrainingSettings& settings,
          const std::string& scratch_path)
      : dictionary_path_(dictionary_path),
        settings_(settings),
        scratch_path_(scratch_path) {}

  // A tagger with these weights and what is known of the other parts.
  Result<std::unique_ptr<tagger::Tagger>> MakeTagger(
      const Quantized& weights, tagger::ModelParts* parts) const {
    parts->transitions = weights.transitions;
    parts->lean =
        static_cast<int32_t>(std::lround(settings_.lean / weights.scale));
    REDACTOR_RETURN_IF_ERROR(WriteFile(
        scratch_path_, tagger::TaggerModel::Write(*parts, weights.rows)));
    auto names = detect::NameDictionary::Open(dictionary_path_);
    if (!names.ok()) return names.status();
    auto model = tagger::TaggerModel::Open(scratch_path_);
    if (!model.ok()) return model.status();
    return std::make_unique<tagger::Tagger>(std::move(*names),
                                            std::move(*model));
  }

  // On what the weights were not trained on: persons, places.
  Result<std::array<Line, 2>> Calibrate(
      const Quantized& weights, const std::vector<Corpus>& corpora) const {
    tagger::ModelParts parts;
    auto made = MakeTagger(weights, &parts);
    if (!made.ok()) return made.status();
    const auto scratch = (*made)->NewScratch();
    std::vector<Outcome> outcomes[2];
    std::vector<tagger::TaggedSpan> spans;
    for (const Corpus& corpus : corpora) {
      for (size_t i = kHeldBack - 1; i < corpus.documents.size();
           i += kHeldBack) {
        const Document& document = corpus.documents[i];
        spans.clear();
        (*made)->Tag(document.text, 0,
                     static_cast<uint32_t>(document.text.size()),
                     TakenOf(document), scratch.get(), &spans);
        for (const tagger::TaggedSpan& span : spans) {
          outcomes[span.is_place ? 1 : 0].push_back(
              {std::min(span.margin * weights.scale, kMostMargin),
               Touches(document, span)});
        }
      }
    }
    return std::array<Line, 2>{FitLine(outcomes[0]), FitLine(outcomes[1])};
  }

 private:
  static bool Touches(const Document& document,
                      const tagger::TaggedSpan& span) {
    return std::ranges::any_of(document.marks, [&](const Mark& mark) {
      return mark.kind != MarkKind::kOther && mark.begin < span.end &&
             span.begin < mark.end;
    });
  }

  const std::string dictionary_path_;
  const TrainingSettings& settings_;
  const std::string scratch_path_;
};

}  // namespace

Result<std::string> TrainTagger(const std::string& dictionary_path,
                                const std::vector<Corpus>& corpora,
                                const NamePool& pool,
                                const TrainingSettings& settings,
                                const std::string& credits,
                                const std::string& scratch_path) {
  auto names = detect::NameDictionary::Open(dictionary_path);
  if (!names.ok()) return names.status();
  const Trainer trainer(dictionary_path, settings, scratch_path);
  tagger::ModelParts parts;
  parts.credits = credits;
  const auto lines = trainer.Calibrate(
      TrainChains(*names, corpora, pool, settings, true), corpora);
  if (!lines.ok()) return lines.status();
  const Quantized weights = TrainChains(*names, corpora, pool, settings, false);
  parts.calibration = {
      MakeCalibration((*lines)[0], weights.scale, settings.person_bonus),
      MakeCalibration((*lines)[1], weights.scale, settings.place_bonus)};
  auto made = trainer.MakeTagger(weights, &parts);
  if (!made.ok()) return made.status();
  std::vector<tagger::TaggedSpan> spans;
  const auto scratch = (*made)->NewScratch();
  (*made)->Tag(kTestText, 0, static_cast<uint32_t>(kTestText.size()), {},
               scratch.get(), &spans);
  parts.test_text = kTestText;
  parts.test_spans = tagger::SpansText(spans);
  return tagger::TaggerModel::Write(parts, weights.rows);
}

}  // namespace redactor::train
