import type { englishMails } from "./english-mails";
import { pluralsIn } from "./say";

const many = pluralsIn("fr");

/** The words of mails, and of the page that ends them, in French. */
export const frenchMails: typeof englishMails = {
  mail: {
    published: "Publié",
    isPublished: (newsroom) => `${newsroom} : une vérification est publiée.`,
    isChanged: (newsroom, change) => `${newsroom} : ${change}.`,
    more: (count) => many(count, { one: "Et # autre ligne, dans le rapport.", other: "Et # autres lignes, dans le rapport." }),
    version: (number, moment) => `Version ${number}, du ${moment}`,
    answered: (newsroom, result) => `${newsroom} a répondu à votre signalement d’une erreur : ${result}.`,
    answeredSubject: (result) => `Votre signalement d’une erreur : ${result}`,
    answer: "La réponse",
    because: {
      claimant:
        "Vous recevez ce message parce que la rédaction vous a demandé une réponse sur une affirmation, et a noté que vous vouliez savoir ce qui en est publié.",
      reader: "Vous recevez ce message parce que vous avez signalé une erreur dans ce rapport et laissé votre adresse.",
      submitter: "Vous recevez ce message parce que vous avez proposé l’article qui a été vérifié.",
    },
    end: "Pour ne plus recevoir ces messages",
  },

  optOut: {
    nothing: "Cette adresse ne met fin à aucun message. Suivez le lien tel qu’il figure dans le message.",
    ask: "Ne plus recevoir ces messages ?",
    about: "Vous ne recevrez alors plus de messages de ce genre de cette rédaction, et votre adresse sera effacée.",
    button: "Plus de messages",
    tooMany: "Trop d’essais",
    wait: (count) => many(count, { one: "Réessayez dans # minute.", other: "Réessayez dans # minutes." }),
    ended: "Vous ne recevrez plus ces messages",
    endedAbout: "Votre adresse est effacée. Ce qui est déjà en route peut encore arriver.",
  },
};
