// Stop words for logins. Sources: the accounts of Debian's base-passwd, of
// cloud images and CI services, Windows' built-in accounts, and the annotations
// and at-rules of common languages.
#include "redactor/detect/tables/common_logins.h"

#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"

namespace redactor::detect {
namespace {

// clang-format off
constexpr std::array<std::string_view, 315> kCommonLogins = {
    "a", "account", "accounts", "activities", "activity", "add", "added",
    "admin", "administrator", "again", "agent", "agents", "all", "allow", "am",
    "an", "and", "anonymous", "ansible", "any", "apache", "api", "app", "are",
    "as", "at", "attempt", "attempts", "auth", "avahi", "avatar", "avatars",
    "backup", "base", "batch", "be", "been", "before", "being", "bin",
    "blocked", "builder", "buildkite", "bulk", "button", "by", "can", "cannot",
    "carefully", "centos", "change", "changed", "circleci", "code", "could",
    "count", "create", "credentials", "current", "daemon", "data", "dbus",
    "debian", "default", "defined", "delete", "demo", "denied", "details",
    "did", "disabled", "do", "docker", "does", "don", "done", "drop", "dropped",
    "e-mail", "ec2-user", "edit", "elastic", "else", "email", "empty",
    "enabled", "entered", "error", "example", "exists", "experience",
    "explicitly", "export", "failed", "failure", "false", "fedora", "field",
    "first", "fix", "fixed", "for", "form", "friendly", "from", "ftp", "games",
    "git", "gitlab-runner", "given", "gnats", "grafana", "group", "groups",
    "guest", "guide", "had", "has", "her", "hg", "his", "httpd", "id", "if",
    "import", "in", "index", "info", "input", "input-only", "instance",
    "interface", "interfaces", "invalid", "invitations", "invite", "irc", "is",
    "its", "jenkins", "k8s", "kibana", "kube", "kubernetes", "last", "level",
    "list", "local", "localhost", "localservice", "locked", "login", "logout",
    "logstash", "lp", "mail", "make", "man", "manager", "mandatory", "mariadb",
    "may", "me", "merged", "messagebus", "might", "missing", "mode", "modules",
    "mongodb", "must", "my", "mysql", "name", "names", "networkservice", "new",
    "news", "nginx", "nil", "no", "nobody", "node", "none", "not",
    "notifications", "ntp", "null", "number", "of", "ok", "okay", "old", "on",
    "operator", "optional", "or", "oracle", "our", "out", "page", "parameters",
    "passwd", "password", "password_reset", "permissions", "phone", "pi",
    "polkitd", "postgres", "preferences", "profile", "profiles", "prometheus",
    "prompt", "provided", "proxy", "public", "puppet", "redis", "referenced",
    "refreshed", "register", "remove", "removed", "rename", "repeating",
    "required", "role", "roles", "root", "rpc", "run", "runner", "runneradmin",
    "sa", "screen", "search", "self", "service", "services", "session",
    "settings", "shared", "should", "show", "sign_in", "sign_up", "signin",
    "signup", "space", "specified", "sshd", "staff", "status", "stderr",
    "stdin", "stdout", "stored", "sudo", "supplied", "support", "svn", "sync",
    "sys", "syslog", "system", "systemd-network", "systemd-resolve", "test",
    "tester", "testuser", "than", "that", "the", "their", "then", "this", "to",
    "tomcat", "travis", "true", "ubuntu", "uid", "undefined", "unknown",
    "update", "updated", "use", "user", "username", "users", "using", "uucp",
    "vagrant", "valid", "verification", "via", "view", "was", "web", "were",
    "wheel", "when", "who", "will", "with", "without", "worker", "would", "www",
    "www-data", "yes", "you", "your",
};
// clang-format on
static_assert(std::is_sorted(kCommonLogins.begin(), kCommonLogins.end()));

// clang-format off
constexpr std::array<std::string_view, 239> kAtKeywords = {
    "absl", "acronym", "addtogroup", "after", "afterclass", "aftereach", "all",
    "alpha", "anchor", "angular", "app", "apply", "arg", "argv", "at-root",
    "author", "autowired", "b", "babel", "bean", "before", "beforeclass",
    "beforeeach", "beta", "brief", "c", "callback", "channel", "charset",
    "cindex", "cite", "class", "classmethod", "code", "column", "component",
    "cond", "configuration", "container", "content", "controller", "copybrief",
    "copydoc", "copying", "copyright", "counter-style", "dataclass", "debug",
    "defgroup", "deprecated", "details", "direntry", "document", "dot", "draft",
    "e", "each", "echo", "else", "elseif", "em", "emph", "end", "endcode",
    "endcond", "endif", "endlink", "enduml", "endverbatim", "entity", "enum",
    "error", "esafe", "everyone", "example", "exception", "extend", "extends",
    "f", "file", "findex", "fixme", "fixture", "font-face",
    "font-feature-values", "for", "foreach", "forward", "function",
    "functionalinterface", "getmapping", "global", "group", "head", "here",
    "hideinitializer", "home", "id", "if", "ifinfo", "ignore", "image",
    "implements", "import", "inc", "include", "ingroup", "inheritdoc",
    "interface", "internal", "invariant", "isa", "item", "itemize", "keyframes",
    "kindex", "latest", "latexonly", "layer", "li", "license", "link", "main",
    "mainpage", "master", "media", "memberof", "menu", "mixin", "mock",
    "module", "multitable", "name", "namespace", "next", "night", "node",
    "noindent", "nonnull", "noon", "nosubgrouping", "note", "notnull",
    "nullable", "off", "offset", "on", "once", "op", "overload", "override",
    "p", "package", "page", "par", "paragraph", "param", "params", "patch",
    "pathvariable", "pindex", "post", "postmapping", "pragma", "pre", "private",
    "property", "property-read", "protected", "protocol", "public", "pytest",
    "quotation", "rc", "ref", "refill", "relates", "rem", "remark", "remarks",
    "repository", "requestbody", "requestmapping", "requestparam",
    "restcontroller", "result", "return", "returns", "retval", "sa",
    "safevarargs", "samp", "section", "see", "service", "setfilename",
    "settitle", "short", "since", "smallexample", "stable", "startuml",
    "staticmethod", "strong", "struct", "subpage", "subsection", "supports",
    "suppresswarnings", "table", "tableofcontents", "tailwind", "team",
    "template", "test", "throws", "todo", "tp", "tparam", "ts-expect-error",
    "ts-ignore", "type", "typedef", "typeparam", "types", "union", "use", "var",
    "verbatim", "version", "viewport", "vindex", "vue", "warn", "warning",
    "while", "work", "xref", "yield",
};
// clang-format on
static_assert(std::is_sorted(kAtKeywords.begin(), kAtKeywords.end()));

// Who may stand before "logged in" or "wrote:" without being a login.
// clang-format off
constexpr std::array<std::string_view, 197> kSubjectWords = {
    "account", "accounts", "admin", "admins", "after", "again", "agent",
    "agents", "already", "also", "always", "am", "and", "another", "anybody",
    "anyone", "app", "are", "as", "attacker", "author", "automatically", "be",
    "because", "been", "before", "being", "boss", "bot", "both", "brother",
    "but", "caller", "can", "cannot", "client", "clients", "colleague",
    "computer", "correctly", "could", "currently", "customer", "customers",
    "dad", "daughter", "developer", "device", "devices", "each", "el", "ella",
    "elle", "employee", "employees", "er", "es", "ever", "everybody",
    "everyone", "father", "finally", "first", "for", "friend", "from", "get",
    "gets", "getting", "got", "gotten", "guest", "guy", "hacker", "had", "has",
    "have", "having", "he", "herself", "hij", "himself", "husband", "i", "ich",
    "if", "ihr", "ik", "il", "intruder", "io", "is", "it", "itself", "je",
    "jemand", "just", "keep", "keeps", "kept", "last", "lui", "man", "manager",
    "may", "member", "members", "might", "mod", "moderator", "mom", "mother",
    "mum", "must", "myself", "never", "newly", "nobody", "noi", "none", "not",
    "nous", "now", "on", "once", "one", "only", "op", "or", "other", "others",
    "owner", "page", "people", "person", "phone", "poster", "previously",
    "properly", "recently", "remain", "remains", "reporter", "server",
    "session", "sessions", "she", "should", "sie", "since", "sister", "so",
    "somebody", "someone", "son", "staff", "stay", "stayed", "stays", "still",
    "subscriber", "successfully", "system", "team", "than", "that",
    "themselves", "then", "these", "they", "this", "those", "to", "twice",
    "until", "user", "users", "visitor", "vous", "was", "we", "were", "when",
    "which", "while", "who", "wife", "wij", "will", "wir", "with", "woman",
    "would", "yo", "you", "yourself", "zij",
};
// clang-format on
static_assert(std::is_sorted(kSubjectWords.begin(), kSubjectWords.end()));

}  // namespace

bool IsCommonLogin(std::string_view name) {
  return InSortedTable(kCommonLogins, name);
}

bool IsSubjectWord(std::string_view name) {
  return InSortedTable(kSubjectWords, name);
}

bool IsAtKeyword(std::string_view name) {
  return InSortedTable(kAtKeywords, name);
}

}  // namespace redactor::detect
