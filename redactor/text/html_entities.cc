// Tables of entity names: Latin-1 in code point order, and the punctuation,
// spaces and Latin letters beyond it, searched by name.
#include "redactor/text/html_entities.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace redactor::text {

namespace {

// U+00A0 to U+00FF.
constexpr std::string_view kLatin1[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar",
    "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",
    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",
    "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute",
    "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",
    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};
static_assert(std::size(kLatin1) == 96);

struct Entity {
  std::string_view name;
  char32_t c;
};

constexpr Entity kOther[] = {
    {"Tab", 0x09},
    {"NewLine", 0x0A},
    {"excl", 0x21},
    {"quot", 0x22},
    {"QUOT", 0x22},
    {"num", 0x23},
    {"dollar", 0x24},
    {"percnt", 0x25},
    {"amp", 0x26},
    {"AMP", 0x26},
    {"apos", 0x27},
    {"lpar", 0x28},
    {"rpar", 0x29},
    {"ast", 0x2A},
    {"midast", 0x2A},
    {"plus", 0x2B},
    {"comma", 0x2C},
    {"period", 0x2E},
    {"sol", 0x2F},
    {"colon", 0x3A},
    {"semi", 0x3B},
    {"lt", 0x3C},
    {"LT", 0x3C},
    {"equals", 0x3D},
    {"gt", 0x3E},
    {"GT", 0x3E},
    {"quest", 0x3F},
    {"commat", 0x40},
    {"lsqb", 0x5B},
    {"lbrack", 0x5B},
    {"bsol", 0x5C},
    {"rsqb", 0x5D},
    {"rbrack", 0x5D},
    {"Hat", 0x5E},
    {"lowbar", 0x5F},
    {"UnderBar", 0x5F},
    {"grave", 0x60},
    {"lcub", 0x7B},
    {"lbrace", 0x7B},
    {"verbar", 0x7C},
    {"vert", 0x7C},
    {"VerticalLine", 0x7C},
    {"rcub", 0x7D},
    {"rbrace", 0x7D},
    {"Abreve", 0x102},
    {"abreve", 0x103},
    {"Amacr", 0x100},
    {"amacr", 0x101},
    {"Aogon", 0x104},
    {"aogon", 0x105},
    {"Cacute", 0x106},
    {"cacute", 0x107},
    {"Ccaron", 0x10C},
    {"ccaron", 0x10D},
    {"Dcaron", 0x10E},
    {"dcaron", 0x10F},
    {"Dstrok", 0x110},
    {"dstrok", 0x111},
    {"Emacr", 0x112},
    {"emacr", 0x113},
    {"Eogon", 0x118},
    {"eogon", 0x119},
    {"Ecaron", 0x11A},
    {"ecaron", 0x11B},
    {"Gbreve", 0x11E},
    {"gbreve", 0x11F},
    {"Imacr", 0x12A},
    {"imacr", 0x12B},
    {"Idot", 0x130},
    {"imath", 0x131},
    {"inodot", 0x131},
    {"Lcaron", 0x13D},
    {"lcaron", 0x13E},
    {"Lstrok", 0x141},
    {"lstrok", 0x142},
    {"Nacute", 0x143},
    {"nacute", 0x144},
    {"Ncaron", 0x147},
    {"ncaron", 0x148},
    {"Odblac", 0x150},
    {"odblac", 0x151},
    {"OElig", 0x152},
    {"oelig", 0x153},
    {"Rcaron", 0x158},
    {"rcaron", 0x159},
    {"Sacute", 0x15A},
    {"sacute", 0x15B},
    {"Scedil", 0x15E},
    {"scedil", 0x15F},
    {"Scaron", 0x160},
    {"scaron", 0x161},
    {"Tcaron", 0x164},
    {"tcaron", 0x165},
    {"Umacr", 0x16A},
    {"umacr", 0x16B},
    {"Uring", 0x16E},
    {"uring", 0x16F},
    {"Udblac", 0x170},
    {"udblac", 0x171},
    {"Yuml", 0x178},
    {"Zacute", 0x179},
    {"zacute", 0x17A},
    {"Zdot", 0x17B},
    {"zdot", 0x17C},
    {"Zcaron", 0x17D},
    {"zcaron", 0x17E},
    {"circ", 0x2C6},
    {"tilde", 0x2DC},
    {"ensp", 0x2002},
    {"emsp", 0x2003},
    {"emsp13", 0x2004},
    {"emsp14", 0x2005},
    {"numsp", 0x2007},
    {"puncsp", 0x2008},
    {"thinsp", 0x2009},
    {"hairsp", 0x200A},
    {"zwnj", 0x200C},
    {"zwj", 0x200D},
    {"lrm", 0x200E},
    {"rlm", 0x200F},
    {"hyphen", 0x2010},
    {"dash", 0x2010},
    {"ndash", 0x2013},
    {"mdash", 0x2014},
    {"horbar", 0x2015},
    {"lsquo", 0x2018},
    {"rsquo", 0x2019},
    {"sbquo", 0x201A},
    {"ldquo", 0x201C},
    {"rdquo", 0x201D},
    {"bdquo", 0x201E},
    {"prime", 0x2032},
    {"Prime", 0x2033},
    {"frasl", 0x2044},
    {"NoBreak", 0x2060},
    {"minus", 0x2212},
    {"fflig", 0xFB00},
    {"filig", 0xFB01},
    {"fllig", 0xFB02},
    {"ffilig", 0xFB03},
    {"ffllig", 0xFB04},
    {"NonBreakingSpace", 0xA0},
    {"ZeroWidthSpace", 0x200B},
};

constexpr size_t kCount = std::size(kLatin1) + std::size(kOther);

constexpr std::array<Entity, kCount> MakeTable() {
  std::array<Entity, kCount> table{};
  size_t n = 0;
  for (const std::string_view name : kLatin1) {
    table[n] = {name, static_cast<char32_t>(0xA0 + n)};
    ++n;
  }
  for (const Entity& entity : kOther) table[n++] = entity;
  std::sort(table.begin(), table.end(),
            [](const Entity& a, const Entity& b) { return a.name < b.name; });
  return table;
}
constexpr std::array<Entity, kCount> kEntities = MakeTable();

}  // namespace

char32_t HtmlEntity(std::string_view name) {
  const auto* found =
      std::lower_bound(kEntities.begin(), kEntities.end(), name,
                       [](const Entity& entity, std::string_view key) {
                         return entity.name < key;
                       });
  return found != kEntities.end() && found->name == name ? found->c : 0;
}

}  // namespace redactor::text
