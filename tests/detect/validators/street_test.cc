// Addresses that are found by their middle or end, and what stands before
// labels and mailboxes.
#include <doctest/doctest.h>

#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("a street type takes number, name and unit before it") {
  const ValidatorCase cases[] = {
      {"at 12 Oak «Street»", kAccept, "12 Oak Street"},
      {"2219 E. Saguaro Blossom «Trail»", kAccept,
       "2219 E. Saguaro Blossom Trail"},
      {"in Unit 9, 240 Wattle «Crescent»", kAccept,
       "Unit 9, 240 Wattle Crescent"},
      {"#4 5/17 Banksia «Parade»", kAccept, "#4 5/17 Banksia Parade"},
      {"at 12 W. 42nd «St, »now", kAccept, "12 W. 42nd St"},
      {"221B Baker «St.»", kAccept, "221B Baker St."},
      {"«Street»", kReject, ""},
      {"Main «Street»", kReject, ""},
      {"5 «Drive»", kReject, ""},
      {"005D RIGHT «SQUARE»", kReject, ""},
      {"1.6 Unnecessary «Close»", kReject, ""},
      {"$12 Oak «Street»", kReject, ""},
      {"12 oak «Street»", kReject, ""},
      {"12 May «Street»", kReject, ""},
      {"123456 Oak «Street»", kReject, ""},
      {"12, Oak, Elm «Street»", kReject, ""},
  };
  CheckCases("street_type", cases);
}

TEST_CASE("rue and avenue have their number right before") {
  const ValidatorCase cases[] = {
      {"au 27 «rue des Lilas»", kAccept, "27 rue des Lilas"},
      {"8 bis, «avenue Foch»", kAccept, "8 bis, avenue Foch"},
      {"123, «rue Sainte-Catherine»", kAccept, "123, rue Sainte-Catherine"},
      {"la «rue des Lilas»", kReject, ""},
      {"x27 «rue des Lilas»", kReject, ""},
  };
  CheckCases("street_roman", cases);
}

TEST_CASE("a post code and a town have the street before them") {
  const ValidatorCase cases[] = {
      {"in Lindenallee 48«, 50968 Köln»", kAccept,
       "Lindenallee 48, 50968 Köln"},
      {"Hasenheide 112a«\n10967 Kreuzberg»", kAccept,
       "Hasenheide 112a\n10967 Kreuzberg"},
      {"an Am Alten Markt 5«, D-10115 Berlin»", kAccept,
       "Am Alten Markt 5, D-10115 Berlin"},
      {"Kerkstraat 5 a«, 1017 GA Amsterdam»", kAccept,
       "Kerkstraat 5 a, 1017 GA Amsterdam"},
      {"Version 12«, 2019 Edition»", kReject, ""},
      {"Section 3«, 10115 Lines»", kReject, ""},
      {"Copyright 1993«, 1994 NCR»", kReject, ""},
      {"see 12«, 10115 Berlin»", kReject, ""},
      {"«, 10115 Berlin»", kReject, ""},
      {"\xC2\xAB 48«, 10115 Berlin»", kReject, ""},
  };
  CheckCases("street_before", cases);
  const ValidatorCase glued[] = {
      {"die Mustersstra«ße 12»", kAccept, "Mustersstraße 12"},
      {"eine Stra«ße 12»", kReject, ""},
      {"die gro«ße 12»", kReject, ""},
  };
  CheckCases("street_glued", glued);
  const ValidatorCase towns[] = {
      {"in New Orleans,« LA 70117»", kAccept, "New Orleans, LA 70117"},
      {"to Pearland« TX 77581»", kAccept, "Pearland TX 77581"},
      {"now« TX 77581»", kReject, ""},
      {"Error,« IN 12345»", kReject, ""},
  };
  CheckCases("town_before", towns);
}

TEST_CASE("labels begin a field, mailboxes follow a name") {
  const ValidatorCase labels[] = {
      {"Name: «Jane»", kAccept, ""},
      {"a, Her full name: «Jane»", kAccept, ""},
      {"- Reporter: \"«Jane»\"", kAccept, ""},
      {"File name: «Report»", kReject, ""},
      {"Customer-Name: «Jane»", kAccept, ""},
      {"Upstream-Name: «LLVM»", kReject, ""},
      {"co-author: «Jane»", kReject, ""},
      {"user/agent: «Jane»", kReject, ""},
  };
  CheckCases("label_start", labels);
  const ValidatorCase lines[] = {
      {"> From: «Jane»", kAccept, ""},
      {"x\nTo: «Jane»", kAccept, ""},
      {"sent from: «Jane»", kReject, ""},
  };
  CheckCases("line_label", lines);
  const ValidatorCase mailboxes[] = {
      {"ask Jane Poe« <jane@»", kAccept, "Jane Poe"},
      {"cc \"Poe, Jane\"« <jane@»", kAccept, "Poe, Jane"},
      {"by Anna van der Berg« <a@»", kAccept, "Anna van der Berg"},
      {"Support« <help@»", kReject, ""},
      {"see« <help@»", kReject, ""},
  };
  CheckCases("name_before", mailboxes);
  const ValidatorCase roles[] = {
      {"Client: «Bob Roe»", kAccept, "Bob Roe"},
      {"Client: «Cisco AnyConnect»", kReject, ""},
      {"agent: «Add» option", kReject, ""},
  };
  CheckCases("person_role", roles);
  const ValidatorCase names[] = {
      {"called by «Flatten»()", kReject, ""},
      {"called by «ThreadIdentity».", kReject, ""},
      {"called by «McCoy».", kAccept, "McCoy"},
      {"called by «DeVito»", kAccept, "DeVito"},
      {"by «Boost».Container", kReject, ""},
  };
  CheckCases("person_name", names);
  const ValidatorCase signatures[] = {
      {"«Will check tomorrow»", kReject, ""},
      {"«Will»", kAccept, "Will"},
      {"«Jane»\n", kAccept, "Jane"},
  };
  CheckCases("person_signature", signatures);
}

TEST_CASE("chat logs") {
  const ValidatorCase nicks[] = {
      {"jpoe77", kAccept, ""}, {"div", kReject, ""}, {"root", kReject, ""}};
  CheckCases("chat_nick", nicks);
  const ValidatorCase names[] = {{"Jane Poe", kAccept, ""},
                                 {"ERROR", kReject, ""},
                                 {"kernel", kReject, ""},
                                 {"Apache", kReject, ""}};
  CheckCases("chat_name", names);
}

TEST_CASE("ages belong to people") {
  const ValidatorCase ages[] = {
      {"age: «44»", kAccept, ""},     {"aged «44».", kAccept, ""},
      {"max-age: «60»", kReject, ""}, {"aged «30» days", kReject, ""},
      {"age: «60»s", kReject, ""},    {"cache_age=«60»", kReject, ""},
  };
  CheckCases("age", ages);
  const ValidatorCase subjects[] = {
      {"a «58»-year-old man", kAccept, ""},
      {"a «10»-year-old bug", kReject, ""},
      {"my router is «12» years old", kReject, ""},
  };
  CheckCases("age_subject", subjects);
}

TEST_CASE("plus codes") {
  const ValidatorCase cases[] = {
      {"8FVC9G8F+6X", kAccept, ""},    {"9G8F+6X", kAccept, ""},
      {"WWWW9G8F+6X", kReject, ""},    {"8XVC9G8F+6X", kReject, ""},
      {"a«8FVC9G8F+6X»", kReject, ""}, {"«8FVC9G8F+6X»=", kReject, ""},
  };
  CheckCases("plus_code", cases);
}

}  // namespace redactor::detect
