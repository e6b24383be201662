import type { englishLists } from "./english-lists";
import { pluralsIn, say } from "./say";

const many = pluralsIn("ar");
const counted = { few: "# ادعاءات", many: "# ادعاءً", other: "# ادعاء" };

/** So many claims, in Arabic, where they stand alone. */
export const arabicClaims = (count: number) => many(count, { zero: "لا ادعاءات", one: "ادعاء واحد", two: "ادعاءان", ...counted });

/** So many claims, in Arabic, after a preposition. */
export const arabicClaimsAfter = (count: number) => many(count, { one: "ادعاء واحد", two: "ادعاءين", ...counted });

/** How sure a verdict is, in Arabic, as a sentence needs it. */
export const arabicConfidence = { low: "منخفضة", medium: "متوسطة", high: "عالية" };

/** The words of a newsroom's lists, forms, cards and files in Arabic. */
export const arabicLists: typeof englishLists = {
  frame: {
    whoAndHow: "من وكيف",
    people: "الفريق",
    funding: "التمويل",
    skip: "انتقل إلى المحتوى",
    reports: "التقارير",
    claims: "الادعاءات",
    methodology: "المنهجية",
    corrections: "التصحيحات",
    madeWith: "جرى التحقّق والنشر باستخدام Assay، برنامج مفتوح المصدر.",
    forPrograms: "للبرامج",
    atomFeed: "خلاصة Atom",
    jsonFeed: "خلاصة JSON",
    correctionsFeed: "خلاصة التصحيحات",
    claimReviews: "بيانات ClaimReview",
    description: (newsroom) => `تحقّقات نشرتها ${newsroom}.`,
  },

  site: {
    noFunding: "لم تكتب هيئة التحرير من يموّل عملها.",
    noPeople: "لم يوافق بعد أحد ممن يتحقّقون هنا على ذكر اسمه.",
    peopleAbout: (newsroom) => say`من يتحقّقون من الادعاءات لدى ${newsroom}، بكلماتهم. لا يُذكر هنا إلا من وافق.`,
    interests: "مصالح ينبغي أن تُعرف",
    reads: (languages) => `يقرأ: ${languages}.`,
    factChecksOf: (newsroom) => say`${newsroom}: تحقّقات`,
    noReport: "لم يُنشر أي تقرير بعد.",
    reports: (count) =>
      many(count, {
        one: "تقرير منشور واحد.",
        two: "تقريران منشوران، الأحدث أولاً.",
        few: "# تقارير منشورة، الأحدث أولاً.",
        many: "# تقريراً منشوراً، الأحدث أولاً.",
        other: "# تقرير منشور، الأحدث أولاً.",
      }),
    olderReports: "تقارير أقدم",
    reportLine: ({ first, claims, number, changed }) =>
      changed === null
        ? say`${first}، ${arabicClaims(claims)}`
        : say`${first}، ${arabicClaims(claims)}، الإصدار ${String(number)} بتاريخ ${changed}`,
    noMethodology: "لم تكتب هيئة التحرير منهجيتها بعد، ولا يمكنها النشر قبل ذلك.",
    enforces: "ما يفرضه البرنامج",
    enforced: (quorum) =>
      `${quorum === 1 ? "يقيّم كلَّ ادعاء شخصٌ واحد" : `يقيّم كلَّ ادعاء عددٌ من الأشخاص لا يقل عن ${quorum}`}، ولا يرى أي منهم رأي الآخرين قبل تسليم تقييمه. وينشر التقريرَ محرّرٌ لم يقيّم أياً من ادعاءاته. ويُحفظ كل إصدار منشور.`,
    whoPays: "من يموّل العمل",
    nothingTitle: "لا شيء على هذا العنوان",
    nothing: "لم يُنشر شيء هنا. ربما كُتب العنوان خطأً، أو لم يصدر هذا الإصدار بعد.",
    everything: "كل ما نُشر",
    notFound: "غير موجود",
  },

  claims: {
    topic: "الموضوع",
    everyTopic: "كل المواضيع",
    by: (claimant) => `ادعاءات ${claimant}`,
    none: "لم يُنشر أي ادعاء بعد.",
    noneLikeThat: "لا يوجد ادعاء منشور مطابق. استخدم كلمات أقل أو اعرض الكل.",
    found: (count) => (count === 1 ? `${arabicClaims(count)}.` : `${arabicClaims(count)}، الأحدث نشراً أولاً.`),
    counted: arabicClaims,
    everybody: "كل من جرى التحقّق من ادعاءاتهم",
    pages: "الصفحات",
    newer: "ادعاءات أحدث",
    older: "ادعاءات أقدم",
    find: "ابحث في الادعاءات",
    words: "كلمات",
    verdict: "الحكم",
    everyVerdict: "كل الأحكام",
    claimedBy: "صاحب الادعاء",
    anybody: "أي شخص",
    year: "السنة",
    everyYear: "كل السنوات",
    narrow: "تصفية",
    showAll: "اعرض الكل",
    line: ({ claimant, claimedOn, report, day }) => {
      const checked = say`جرى التحقّق في ${report}، ${day}`;
      if (claimant === null) return checked;
      const claimed = claimedOn === null ? say`صاحب الادعاء: ${claimant}. ` : say`صاحب الادعاء: ${claimant}، ${claimedOn}. `;
      return [...claimed, ...checked];
    },
    note: (newsroom, claimant) =>
      say`هذه هي الادعاءات التي اختارت ${newsroom} التحقّق منها، لا كل ما قاله ${claimant}. ولا تدل الأعداد على عدد مرات إصابة أي شخص، ولا تصلح للمقارنة بين الأشخاص.`,
    howChosen: "كيف تُختار الادعاءات ويُحكم عليها",
    claimants: "أصحاب الادعاءات",
    claimantsAbout: (newsroom) =>
      say`كل من تحقّقت ${newsroom} من ادعاءاتهم، بحسب الاسم. وما يجري التحقّق منه يُختار اختياراً، فالعدد هنا يدل على عدد مرات ذلك ولا يدل على شيء يخص الشخص.`,
    noClaimant: "لم يُنشر بعد ادعاء لصاحب معروف.",
  },

  corrections: {
    which: "أي التعديلات",
    every: "كل التعديلات",
    whereMoved: "حيث تغيّر الحكم",
    asFeed: "كخلاصة",
    noneMoved: "لم يتغيّر أي حكم بعد نشره.",
    whatChanged: "ما الذي تغيّر",
    versionChanged: (subject, number, link) => say`${subject}، الإصدار ${String(number)} (${link})`,
    noPolicy: "لم تكتب هيئة التحرير سياسة التصحيح بعد، ولا يمكنها النشر قبل ذلك.",
    changes: "تعديلات بعد النشر",
    none: "لم يُعدَّل أي تقرير بعد نشره.",
    older: "تعديلات أقدم",
    line: ({ change, moment, person }) => say`${change}، ${moment}، بواسطة ${person}`,
    versionOf: (subject, number) => say`${subject}، الإصدار ${String(number)}`,
    verdictMoved: (from, to) => say`تغيّر الحكم من ${from} إلى ${to}`,
    readers: "ما أبلغ عنه القرّاء",
    noError: "لم يبلّغ أي قارئ عن خطأ بعد. في كل تقرير رابط لذلك.",
    received: (count, waiting) => {
      const came = many(count, { one: "وصل بلاغ واحد", two: "وصل بلاغان", few: "وصلت # بلاغات", many: "وصل # بلاغاً", other: "وصل # بلاغ" });
      return `${came}، ${waiting === 0 ? "لا ينتظر أي منها الردّ" : many(waiting, { one: "واحد منها ينتظر الردّ", two: "اثنان منها ينتظران الردّ", other: "# منها تنتظر الردّ" })}.`;
    },
    waiting: "قيد الانتظار",
  },

  error: {
    somethingWrong: "هل هناك خطأ هنا؟",
    report: "أبلغ عن خطأ",
    whatComes: ". تُنشر نتيجة البلاغ.",
    in: (subject, number) => say`في ${subject}، الإصدار ${String(number)}`,
    about: "يقرأ محرّر كل بلاغ ويُردّ عليه علناً. ستحصل على عنوان يُنشر فيه الردّ. ولست مضطراً إلى ذكر هويتك.",
    form: {
      what: "ما الخطأ، وكيف عرفت؟",
      whatAbout: "يفيد رابط أو وثيقة. تقرأ هيئة التحرير هذا النص ولا يُنشر.",
      whatMissing: "اذكر ما الخطأ وكيف عرفت.",
      email: "بريدك الإلكتروني",
      emailAbout: "نعلمك عند الردّ وبالإصدارات اللاحقة من هذا التقرير. لا يُستخدم لغير ذلك، ويمكنك إيقافه من أي رسالة.",
      emailWrong: "أدخل عنوان بريد إلكتروني أو اترك الحقل فارغاً.",
      optional: "اختياري",
      send: "أرسل إلى هيئة التحرير",
      sending: "جارٍ الإرسال…",
      isBack: "عاد نصك الذي لم يُرسل.",
      discard: "تجاهله",
      lost: "تعذّر الوصول إلى هيئة التحرير، فلم يُرسل شيء. نصك ما زال هنا. تحقّق من الاتصال وحاول مجدداً.",
      gone: "لم يعد هذا منشوراً. لم يُرسل شيء.",
      refused: "وصل من هنا الكثير. لم يُرسل شيء، ونصك ما زال هنا. حاول مجدداً بعد ساعة على الأكثر.",
    },
    title: "بلاغ قارئ عن خطأ",
    received: (moment, subject) => say`وصل ${moment}، بشأن ${subject}`,
    waits: "البلاغ لدى هيئة التحرير ولم تردّ بعد. احتفظ بهذا العنوان: ستظهر النتيجة هنا للجميع دون ما كتبته.",
    outcome: "النتيجة",
    answeredBy: (person, moment) => say`ردّ ${person}، ${moment}.`,
    readCorrected: "اقرأ التقرير المصحَّح",
  },

  differences: {
    heading: (number) => `ما الذي تغيّر من الإصدار ${number - 1} إلى ${number}`,
    title: (number, title) => `ما الذي تغيّر في الإصدار ${number}: ${title}`,
    same: "ما يُقال للقرّاء هو نفسه كلمة بكلمة.",
    cameIn: "أُضيف",
    takenOut: "حُذف",
    theReport: "التقرير",
    claimAdded: "أُضيف هذا الادعاء.",
    claimRemoved: "لم يعد هذا الادعاء في هذا الإصدار. وتبقى صفحته.",
    claimPage: "صفحة الادعاء",
    about: {
      newsroom: "هيئة التحرير",
      question: "السؤال المطروح",
      summary: "الخلاصة",
      topics: "المواضيع",
      article: "المقال",
      whyChosen: "سبب اختياره",
      publishedWithout: "نُشر دون",
      retracted: "مسحوب",
      statement: "نص الادعاء",
      quote: "كلمات صاحب الادعاء",
      claimant: "صاحب الادعاء",
      claimedOn: "تاريخ الادعاء",
      verdict: "الحكم",
      why: "لماذا",
      confidence: "درجة اليقين",
      answer: "ردّ صاحب الادعاء",
      searched: "ما جرى البحث عنه",
    },
  },

  card: {
    title: (newsroom, statement) => `تحقّق من ${newsroom}: ${statement}`,
    by: (newsroom) => say`تحقّق من ${newsroom}`,
    claimed: ({ claimant, day }) => {
      if (claimant === null) return day === null ? [] : say`تاريخ الادعاء: ${day}`;
      return day === null ? say`صاحب الادعاء: ${claimant}` : say`صاحب الادعاء: ${claimant}، ${day}`;
    },
    noLonger: "لم تعد هيئة التحرير تتمسك به.",
    versionOn: (number, day) => say`الإصدار ${String(number)}، ${day}.`,
    pinned: (number) => `هذا هو الإصدار ${number} كما نُشر.`,
    newer: (number) => `يوجد إصدار أحدث (${number})`,
    itSays: (label) => say`وفيه: ${label}.`,
    inItsPlace: (claim) => say`محفوظ كما نُشر آخر مرة. ويحل محله الآن: ${claim}`,
    foot: ({ number, first, changed }) =>
      changed === null
        ? say`الإصدار ${String(number)}، نُشر في ${first}`
        : say`الإصدار ${String(number)}، نُشر في ${first}، عُدّل في ${changed}`,
    readWhy: "اقرأ السبب مع الأدلة",
  },

  file: {
    topics: (names) => `المواضيع: ${names.join("،\u200F ")}`,
    ratingChanges: (newsroom) => `${newsroom}: أحكام تغيّرت`,
    claimed: (day, claimant) =>
      [...(day === null ? [] : [`تاريخ الادعاء: ${day}`]), ...(claimant === null ? [] : [`صاحبه: ${claimant}`])].join("، "),
    before: (label) => `كان الحكم قبل ذلك: ${label}`,
    retractedBefore: (label) => `مسحوب. كان الحكم قبل ذلك: ${label}.`,
    claimedBy: (claimant) => `صاحب الادعاء: ${claimant}.`,
    feed: (newsroom) => `${newsroom}: تحقّقات`,
    corrections: (newsroom) => `${newsroom}: تصحيحات وتحديثات`,
    claimReviews: (newsroom) => `${newsroom}: بيانات ClaimReview`,
    moved: (statement, from, to) => `${statement} قبل: ${from}. الآن: ${to}.`,
    factChecks: "تحقّقات",
    correctionsAndUpdates: "تصحيحات وتحديثات",
    reportRetracted: "سُحب هذا التقرير. لم تعد هيئة التحرير تتمسك بما يلي.",
    claimRetracted: "سُحب هذا التحقّق. لم تعد هيئة التحرير تتمسك بما يلي.",
    search: (question, places, day) => `${question} المكان: ${places}. ${day}.`,
    settled: ({ decider, day, confidence, first, changed }) =>
      `أقرّ ${decider} الحكم في ${day}، بدرجة يقين ${arabicConfidence[confidence]}. نُشر أول مرة في ${first}${changed === null ? "" : `، وعُدّل في ${changed}`}.`,
    newest: (number, newest) => `هذا هو الإصدار ${number} كما نُشر. أحدث إصدار هو ${newest}.`,
    publishedBy: (number, day, person) => `الإصدار ${number}، نشره ${person} في ${day}`,
    copy: (hash) => `نسخة للقراءة، لا السجل الموقَّع. والسجل هو بيانات هذا الإصدار بنصها (SHA-256 ${hash}) مع إثباتها في سجل هيئة التحرير:`,
    version: ({ number, change, day, person, reason }) =>
      `الإصدار ${number}: ${change}، ${day}، بواسطة ${person}${reason === "" ? "" : `. ${reason}`}`,
    sourceQuestion: (title) => `ماذا يقول «${title}»؟`,
    footer: (newsroom, number, day) => `${newsroom} · الإصدار ${number} بتاريخ ${day} · نسخة، لا السجل الموقَّع`,
  },
};
