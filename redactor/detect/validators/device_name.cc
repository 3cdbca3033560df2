// Names of devices: what somebody called one ("Jane's iPhone", "JPOE-LAPTOP").
// Makers give them the owner's name by default; the work is in telling owners
// from roles, makers and parts of prose ("the user's iPhone", "gaming-laptop").
#include <algorithm>

#include "redactor/detect/product_name.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

// Owners that name nobody: makers, sellers, roles, pronouns, days. Sorted.
constexpr std::array<std::string_view, 128> kNobody = {
    "a",        "admin",    "agent",     "all-in-one", "amazon",   "android",
    "another",  "anti",     "anybody",   "anyone",     "apple",    "asus",
    "business", "buyer",    "caller",    "child",      "claro",    "client",
    "cloud",    "company",  "corporate", "custom",     "customer", "dell",
    "demo",     "dev",      "developer", "device",     "display",  "dual",
    "ebay",     "employee", "employer",  "everybody",  "everyone", "family",
    "free",     "friday",   "friend",    "gaming",     "gnome",    "google",
    "guest",    "he",       "her",       "here",       "his",      "home",
    "hp",       "ibm",      "in",        "industry",   "intel",    "it",
    "job",      "kid",      "kiosk",     "lenovo",     "let",      "linux",
    "loaner",   "local",    "man",       "manager",    "mini",     "monday",
    "movistar", "multi",    "my",        "new",        "nobody",   "non",
    "o2",       "off",      "office",    "old",        "on",       "one",
    "operator", "orange",   "other",     "our",        "owner",    "partner",
    "patient",  "people",   "person",    "personal",   "play",     "post",
    "pre",      "real",     "remote",    "retina",     "reviewer", "samsung",
    "saturday", "school",   "server",    "she",        "smart",    "somebody",
    "someone",  "spare",    "staff",     "student",    "sunday",   "support",
    "team",     "tech",     "telekom",   "test",       "that",     "the",
    "their",    "there",    "this",      "today",      "tomorrow", "ubuntu",
    "user",     "verizon",  "virtual",   "vodafone",   "what",     "windows",
    "work",     "world",
};
static_assert(std::is_sorted(kNobody.begin(), kNobody.end()));

// "eth0", "wlan0", "sda1": the kernel's names.
bool IsKernelDevice(std::string_view text) {
  constexpr std::string_view kHeads[] = {
      "br",  "docker", "en",  "eth", "lo",   "mmcblk", "nvme", "ppp", "sd",
      "tap", "tty",    "tun", "usb", "veth", "wlan",   "wlp",  "wwan"};
  return std::any_of(std::begin(kHeads), std::end(kHeads), [&](auto head) {
    return text.starts_with(head) && text.size() <= head.size() + 7 &&
           IsDigit(text.back()) &&
           std::none_of(text.begin(), text.end(), [](char c) {
             return !IsDigit(c) && !(c >= 'a' && c <= 'z');
           });
  });
}

// The owner of `name`, as the forms put it: before an apostrophe, before a
// hyphen, or last.
std::string_view OwnerIn(std::string_view name) {
  size_t end = name.find('\'');
  if (end == name.npos) end = name.find("\xE2\x80\x99");  // ’
  if (end == name.npos) end = name.find('-');
  const size_t space = name.rfind(' ');
  if (end == name.npos) {
    return space == name.npos ? name : name.substr(space + 1);
  }
  name = name.substr(0, end);
  const size_t first = name.rfind(' ');
  return first == name.npos ? name : name.substr(first + 1);
}

bool IsNobody(std::string_view owner) {
  return InSortedTable(kNobody, owner) ||
         (owner.size() > 2 && ToLower(owner.back()) == 's' &&
          InSortedTable(kNobody, owner.substr(0, owner.size() - 1)));
}

}  // namespace

Verdict ValidateDeviceName(ValidatorInput* input) {
  while (input->begin < input->end &&
         (input->match().back() == ' ' || input->match().back() == '.')) {
    --input->end;
  }
  const std::string_view text = input->match();
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
    return IsAlpha(c) || (c & 0x80) != 0;
  });
  if (letters < 3 || IsProductName(text) || IsKernelDevice(text))
    return Verdict::kReject;
  // "unknown", "not set", "is required"; "jane-laptop" and "Janes iPhone" are
  // names. A path or a call is none.
  const bool named = std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || IsDigit(c) || c == '-' || c == '_' ||
           c == '\'' || (c & 0x80) != 0;
  });
  const bool code = text.find_first_of("/\\(){}<>=%$") != text.npos;
  return named && !code ? Verdict::kAccept : Verdict::kReject;
}

Verdict ValidateDeviceOwner(ValidatorInput* input) {
  const char before = Before(*input);
  if (IsWord(before) || before == '-' || before == '/' || before == '.' ||
      before == '@') {
    return Verdict::kReject;
  }
  const std::string_view owner = OwnerIn(input->match());
  constexpr size_t kMinOwner = 2;
  if (owner.size() < kMinOwner || IsNobody(owner) || IsProductName(owner)) {
    return Verdict::kReject;
  }
  return Verdict::kAccept;
}

}  // namespace redactor::detect
