// Packing of entities. Keys: token, 0, 0 for a head; token, 0, 1, size of FORM,
// FORM, kind ('n' number, 't' text), raw for a form.
#include "redactor/pseudonym/map_items.h"

#include <algorithm>

#include "redactor/pseudonym/item_codec.h"

namespace redactor::pseudonym {

namespace {
constexpr char kHeadMark = '\0';
constexpr char kFormMark = '\1';

void AddRules(const std::vector<std::string>& more,
              std::vector<std::string>* rules) {
  for (const std::string& rule : more) {
    const auto at = std::lower_bound(rules->begin(), rules->end(), rule);
    if (at == rules->end() || *at != rule) rules->insert(at, rule);
  }
}
}  // namespace

std::string PackHead(const EntityHead& head) {
  std::string out;
  PackNumber(head.count, &out);
  PackNumber(head.preexisting, &out);
  PackNumber(head.first, &out);
  PackString(head.place.entry, &out);
  PackNumber(head.place.record, &out);
  PackString(head.place.path, &out);
  PackString(std::string_view(head.digest.data(), head.digest.size()), &out);
  PackNumber(head.rules.size(), &out);
  for (const std::string& rule : head.rules) PackString(rule, &out);
  return out;
}

EntityHead UnpackHead(std::string_view packed) {
  Unpacker in(packed);
  EntityHead head;
  head.count = in.Number();
  head.preexisting = in.Number();
  head.first = in.Number();
  head.place.entry = in.String();
  head.place.record = in.Number();
  head.place.path = in.String();
  in.String().copy(head.digest.data(), head.digest.size());
  for (uint64_t rules = in.Number(); rules > 0; --rules) {
    head.rules.emplace_back(in.String());
  }
  return head;
}

std::string PackForm(const FormCount& form) {
  std::string out;
  PackNumber(form.count, &out);
  PackNumber(form.first, &out);
  PackString(form.value, &out);
  return out;
}

FormCount UnpackForm(std::string_view packed) {
  Unpacker in(packed);
  FormCount form;
  form.count = in.Number();
  form.first = in.Number();
  form.value = in.String();
  return form;
}

std::string HeadKey(std::string_view token) {
  std::string key(token);
  key += '\0';
  key += kHeadMark;
  return key;
}

void FormKey(std::string_view form, bool bare_number, std::string_view raw,
             std::string_view as, std::string* key) {
  key->assign(1, static_cast<char>(form.size()));
  *key += form;
  *key += bare_number ? 'n' : 't';
  *key += static_cast<char>(as.size());
  *key += as;
  *key += raw;
}

std::string FormItemKey(std::string_view token, std::string_view form_key) {
  std::string key(token);
  key += '\0';
  key += kFormMark;
  key += form_key;
  return key;
}

ItemName ParseItemKey(std::string_view key) {
  ItemName name;
  const size_t zero = key.find('\0');
  name.token = key.substr(0, zero);
  name.is_head = key[zero + 1] == kHeadMark;
  if (name.is_head) return name;
  std::string_view form_key = key.substr(zero + 2);
  const size_t size = static_cast<uint8_t>(form_key[0]);
  name.form.form = form_key.substr(1, size);
  name.form.bare_number = form_key[1 + size] == 'n';
  form_key.remove_prefix(2 + size);
  const size_t as_size = static_cast<uint8_t>(form_key[0]);
  name.form.as = form_key.substr(1, as_size);
  name.form.raw = form_key.substr(1 + as_size);
  return name;
}

Status CombineMapItems(std::string_view key, std::string* payload,
                       std::string_view later) {
  const size_t zero = key.find('\0');
  if (key[zero + 1] == kFormMark) {
    FormCount form = UnpackForm(*payload);
    FormCount other = UnpackForm(later);
    form.count += other.count;
    if (other.first < form.first) {
      form.first = other.first;
      form.value = std::move(other.value);
    }
    *payload = PackForm(form);
    return Status::Ok();
  }
  EntityHead head = UnpackHead(*payload);
  EntityHead other = UnpackHead(later);
  if (head.count > 0 && other.count > 0 && head.digest != other.digest) {
    const auto type = ParseEntityType(key.substr(0, key.find('-')));
    return Collision(type.value_or(EntityType::kPerson));
  }
  if (head.count == 0) head.digest = other.digest;
  head.count += other.count;
  head.preexisting += other.preexisting;
  if (other.first < head.first) {
    head.first = other.first;
    head.place = std::move(other.place);
  }
  AddRules(other.rules, &head.rules);
  *payload = PackHead(head);
  return Status::Ok();
}

Status Collision(EntityType type) {
  return {StatusCode::kCrypto,
          "two different values of type " + std::string(EntityTypeName(type)) +
              " have one token: use --token-bits 75 or 100"};
}

}  // namespace redactor::pseudonym
