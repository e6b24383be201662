import type { VerifyWords } from "./english";

/** The same in German. */
export const german: VerifyWords = {
  title: "Einen Nachweis prüfen",
  description:
    "Prüft in Ihrem Browser, ohne etwas zu senden, ob ein veröffentlichter Faktencheck das ist, was seine Redaktion aufgezeichnet hat.",
  about:
    "Zu jedem veröffentlichten Faktencheck gibt es seinen Nachweis als Datei. Er zeigt, dass diese Redaktion den Text veröffentlicht hat, dass seine Bewertungen die aufgezeichneten sind und dass nichts geändert wurde, was davor aufgezeichnet war. Ob eine Bewertung richtig ist, zeigt er nicht.",
  proof: "Nachweis",
  proofAbout: "Eine Datei, die auf .assay-proof.json endet. Legen Sie sie hier ab oder wählen Sie sie aus.",
  key: "Schlüssel, dem Sie vertrauen",
  optional: "freiwillig",
  keyAbout:
    "Ein Prüfschlüssel des Protokolls der Redaktion, von ihrer Seite …/log/keys oder von einem Zeugen. Ohne ihn vergleichen Sie unten selbst.",
  notChecked: "{file} konnte nicht geprüft werden",
  holds: "Der Nachweis in {file} hält stand",
  fails: "Der Nachweis in {file} hält nicht stand",
  anybody:
    "Einen Nachweis, der standhält, kann jeder herstellen. Von wem dieser ist, sagt der Schlüssel: Vergleichen Sie ihn mit einem, den Sie nicht aus der Datei haben.",
  promise:
    "Ihr Browser liest die Datei und sendet sie nirgendwohin; einmal geöffnet, kommt diese Seite ohne Netz aus. Wenn Sie dieser Seite lieber nicht vertrauen, laden Sie {verifier} herunter (eine Datei, in zehn Minuten gelesen) und rufen Sie {command} auf.",
  verifier: "das Prüfprogramm",
  findings: {
    text: "Der Text von Fassung {1} von „{2}“ hat den Hash {3}.",
    signedByNamed: "Ein Stand von {1} Ereignissen des Protokolls {2} ist mit einem Schlüssel unterschrieben, den Sie genannt haben.",
    signedByItsOwn:
      "Ein Stand von {1} Ereignissen des Protokolls {2} ist mit einem Schlüssel unterschrieben, den der Nachweis selbst nennt.",
    stampUnchecked:
      "Ein Zeitstempel sagt, dass es diesen Stand um {1} gab (seine Unterschrift wurde hier nicht geprüft; ob ihm zu trauen ist, sagt openssl ts).",
    stampSigned:
      "Ein Zeitstempel sagt, dass es diesen Stand um {1} gab (unterschrieben mit einem Zertifikat, das sich {2} nennt; ob ihm zu trauen ist, sagt openssl ts).",
    witnessNamed: "Der Zeuge {1}, dessen Schlüssel Sie genannt haben, sah dieses Protokoll bis {2} ohne eine Änderung wachsen.",
    witnessUnknown:
      "Ein Zeuge namens {1} sah dieses Protokoll bis {2} ohne eine Änderung wachsen, nach einem Schlüssel, den der Nachweis selbst nennt: {3}",
    events: "{1} Ereignisse stehen in diesem Protokoll, jedes an seinem Platz.",
    eventsSealed: "{1} Ereignisse stehen in diesem Protokoll, jedes an seinem Platz ({2} davon versiegelt).",
    published:
      "Ereignis {1} hält fest, dass {2} diese Fassung um {3} veröffentlicht hat, und das Protokoll hält jede ihrer Bewertungen fest.",
    unusableKey: "Ein Schlüssel, den Sie genannt haben, ist keiner oder nicht vollständig; geprüft wurde nichts.",
    changedText: "Der veröffentlichte Text wurde geändert: Er hat nicht den Hash, der aufgezeichnet wurde.",
    unknownForm: "Die Datei ist kein Nachweis in der Form, die diese Seite kennt.",
    notText: "Die Datei ist kein Text, den diese Seite lesen kann.",
    tooLarge: "Die Datei ist zu groß, um ein Nachweis zu sein.",
    unpublished: "Kein Ereignis des Protokolls hält fest, dass diese Fassung veröffentlicht wurde.",
    otherTime: "Die Fassung nennt eine andere Zeit der Veröffentlichung als das Protokoll.",
    noVerdict: "Kein Ereignis des Protokolls hält die Bewertung zu „{1}“ fest.",
    otherVerdict: "Das Protokoll hält eine andere Bewertung zu „{1}“ fest.",
  },
};
