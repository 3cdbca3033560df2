// Configuration files with toml++.
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "redactor/byte_stream.h"
#include "redactor/config.h"
#include "redactor/detect/fingerprint.h"

namespace redactor {

namespace {

using Kind = ConfigEntry::Kind;
constexpr size_t kMaxConfig = size_t{4} << 20;

Status Fault(const std::string& path, const toml::source_region& source,
             const std::string& what) {
  return {StatusCode::kInvalidArgument,
          path + ":" + std::to_string(source.begin.line) + ": " + what};
}

Result<std::string> ReadAll(const std::string& path) {
  auto source = OpenFileSource(path);
  if (!source.ok()) return source.status().WithPrefix(path);
  std::string text;
  std::string page(size_t{64} << 10, '\0');
  for (;;) {
    auto got = source.value()->Read(page);
    if (!got.ok()) return got.status().WithPrefix(path);
    if (*got == 0) return text;
    text.append(page, 0, *got);
    if (text.size() > kMaxConfig) {
      return Status(StatusCode::kLimit, path + ": above 4 MiB");
    }
  }
}

bool ReadScalar(const toml::node& node, ConfigEntry* entry) {
  if (const auto* text = node.as_string()) {
    entry->kind = Kind::kText;
    entry->values = {text->get()};
  } else if (const auto* whole = node.as_integer()) {
    entry->kind = Kind::kNumber;
    entry->values = {std::to_string(whole->get())};
  } else if (const auto* number = node.as_floating_point()) {
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                   number->get());
    entry->kind = Kind::kNumber;
    entry->values = {std::string(digits.data(), end.ptr)};
  } else if (const auto* flag = node.as_boolean()) {
    entry->kind = Kind::kFlag;
    if (flag->get()) entry->values = {""};
  } else {
    return false;
  }
  return true;
}

bool ReadList(const toml::array& list, ConfigEntry* entry) {
  entry->kind = Kind::kList;
  for (const toml::node& item : list) {
    const auto* text = item.as_string();
    if (text == nullptr) return false;
    entry->values.push_back(text->get());
  }
  return true;
}

// Tables are sorted by key; what is written first comes first here.
template <typename Visit>
void InFileOrder(const toml::table& table, Visit visit) {
  std::vector<std::pair<const toml::key*, const toml::node*>> items;
  for (const auto& [key, node] : table) items.emplace_back(&key, &node);
  std::stable_sort(
      items.begin(), items.end(), [](const auto& a, const auto& b) {
        const auto& x = a.first->source().begin;
        const auto& y = b.first->source().begin;
        return x.line != y.line ? x.line < y.line : x.column < y.column;
      });
  for (const auto& [key, node] : items) visit(*key, *node);
}

bool ReadTable(const toml::table& table, ConfigEntry* entry) {
  entry->kind = Kind::kTable;
  bool texts = true;
  InFileOrder(table, [&](const toml::key& key, const toml::node& node) {
    const auto* text = node.as_string();
    texts = texts && text != nullptr;
    if (text == nullptr) return;
    entry->values.push_back(std::string(key.str()) + "=" + text->get());
  });
  return texts;
}

}  // namespace

Result<Config> ReadConfig(const std::string& path) {
  auto text = ReadAll(path);
  if (!text.ok()) return text.status();
  Config config;
  detect::Fingerprint print;
  print.Add(*text);
  config.id = print.Text();
  Status status;
  try {
    const toml::table root = toml::parse(*text, path);
    InFileOrder(root, [&](const toml::key& key, const toml::node& node) {
      ConfigEntry& entry = config.entries.emplace_back();
      entry.key = std::string(key.str());
      entry.line = key.source().begin.line;
      const bool read = node.is_array()   ? ReadList(*node.as_array(), &entry)
                        : node.is_table() ? ReadTable(*node.as_table(), &entry)
                                          : ReadScalar(node, &entry);
      if (read || !status.ok()) return;
      status = Fault(path, key.source(),
                     "`" + entry.key + "` takes texts, numbers or flags");
    });
  } catch (const toml::parse_error& error) {
    return Fault(path, error.source(), std::string(error.description()));
  }
  if (!status.ok()) return status;
  return config;
}

}  // namespace redactor
