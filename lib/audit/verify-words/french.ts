import type { VerifyWords } from "./english";

/** The same in French. */
export const french: VerifyWords = {
  title: "Vérifier une preuve",
  description:
    "Vérifie dans votre navigateur, sans rien envoyer, qu’une vérification publiée est bien celle que sa rédaction a enregistrée.",
  about:
    "Chaque vérification publiée offre sa preuve sous forme de fichier. Elle montre que cette rédaction a publié le texte, que ses verdicts sont ceux qui ont été enregistrés et que rien de ce qui avait été enregistré auparavant n’a été modifié. Elle ne montre pas qu’un verdict est juste.",
  proof: "Preuve",
  proofAbout: "Un fichier qui se termine par .assay-proof.json. Déposez-le ici ou choisissez-le.",
  key: "Clé à laquelle vous vous fiez",
  optional: "facultatif",
  keyAbout:
    "Une clé de vérification du journal de la rédaction, prise sur sa page …/log/keys ou auprès d’un témoin. Sans elle, comparez vous-même ci-dessous.",
  notChecked: "{file} n’a pas pu être vérifié",
  holds: "La preuve dans {file} est valable",
  fails: "La preuve dans {file} n’est pas valable",
  anybody:
    "N’importe qui peut fabriquer une preuve valable. De qui vient celle-ci, la clé le dit : comparez-la avec une clé obtenue ailleurs que dans le fichier.",
  promise:
    "Votre navigateur lit le fichier et ne l’envoie nulle part ; une fois ouverte, cette page se passe de réseau. Si vous préférez ne pas vous fier à cette page, téléchargez {verifier} (un seul fichier, lu en dix minutes) et lancez {command}.",
  verifier: "le programme de vérification",
  findings: {
    text: "Le texte de la version {1} de « {2} » a pour empreinte {3}.",
    signedByNamed: "Un état de {1} événements du journal {2} est signé par une clé que vous avez indiquée.",
    signedByItsOwn: "Un état de {1} événements du journal {2} est signé par une clé que la preuve elle-même indique.",
    stampUnchecked:
      "Un horodatage dit que cet état existait à {1} (sa signature n’a pas été vérifiée ici ; openssl ts dit s’il faut s’y fier).",
    stampSigned:
      "Un horodatage dit que cet état existait à {1} (signé par un certificat qui se nomme {2} ; openssl ts dit s’il faut s’y fier).",
    witnessNamed: "Le témoin {1}, dont vous avez indiqué la clé, a vu ce journal croître sans modification jusqu’à {2}.",
    witnessUnknown:
      "Un témoin du nom de {1} a vu ce journal croître sans modification jusqu’à {2}, par une clé que la preuve elle-même indique : {3}",
    events: "{1} événements se trouvent dans ce journal, chacun à sa place.",
    eventsSealed: "{1} événements se trouvent dans ce journal, chacun à sa place (dont {2} scellés).",
    published: "L’événement {1} enregistre que {2} a publié cette version à {3}, et le journal enregistre chacun de ses verdicts.",
    unusableKey: "Une clé que vous avez indiquée n’en est pas une, ou pas entière ; rien n’a été vérifié.",
    changedText: "Le texte publié a été modifié : il n’a pas l’empreinte qui a été enregistrée.",
    unknownForm: "Le fichier n’est pas une preuve sous une forme que cette page connaît.",
    notText: "Le fichier n’est pas un texte que cette page peut lire.",
    tooLarge: "Le fichier est trop grand pour être une preuve.",
    unpublished: "Aucun événement du journal n’enregistre la publication de cette version.",
    otherTime: "La version indique une autre heure de publication que le journal.",
    noVerdict: "Aucun événement du journal n’enregistre le verdict sur « {1} ».",
    otherVerdict: "Le journal enregistre un autre verdict sur « {1} ».",
  },
};
