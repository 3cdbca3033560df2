// What the map writer keeps of an entity, and how it is packed into items.
//
// An entity is one head item, then one item a form. Their keys sort by token,
// head first, then forms by FORM, so that forms that share a FORM are
// neighbours. Equal keys add up; so it does not matter where runs were cut.
#ifndef REDACTOR_PSEUDONYM_MAP_ITEMS_H_
#define REDACTOR_PSEUDONYM_MAP_ITEMS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/pseudonym/map_json.h"

namespace redactor::pseudonym {

// Stands for a canonical value, under a key of this run only.
using ValueDigest = std::array<char, 16>;
inline constexpr uint64_t kNever = UINT64_MAX;

struct EntityHead {
  uint64_t count = 0;
  uint64_t preexisting = 0;
  uint64_t first = kNever;         // number of the first occurrence of the run
  MapPlace place;                  // of the first
  ValueDigest digest{};            // when count > 0
  std::vector<std::string> rules;  // ascending
};

struct FormCount {
  uint64_t count = 0;
  uint64_t first = kNever;
  std::string value;  // identity of the first
};

std::string PackHead(const EntityHead& head);
EntityHead UnpackHead(std::string_view packed);
std::string PackForm(const FormCount& form);
FormCount UnpackForm(std::string_view packed);

// Keys of items. A form's key within its entity names FORM, kind and raw.
std::string HeadKey(std::string_view token);
void FormKey(std::string_view form, bool bare_number, std::string_view raw,
             std::string_view as, std::string* key);
std::string FormItemKey(std::string_view token, std::string_view form_key);

struct ItemName {
  std::string_view token;
  bool is_head = false;
  MapForm form;  // without count
};
ItemName ParseItemKey(std::string_view key);

// Adds head to head or form to form; two values of one token are kCrypto.
Status CombineMapItems(std::string_view key, std::string* payload,
                       std::string_view later);
// The error for two values that share `token`: names the type only.
Status Collision(EntityType type);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_MAP_ITEMS_H_
