import type { englishMails } from "./english-mails";
import { pluralsIn } from "./say";

const many = pluralsIn("ar");

/** The words of mails, and of the page that ends them, in Arabic. No sentence begins with a name: in Latin letters it would turn the line round. */
export const arabicMails: typeof englishMails = {
  mail: {
    published: "نُشر",
    isPublished: (newsroom) => `نُشر تحقّق من ${newsroom}.`,
    isChanged: (newsroom, change) => `${change}، من ${newsroom}.`,
    more: (count) =>
      many(count, {
        one: "وسطر آخر في التقرير.",
        two: "وسطران آخران في التقرير.",
        few: "و# أسطر أخرى في التقرير.",
        many: "و# سطراً آخر في التقرير.",
        other: "و# سطر آخر في التقرير.",
      }),
    version: (number, moment) => `الإصدار ${number} بتاريخ ${moment}`,
    answered: (newsroom, result) => `ردّت ${newsroom} على بلاغك عن خطأ: ${result}.`,
    answeredSubject: (result) => `بلاغك عن خطأ: ${result}`,
    answer: "الردّ",
    because: {
      claimant: "تصلك هذه الرسالة لأن هيئة التحرير طلبت ردّك على ادعاء، وسجّلت رغبتك في معرفة ما يُنشر عنه.",
      reader: "تصلك هذه الرسالة لأنك أبلغت عن خطأ في هذا التقرير وتركت عنوانك.",
      submitter: "تصلك هذه الرسالة لأنك قدّمت المقال الذي جرى التحقّق منه.",
    },
    end: "لإيقاف هذه الرسائل",
  },

  optOut: {
    nothing: "لا يوقف هذا العنوان أي رسائل. اتبع الرابط كما ورد في الرسالة.",
    ask: "هل تريد إيقاف هذه الرسائل؟",
    about: "لن تصلك بعد ذلك رسائل من هذا النوع من هيئة التحرير هذه، ويُحذف عنوانك.",
    button: "أوقف الرسائل",
    tooMany: "محاولات كثيرة",
    wait: (count) =>
      many(count, {
        one: "حاول مجدداً بعد دقيقة.",
        two: "حاول مجدداً بعد دقيقتين.",
        few: "حاول مجدداً بعد # دقائق.",
        other: "حاول مجدداً بعد # دقيقة.",
      }),
    ended: "لن تصلك هذه الرسائل بعد الآن",
    endedAbout: "حُذف عنوانك. وقد يصل ما هو في الطريق.",
  },
};
