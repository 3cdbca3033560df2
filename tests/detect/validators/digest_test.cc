// Published test vectors: FIPS 180-4 examples for SHA-256, the Keccak team's
// and Ethereum's for Keccak-256; addresses from the BIPs, EIP-55, SEP-23 and
// the Bitcoin Cash and Monero documents.
#include "redactor/detect/validators/digest.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "redactor/detect/validators/address_code.h"
#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {
namespace {

std::string Hex(const Digest& digest) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (const uint8_t byte : digest) {
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 15]);
  }
  return out;
}

std::span<const uint8_t> BytesOf(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

}  // namespace

TEST_CASE("SHA-256, also at the edges of a block") {
  CHECK(Hex(Sha256(BytesOf(""))) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(Hex(Sha256(BytesOf("abc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(Hex(Sha256(BytesOf(
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(Hex(Sha256(BytesOf(std::string(1000, 'a')))) ==
        "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3");
}

TEST_CASE("Keccak-256 with the old padding") {
  CHECK(Hex(Keccak256(BytesOf(""))) ==
        "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  CHECK(Hex(Keccak256(BytesOf("abc"))) ==
        "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  CHECK(Hex(Keccak256(BytesOf("transfer(address,uint256)"))).substr(0, 8) ==
        "a9059cbb");
}

TEST_CASE("addresses of the documents") {
  const ValidatorCase base58[] = {
      {"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", kProof, ""},
      {"3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", kProof, ""},
      {"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", kReject, ""},
      {"1A1zP1eP5QGefi2DMPTfTL5SLmv7Div0Na", kReject, ""},  // no 0 in base 58
      {"", kReject, ""},
  };
  CheckCases("base58_address", base58);
  const ValidatorCase bech32[] = {
      {"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", kProof, ""},
      {"BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", kProof, ""},
      {"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", kProof,
       ""},
      {"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", kDoubt, ""},
      {"bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", kDoubt, ""},  // two cases
  };
  CheckCases("bech32", bech32);
  const ValidatorCase cash[] = {
      {"bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", kProof, ""},
      {"qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", kProof, ""},
      {"qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q", kReject, ""},
  };
  CheckCases("cash_address", cash);
  const ValidatorCase ethereum[] = {
      {"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", kProof, ""},
      {"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", kProof, ""},
      {"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", kDoubt, ""},
      {"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", kAccept, ""},
      {"0x0000000000000000000000000000000000000000", kReject, ""},
  };
  CheckCases("ethereum", ethereum);
  const ValidatorCase stellar[] = {
      {"GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ", kProof, ""},
      {"GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGA", kReject, ""},
  };
  CheckCases("stellar", stellar);
  const ValidatorCase ripple[] = {
      {"rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", kProof, ""},
      {"rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTr", kReject, ""},
  };
  CheckCases("ripple", ripple);
  const ValidatorCase monero[] = {
      {"44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uN"
       "br2VBBEt7f2wfn3RVGQBEP3A",
       kProof, ""},
      {"44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uN"
       "br2VBBEt7f2wfn3RVGQBEP3B",
       kReject, ""},
  };
  CheckCases("monero", monero);
}

}  // namespace redactor::detect
