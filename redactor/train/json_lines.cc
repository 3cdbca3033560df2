// The reader of JSON lines: as much JSON as these files hold.
#include <algorithm>
#include <charconv>
#include <utility>

#include "redactor/text/utf8.h"
#include "redactor/train/document.h"

namespace redactor::train {

namespace {

// Reads one value after the other; ok() is false after the first surprise.
class Reader {
 public:
  explicit Reader(std::string_view line) : rest_(line) {}

  [[nodiscard]] bool ok() const { return ok_; }

  bool Take(char c) {
    SkipBlanks();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void Need(char c) { ok_ = ok_ && Take(c); }

  std::string String() {
    std::string out;
    Need('"');
    while (ok_ && !rest_.starts_with('"')) {
      if (rest_.empty()) return Fail();
      if (!rest_.starts_with('\\')) {
        out += rest_.front();
        rest_.remove_prefix(1);
      } else {
        AddEscape(&out);
      }
    }
    Need('"');
    return out;
  }

  size_t Number() {
    SkipBlanks();
    size_t value = 0;
    const auto read =
        std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    ok_ = ok_ && read.ec == std::errc();
    rest_.remove_prefix(static_cast<size_t>(read.ptr - rest_.data()));
    return value;
  }

  // Any value; what it holds is not kept.
  void Skip() {
    SkipBlanks();
    if (rest_.starts_with('"')) {
      String();
    } else if (rest_.starts_with('{') || rest_.starts_with('[')) {
      SkipNested();
    } else {
      rest_.remove_prefix(std::min(rest_.find_first_of(",]}"), rest_.size()));
    }
  }

 private:
  std::string Fail() {
    ok_ = false;
    return {};
  }
  void SkipBlanks() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }
  void SkipNested() {
    int depth = 0;
    do {
      SkipBlanks();
      if (rest_.empty()) ok_ = false;
      if (!ok_) return;
      const char c = rest_.front();
      if (c == '"') {
        String();
        continue;
      }
      depth += (c == '{' || c == '[') - (c == '}' || c == ']');
      rest_.remove_prefix(1);
    } while (depth > 0);
  }
  uint32_t Hex() {
    uint32_t value = 0;
    const size_t n = std::min<size_t>(rest_.size(), 4);
    const auto read =
        std::from_chars(rest_.data(), rest_.data() + n, value, 16);
    ok_ = ok_ && n == 4 && read.ptr == rest_.data() + 4;
    rest_.remove_prefix(n);
    return value;
  }
  void AddEscape(std::string* out) {
    const char c = rest_.size() > 1 ? rest_[1] : '\0';
    rest_.remove_prefix(std::min<size_t>(2, rest_.size()));
    if (c != 'u') {
      *out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
      return;
    }
    char32_t code = Hex();
    if (code >= 0xD800 && code < 0xDC00 && rest_.starts_with("\\u")) {
      rest_.remove_prefix(2);
      code = 0x10000 + ((code - 0xD800) << 10) + (Hex() - 0xDC00);
    }
    if (code >= 0xD800 && code < 0xE000) code = 0xFFFD;
    text::AppendUtf8(code, out);
  }

  std::string_view rest_;
  bool ok_ = true;
};

struct Labelled {
  size_t begin = 0;  // code points
  size_t end = 0;
  std::string label;
};

MarkKind KindOf(std::string_view label) {
  if (label == "PERSON") return MarkKind::kPerson;
  if (label == "LOCATION" || label == "ADDRESS") return MarkKind::kPlace;
  if (label == "ORGANIZATION") return MarkKind::kOther;
  return MarkKind::kTaken;
}

Labelled ReadSpan(Reader* in) {
  Labelled span;
  in->Need('{');
  do {
    const std::string key = in->String();
    in->Need(':');
    if (key == "start") {
      span.begin = in->Number();
    } else if (key == "end") {
      span.end = in->Number();
    } else if (key == "label") {
      span.label = in->String();
    } else {
      in->Skip();
    }
  } while (in->ok() && in->Take(','));
  in->Need('}');
  return span;
}

// From code points to bytes.
void AddMarks(std::vector<Labelled> spans, Document* document) {
  std::ranges::sort(spans, {}, &Labelled::begin);
  size_t at = 0;
  size_t points = 0;
  const auto move_to = [&](size_t point) {
    while (points < point && at < document->text.size()) {
      text::DecodeAt(document->text, &at);
      ++points;
    }
    return at;
  };
  for (const Labelled& span : spans) {
    if (span.begin < points || span.end <= span.begin) continue;
    Mark mark;
    mark.label = span.label;
    mark.kind = KindOf(span.label);
    mark.begin = move_to(span.begin);
    mark.end = move_to(span.end);
    document->marks.push_back(std::move(mark));
  }
}

bool ReadLine(std::string_view line, Document* document) {
  Reader in(line);
  std::vector<Labelled> spans;
  in.Need('{');
  do {
    const std::string key = in.String();
    in.Need(':');
    if (key == "id") {
      document->id = in.String();
    } else if (key == "text") {
      document->text = in.String();
    } else if (key == "lang") {
      document->lang = in.String();
    } else if (key == "spans" && in.Take('[')) {
      while (in.ok() && !in.Take(']')) {
        spans.push_back(ReadSpan(&in));
        in.Take(',');
      }
    } else {
      in.Skip();
    }
  } while (in.ok() && in.Take(','));
  in.Need('}');
  AddMarks(std::move(spans), document);
  return in.ok();
}

}  // namespace

Result<std::vector<Document>> ReadJsonLines(const std::string& path) {
  const Result<std::string> whole = ReadWhole(path);
  if (!whole.ok()) return whole.status();
  std::vector<Document> documents;
  size_t number = 0;
  for (std::string_view rest = *whole; !rest.empty();) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    ++number;
    if (end > 0 && !ReadLine(rest.substr(0, end), &documents.emplace_back())) {
      return Status(StatusCode::kMalformed,
                    path + ":" + std::to_string(number) + ": not as expected");
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return documents;
}

}  // namespace redactor::train
