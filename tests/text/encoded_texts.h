// One sentence in each of the encodings that exports come in, made by Python.
#ifndef REDACTOR_TESTS_TEXT_ENCODED_TEXTS_H_
#define REDACTOR_TESTS_TEXT_ENCODED_TEXTS_H_

#include <array>
#include <string_view>

namespace redactor::text {

struct EncodedText {
  std::string_view converter, bytes, text;
};

inline const auto& EncodedTexts() {
  static constexpr std::array kTexts = {
      EncodedText{
          "windows-1252",
          "Kundin J\xFCrgen M\xFCller, Stra\xDF"
          "e 5, w\xFCnscht R\xFC"
          "ckruf f\xFCr die \xC4nderung.",
          "Kundin Jürgen Müller, Straße 5, wünscht Rückruf für die Änderung."},
      EncodedText{"windows-1250",
                  "Klient \xA3ukasz Wi\x9Cniewski prosi o zmian\xEA numeru, "
                  "dzi\xEAkuj\xEA bardzo, \xBF"
                  "e j\xB9 pa\xF1stwo przyj\xEAli.",
                  "Klient Łukasz Wiśniewski prosi o zmianę numeru, dziękuję "
                  "bardzo, że ją państwo przyjęli."},
      EncodedText{"KOI8-R",
                  "\xE9\xCD\xD1: \xE9\xD7\xC1\xCE \xF0\xC5\xD4\xD2\xCF\xD7, "
                  "\xCB\xCC\xC9\xC5\xCE\xD4 \xD0\xD2\xCF\xD3\xC9\xD4 "
                  "\xC9\xDA\xCD\xC5\xCE\xC9\xD4\xD8 \xCE\xCF\xCD\xC5\xD2 "
                  "\xD4\xC5\xCC\xC5\xC6\xCF\xCE\xC1 \xD7 "
                  "\xC4\xCF\xC7\xCF\xD7\xCF\xD2\xC5.",
                  "Имя: Иван Петров, клиент просит изменить номер телефона в "
                  "договоре."},
      EncodedText{"windows-1251",
                  "\xC8\xEC\xFF: \xC8\xE2\xE0\xED \xCF\xE5\xF2\xF0\xEE\xE2, "
                  "\xEA\xEB\xE8\xE5\xED\xF2 \xEF\xF0\xEE\xF1\xE8\xF2 "
                  "\xE8\xE7\xEC\xE5\xED\xE8\xF2\xFC \xED\xEE\xEC\xE5\xF0 "
                  "\xF2\xE5\xEB\xE5\xF4\xEE\xED\xE0 \xE2 "
                  "\xE4\xEE\xE3\xEE\xE2\xEE\xF0\xE5.",
                  "Имя: Иван Петров, клиент просит изменить номер телефона в "
                  "договоре."},
      EncodedText{"ISO-8859-5",
                  "\xB8\xDC\xEF: \xB8\xD2\xD0\xDD \xBF\xD5\xE2\xE0\xDE\xD2, "
                  "\xDA\xDB\xD8\xD5\xDD\xE2 \xDF\xE0\xDE\xE1\xD8\xE2 "
                  "\xD8\xD7\xDC\xD5\xDD\xD8\xE2\xEC \xDD\xDE\xDC\xD5\xE0 "
                  "\xE2\xD5\xDB\xD5\xE4\xDE\xDD\xD0 \xD2 "
                  "\xD4\xDE\xD3\xDE\xD2\xDE\xE0\xD5.",
                  "Имя: Иван Петров, клиент просит изменить номер телефона в "
                  "договоре."},
      EncodedText{
          "windows-1253",
          "\xBC\xED\xEF\xEC\xE1: \xC3\xE9\xFE\xF1\xE3\xEF\xF2 "
          "\xD0\xE1\xF0\xE1\xE4\xFC\xF0\xEF\xF5\xEB\xEF\xF2, \xEF "
          "\xF0\xE5\xEB\xDC\xF4\xE7\xF2 \xE6\xE7\xF4\xDC "
          "\xE1\xEB\xEB\xE1\xE3\xDE \xF4\xEF\xF5 \xE1\xF1\xE9\xE8\xEC\xEF\xFD "
          "\xF4\xE7\xEB\xE5\xF6\xFE\xED\xEF\xF5 \xF3\xF4\xEF "
          "\xF3\xF5\xEC\xE2\xFC\xEB\xE1\xE9\xEF.",
          "Όνομα: Γιώργος Παπαδόπουλος, ο πελάτης ζητά αλλαγή του αριθμού "
          "τηλεφώνου στο συμβόλαιο."},
      EncodedText{
          "windows-1255",
          "\xF9\xED: \xE9\xE5\xF1\xE9 \xEB\xE4\xEF, \xE4\xEC\xF7\xE5\xE7 "
          "\xEE\xE1\xF7\xF9 \xEC\xF9\xF0\xE5\xFA \xE0\xFA \xEE\xF1\xF4\xF8 "
          "\xE4\xE8\xEC\xF4\xE5\xEF \xE1\xE7\xE5\xE6\xE4 \xF9\xEC "
          "\xE4\xE7\xE1\xF8\xE4 \xF9\xEC\xF0\xE5.",
          "שם: יוסי כהן, הלקוח מבקש לשנות את מספר הטלפון בחוזה של החברה שלנו."},
      EncodedText{"Shift_JIS",
                  "\x96\xBC\x91O: \x93"
                  "c\x92\x86\x91\xBE\x98Y\x81"
                  "A\x93"
                  "d\x98"
                  "b\x94\xD4\x8D\x86\x82\xCD\x89\xBA\x8BL\x82\xCC\x82\xC6\x82"
                  "\xA8\x82\xE8\x82\xC5\x82\xB7\x81"
                  "B\x82\xE6\x82\xEB\x82\xB5\x82\xAD\x82\xA8\x8A\xE8\x82\xA2"
                  "\x82\xB5\x82\xDC\x82\xB7\x81"
                  "B\x83J\x83^\x83J\x83i\x82\xE0\x81"
                  "B",
                  "名前: "
                  "田中太郎、電話番号は下記のとおりです。よろしくお願いします。"
                  "カタカナも。"},
      EncodedText{"EUC-JP",
                  "\xCC\xBE\xC1\xB0: "
                  "\xC5\xC4\xC3\xE6\xC2\xC0\xCF\xBA\xA1\xA2\xC5\xC5\xCF\xC3\xC8"
                  "\xD6\xB9\xE6\xA4\xCF\xB2\xBC\xB5\xAD\xA4\xCE\xA4\xC8\xA4\xAA"
                  "\xA4\xEA\xA4\xC7\xA4\xB9\xA1\xA3\xA4\xE8\xA4\xED\xA4\xB7\xA4"
                  "\xAF\xA4\xAA\xB4\xEA\xA4\xA4\xA4\xB7\xA4\xDE\xA4\xB9\xA1\xA3"
                  "\xA5\xAB\xA5\xBF\xA5\xAB\xA5\xCA\xA4\xE2\xA1\xA3",
                  "名前: "
                  "田中太郎、電話番号は下記のとおりです。よろしくお願いします。"
                  "カタカナも。"},
      EncodedText{"ISO-2022-JP",
                  "\x1B$BL>A0\x1B(B: "
                  "\x1B$BEDCfB@O:!\"EEOCHV9f$O2<5-$N$H$*$j$G$9!#$h$m$7$/"
                  "$*4j$$$7$^$9!#%+%?%+%J$b!#\x1B(B",
                  "名前: "
                  "田中太郎、電話番号は下記のとおりです。よろしくお願いします。"
                  "カタカナも。"},
      EncodedText{
          "EUC-KR",
          "\xC0\xCC\xB8\xA7: \xB1\xE8\xC3\xB6\xBC\xF6 "
          "\xB0\xED\xB0\xB4\xB4\xD4\xB2\xB2\xBC\xAD "
          "\xC0\xFC\xC8\xAD\xB9\xF8\xC8\xA3\xB8\xA6 "
          "\xBA\xAF\xB0\xE6\xC7\xCF\xBC\xCC\xBD\xC0\xB4\xCF\xB4\xD9. "
          "\xB0\xA8\xBB\xE7\xC7\xD5\xB4\xCF\xB4\xD9.",
          "이름: 김철수 고객님께서 전화번호를 변경하셨습니다. 감사합니다."},
      EncodedText{
          "ISO-2022-KR",
          "\x1B$)C\x0E@L8'\x0F: \x0E"
          "1hC6<v\x0F \x0E"
          "0m044T22<-\x0F \x0E@|H-9xH#8&\x0F \x0E:/0fGO<L=@4O4Y\x0F. \x0E"
          "0(;gGU4O4Y\x0F.",
          "\x1B$)C"
          "이름: 김철수 고객님께서 전화번호를 변경하셨습니다. 감사합니다."},
      EncodedText{"GB18030",
                  "\xD0\xD5\xC3\xFB\xA3\xBA\xC0\xEE\xC3\xF7\xA3\xAC\xBF\xCD\xBB"
                  "\xA7\xB5\xC4\xB5\xE7\xBB\xB0\xBA\xC5\xC2\xEB\xD2\xD1\xBE\xAD"
                  "\xB8\xFC\xB8\xC4\xA3\xAC\xC7\xEB\xC1\xAA\xCF\xB5\xCE\xD2\xC3"
                  "\xC7\xB5\xC4\xBF\xCD\xB7\xFE\xC8\xCB\xD4\xB1\xA1\xA3",
                  "姓名：李明，客户的电话号码已经更改，请联系我们的客服人员。"},
      EncodedText{
          "Big5",
          "\xA9m\xA6W\xA1G\xB3\xAF\xA4j\xA4\xE5\xA1"
          "A\xAB\xC8\xA4\xE1\xAA\xBA\xB9q\xB8\xDC\xB8\xB9\xBDX\xA4w\xB8g\xA7"
          "\xF3\xA7\xEF\xA1"
          "A\xBD\xD0\xC1p\xB5\xB8\xA7\xDA\xAD\xCC\xAA\xBA\xAB\xC8\xAA"
          "A\xA4H\xAD\xFB\xA1"
          "C",
          "姓名：陳大文，客戶的電話號碼已經更改，請聯絡我們的客服人員。"},
  };
  return kTexts;
}

}  // namespace redactor::text

#endif  // REDACTOR_TESTS_TEXT_ENCODED_TEXTS_H_
