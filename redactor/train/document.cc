// The snippets' reader.
#include "redactor/train/document.h"

#include <array>
#include <cstdio>
#include <memory>
#include <utility>

namespace redactor::train {

namespace {

Status Bad(const std::string& path, size_t line, const std::string& what) {
  return {StatusCode::kMalformed,
          path + ":" + std::to_string(line) + ": " + what};
}

bool ParseLabel(std::string_view label, MarkKind* kind) {
  constexpr std::pair<std::string_view, MarkKind> kLabels[] = {
      {"PERSON", MarkKind::kPerson},  {"LOCATION", MarkKind::kPlace},
      {"ADDRESS", MarkKind::kPlace},  {"OTHER", MarkKind::kOther},
      {"USERNAME", MarkKind::kTaken}, {"EMAIL", MarkKind::kTaken},
      {"PHONE", MarkKind::kTaken},
  };
  for (const auto& [name, meaning] : kLabels) {
    if (name == label) {
      *kind = meaning;
      return true;
    }
  }
  return false;
}

class SnippetReader {
 public:
  explicit SnippetReader(const std::string& path) : path_(path) {}

  Status AddLine(std::string_view line) {
    ++line_;
    if (line.starts_with("### ")) return AddHeader(line.substr(4));
    if (documents_.empty()) {
      return line.empty() ? Status::Ok() : Bad(path_, line_, "no header yet");
    }
    if (!documents_.back().text.empty() || !line.empty()) {
      REDACTOR_RETURN_IF_ERROR(AddText(line));
      documents_.back().text += '\n';
    }
    return Status::Ok();
  }

  std::vector<Document> Take() {
    for (Document& document : documents_) {
      while (document.text.ends_with('\n')) document.text.pop_back();
    }
    return std::move(documents_);
  }

 private:
  Status AddHeader(std::string_view rest) {
    Document& document = documents_.emplace_back();
    for (bool first = true; !rest.empty(); first = false) {
      const size_t space = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, space);
      const std::string value(word.substr(word.find('=') + 1));
      if (first) {
        document.id = word;
      } else if (word.starts_with("kind=")) {
        document.kind = value;
      } else if (word.starts_with("lang=")) {
        document.lang = value;
      } else if (word == "split=dev" || word == "split=train") {
        document.dev = value == "dev";
        split_ = documents_.size();
      } else if (!word.empty()) {
        return Bad(path_, line_, "unknown word in the header");
      }
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    if (split_ != documents_.size()) return Bad(path_, line_, "no split");
    return Status::Ok();
  }

  Status AddText(std::string_view line) {
    std::string& text = documents_.back().text;
    while (!line.empty()) {
      const size_t open = line.find("[[");
      const std::string_view plain = line.substr(0, open);
      if (plain.find("]]") != std::string_view::npos) {
        return Bad(path_, line_, "]] without [[");
      }
      text += plain;
      if (open == std::string_view::npos) break;
      line.remove_prefix(open + 2);
      const size_t close = line.find("]]");
      if (close == std::string_view::npos) return Bad(path_, line_, "no ]]");
      REDACTOR_RETURN_IF_ERROR(AddMark(line.substr(0, close)));
      line.remove_prefix(close + 2);
    }
    return Status::Ok();
  }

  Status AddMark(std::string_view inside) {
    const size_t bar = inside.find('|');
    if (bar == std::string_view::npos || bar + 1 == inside.size()) {
      return Bad(path_, line_, "a mark without | and a value");
    }
    if (inside.find("[[") != std::string_view::npos) {
      return Bad(path_, line_, "a mark inside of a mark");
    }
    const std::string_view head = inside.substr(0, bar);
    const size_t slash = std::min(head.find('/'), head.size());
    Document& document = documents_.back();
    Mark mark;
    mark.label = head.substr(0, slash);
    mark.origin = head.substr(std::min(slash + 1, head.size()));
    if (!ParseLabel(mark.label, &mark.kind)) {
      return Bad(path_, line_, "unknown label " + mark.label);
    }
    mark.begin = document.text.size();
    document.text += inside.substr(bar + 1);
    mark.end = document.text.size();
    document.marks.push_back(std::move(mark));
    return Status::Ok();
  }

  const std::string path_;
  size_t line_ = 0;
  size_t split_ = 0;
  std::vector<Document> documents_;
};

}  // namespace

Result<std::string> ReadWhole(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path.c_str(), "rb"), &std::fclose);
  if (file == nullptr) {
    return Status(StatusCode::kNotFound, "cannot open " + path);
  }
  std::string out;
  std::array<char, 65536> buffer;
  for (size_t n;
       (n = std::fread(buffer.data(), 1, buffer.size(), file.get())) > 0;) {
    out.append(buffer.data(), n);
  }
  if (std::ferror(file.get()) != 0) {
    return Status(StatusCode::kIo, "cannot read " + path);
  }
  return out;
}

Result<std::vector<Document>> ReadSnippets(const std::string& path) {
  const Result<std::string> whole = ReadWhole(path);
  if (!whole.ok()) return whole.status();
  SnippetReader reader(path);
  for (std::string_view rest = *whole; !rest.empty();) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    REDACTOR_RETURN_IF_ERROR(reader.AddLine(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return reader.Take();
}

Result<std::vector<Document>> ReadPlainLines(const std::string& path) {
  const Result<std::string> whole = ReadWhole(path);
  if (!whole.ok()) return whole.status();
  std::vector<Document> documents;
  for (std::string_view rest = *whole; !rest.empty();) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0) documents.emplace_back().text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return documents;
}

}  // namespace redactor::train
