// Secrets in the text of tickets, settings, programs and commands: what the
// shipped rules find, to the byte, and what they leave alone. Values invented.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine_fixture.h"

namespace redactor::detect {
namespace {

// The secrets of `text` as the engine finds them.
class SecretFinder {
 public:
  SecretFinder() {
    EngineOptions options;
    options.patterns_folder = REDACTOR_SOURCE_DIR "/patterns";
    auto engine = Engine::Create(options);
    REQUIRE(engine.ok());
    engine_ = std::move(*engine);
    scratch_ = Engine::NewScratch(false);
  }

  std::vector<std::string> Find(const std::string& text) {
    TestRecord test = TestRecord::Plain(text);
    const Record record = test.Get();
    Engine::BeginEntry(scratch_.get());
    REQUIRE(engine_->Scan(record, {}, scratch_.get(), &result_).ok());
    std::vector<std::string> found;
    for (const Detection& d : result_.detections) {
      if (d.type != EntityType::kSecret) continue;
      found.emplace_back(record.text.substr(d.begin, d.end - d.begin));
    }
    return found;
  }

 private:
  std::unique_ptr<const Engine> engine_;
  Engine::ScratchPtr scratch_;
  ScanResult result_;
};

}  // namespace

TEST_CASE("the marked part, and nothing else, is the secret") {
  const std::string texts[] = {
      "my password was «Tulip!59» and now",
      "Mein Passwort ist «Moos5520», bitte",
      "Das Kennwort lautet: «Kranich-77»",
      "Le mot de passe est «Bateau-7421»",
      "mon mdp : «Bateau-7421»",
      "La contraseña es «Luna2024!»",
      "Contraseña: «Luna2024»",
      "A senha é «Girafa_7»",
      "minha senha: «girafa»",
      "Het wachtwoord is «Fiets-8812»",
      "La password è «Gatto_77»",
      "passphrase: \"«correct horse battery staple»\"",
      "Passphrase: «correct horse battery staple»",
      "password is \"«maple»\"",
      "pwd: «s3cr3t»",
      "Pwd=«s3cr3t»;Database=x",
      "Password : «hunter2»",
      "PIN: «4711»",
      "My PIN is «4711».",
      "Meine PIN lautet «4711»",
      "CVV: «123»",
      "CVC «123»",
      "cvv2=«123»",
      "OTP: «482913»",
      "your OTP is «482913»",
      "Your verification code is «482913»",
      "verification code «482913»",
      "Ihr Bestätigungscode lautet «482913»",
      "Votre code de vérification est «482913»",
      "Su código de verificación es «482913»",
      "PUK: «58213907»",
      "PUK1 «58213907»",
      "recovery code: «8F2K-9QWX»",
      "security answer: «Fluffy the cat»",
      "mysql -u root -p«hunter2» crm",
      "mysql --password=«hunter2» crm",
      "tool -p '«hunter2 two»'",
      "export FOO_TOKEN=«EXAMPLEinert01»",
      "export DB_PASSWORD='«s3cr3t»'",
      "DATABASE_PASSWORD=«s3cr3t»",
      "SECRET_KEY=«django-insecure-EXAMPLE0inert1»",
      "  password: «s3cr3t»",
      "\"password\" : \"«hunter2»\",",
      "'password' => '«hunter2»',",
      "<password>«x9y»</password>",
      "<Password>«hunter2»</Password>",
      "postgres://«app:s3cr3t»@db.example.com:5432/crm",
      "mongodb+srv://«app:s3cr3t»@c0.example.net/x",
      "amqp://«guest:guest»@mq.example.com/",
      "redis://«:p4ssw0rd»@cache.example.com:6379",
      "jdbc:mysql://db.example.com/crm?user=app&password=«s3cr3t»",
      "host=db.example.com user=app password=«s3cr3t» dbname=crm",
      "Driver={SQL Server};Server=db.example.com;Uid=sa;Pwd=«Tr1cky#9»;",
      "Server=db.example.com;User Id=sa;Password=«Tr1cky#9»",
      "https://api.example.com/v1?api_key=«EXAMPLEinert01»",
      "https://x.example.com/f?sv=1&sig=«aW5lcnQ%2Bc2ln0001»",
      "curl -H \"X-Api-Key: «EXAMPLEinert01»\" https://example.com",
      "curl -u «jane:hunter2» https://example.com",
      "Proxy-Authorization: Basic «amFuZTpodW50ZXIy»",
      "Authorization: Token «EXAMPLEinert01»",
      "Set-Cookie: «JSESSIONID=9C2D71BE4F0A; Path=/»",
      "X-CSRF-Token: «EXAMPLEinert01»",
      "password=«changeme»",
      "root password «Kite_4411»",
      "WLAN-Schlüssel: «12345678901234567890»",
      "WiFi key: «Tulip-5599-Kite»",
      "kennwort=«Geheim123»",
      "Login: jane Passwort: «Geheim123»",
      "username: jane, password: «Geheim123»",
      "New password: «Geheim123»",
      "\"api_token\":\"«EXAMPLEinert01»\"",
      "aws_secret_access_key = «wJalrEXAMPLEinert/K7MDENG/bPxRfiCYEX»",
      "secret: «EXAMPLEinert01»",
      "enc_key = «E1xAm2Pl3eIn4eRt5Wq6Zp»",
      "sshpass -p «hunter2» ssh x",
      "The temporary password for your account is «Tulip#59x».",
      "I set the password to «Tulip#59x» yesterday",
      "the wifi password is «tulpen2019»",
      "Passwort zurückgesetzt auf «Moos5520»",
      "Voicemail PIN «4711»",
      "PASSWORD: «HUNTER2»",
      "Password:\n«hunter2»",
      "x «-----BEGIN RSA PRIVATE KEY-----\nProc-Type: "
      "4,ENCRYPTED\n\nRVhBTVBMRQ==\n-----END RSA PRIVATE KEY-----» y",
      "{\"key\":\"«-----BEGIN PRIVATE KEY-----\\nRVhBTVBMRQ==\\n-----END "
      "PRIVATE KEY-----»\\n\"}",
      "log: «-----BEGIN EC PRIVATE KEY-----\nRVhBTVBMRQ==\nand then the paste "
      "was cut»",
      "two on a line: ghp_ no, «ghp_EXAMPLEinertTokenNotReal0123456789ab» yes",
  };
  SecretFinder finder;
  for (std::string text : texts) {
    CAPTURE(text);
    const size_t open = text.find("«");
    text.erase(open, 2);
    const size_t close = text.find("»");
    text.erase(close, 2);
    CHECK(finder.Find(text) ==
          std::vector<std::string>{text.substr(open, close - open)});
  }
}

TEST_CASE("talk about secrets, names in programs, hashes and ids stay") {
  const std::string texts[] = {
      "password reset",
      "password is incorrect",
      "password is required",
      "Your password has expired",
      "Please enter your password",
      "password: <password>",
      "password: ${PASS}",
      "PASSWORD=****",
      "password: xxx",
      "api_key: your-api-key-here",
      "password = getPassword()",
      "token: string",
      "token = self.get_token(request)",
      "commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
      "id 550e8400-e29b-41d4-a716-446655440000",
      "d41d8cd98f00b204e9800998ecf8427e  file.txt",
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "integrity=\"sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/"
      "uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC\"",
      "app.3f2a9c81.js and main.9b8c7d6e5f.css",
      "aGVsbG8gd29ybGQgdGhpcyBpcyBwbGFpbiB0ZXh0",
      "-----BEGIN CERTIFICATE-----",
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQEXAMPLE jane",
      "password must contain 8 characters",
      "The password field is empty",
      "Password changed successfully",
      "Passwort vergessen?",
      "mot de passe oublié",
      "contraseña olvidada",
      "GPIO pin 13 is high",
      "pin the version 1.2.3",
      "access code of conduct",
      "the secret is out",
      "session: started",
      "keyword: example",
      "primary_key: true",
      "key: value",
      "the token bucket algorithm",
      "\"type\": \"password\", \"name\": \"pwd\"",
      "const password = process.env.DB_PASSWORD;",
      "password: req.body.password,",
      "if (password === confirmPassword) {",
      "password_hash = hash(password)",
      "set -u",
      "Basic authentication is required",
      "bearer of bad news",
      "cookie: none",
      "signature verification failed",
      "tan 45 degrees",
      "cvc rules",
      "error code 123456",
      "order code: 123456",
      "product code 8837",
      "ref code 5512",
      "authorization: required",
      "std::string password;",
      "char password[64];",
      "password VARCHAR(255) NOT NULL,",
      "--password string   the password",
      "Usage: login --token <token>",
      "OTP Bank",
      "TAN 2024",
      "version 0x5aAeb6053F3E",
      "at 0x7fff5fbff8c0",
      "token count 4096",
      "max_tokens: 4096",
      "\"tokens\": 128000",
      "tokens: 1234",
      "session timeout: 3600",
      "secretary: Jane",
      "password-protected archive",
      "cid: 1001",
      "pw: no",
      "key_size=2048",
      "public_key = E1xAm2Pl3eIn4eRt5Wq6Zp",
      "credentials: include",
      "auth: basic",
      "xoxo",
      "author: jane",
      "auth=none",
      "Pin: see below",
      "1234567890123456789012345678901234567890",
      "-----BEGIN PUBLIC KEY-----\nRVhBTVBMRQ==\n-----END PUBLIC KEY-----",
      "-----BEGIN CERTIFICATE REQUEST-----\nRVhBTVBMRQ==\n-----END CERTIFICATE "
      "REQUEST-----",
      "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  };
  SecretFinder finder;
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(finder.Find(text).empty());
  }
}

}  // namespace redactor::detect
