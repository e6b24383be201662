/** The words of mails, and of the page that ends them, in English: plain texts all. */
export const englishMails = {
  mail: {
    /** What a mail's subject begins with: the first time; later versions by what kind of change they are. */
    published: "Published",
    isPublished: (newsroom: string) => `${newsroom}: a fact check is published.`,
    isChanged: (newsroom: string, change: string) => `${newsroom}: ${change.toLowerCase()}.`,
    more: (count: number) => `And ${count} more, in the report.`,
    version: (number: number, moment: string) => `Version ${number}, of ${moment}`,
    answered: (newsroom: string, result: string) => `${newsroom} answered the error that you reported: ${result}.`,
    answeredSubject: (result: string) => `Your report of an error: ${result}`,
    answer: "The answer",
    because: {
      claimant:
        "You get this because the newsroom asked you for a reply on a claim, and noted that you want to be told what is published of it.",
      reader: "You get this because you reported an error in this report and left your address.",
      submitter: "You get this because you submitted the article that was checked.",
    },
    end: "To get no more of these",
  },

  optOut: {
    nothing: "This address ends no mail. Follow the link as it stands in the mail.",
    ask: "No more of these mails?",
    about: "You then get no more mail of this kind from this newsroom, and your address is taken away.",
    button: "No more mail",
    tooMany: "Too many tries",
    wait: (count: number) => (count === 1 ? "Try again in a minute." : `Try again in ${count} minutes.`),
    ended: "You get no more of these mails",
    endedAbout: "Your address is taken away. What is on its way already may still arrive.",
  },
};
