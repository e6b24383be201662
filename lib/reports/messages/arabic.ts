import { arabicClaimsAfter, arabicConfidence, arabicLists } from "./arabic-lists";
import { arabicMails } from "./arabic-mails";
import type { Messages } from "./english";
import { listsIn, pluralsIn, say } from "./say";

// The field's words: تحقّق (fact check), ادعاء (claim), صاحب الادعاء (claimant), حكم (verdict), دليل (evidence), حق الرد (right of reply),
// تصحيح (correction), سحب (retraction), إصدار (version), هيئة التحرير (newsroom).

const many = pluralsIn("ar");
const pieces = (count: number) =>
  many(count, { zero: "لا أدلة", one: "دليل واحد", two: "دليلان", few: "# أدلة", many: "# دليلاً", other: "# دليل" });
const people = (count: number) =>
  many(count, { one: "قيّم شخص واحد", two: "قيّم شخصان", few: "قيّم # أشخاص", many: "قيّم # شخصاً", other: "قيّم # شخص" });
const asked = {
  email: "بالبريد الإلكتروني",
  phone: "بالهاتف",
  inPerson: "شخصياً",
  letter: "برسالة",
  socialMedia: "عبر وسائل التواصل الاجتماعي",
  form: "عبر نموذج الاتصال",
};
const replies = {
  answered: "جاء ردّ.",
  declined: "رُفض الردّ.",
  noAnswer: "لم يصل أي ردّ.",
  notReached: "تعذّر الوصول إلى أحد.",
};
const without = {
  twoSources: "مصادر من ناشرَين اثنين",
  counterEvidence: "بحث مسجَّل عن أدلة معاكسة",
  rightOfReply: "تواصل مسجَّل مع صاحب الادعاء",
  sourcesCaptured: "نُسخ محفوظة من جميع المصادر",
  interestsDisclosed: "بيان مصالح جميع المصادر",
  evidenceCanBeFound: "سبيل يصل به القرّاء إلى جميع الأدلة",
};
const takedowns = {
  courtOrder: "أمرت بذلك محكمة",
  privacy: "يحمي القانون الحياة الخاصة لشخص ما",
  copyright: "يحمي القانون عملاً لشخص ما",
  safety: "قد يعرّض ذلك شخصاً للخطر",
  otherLaw: "يقتضي القانون ذلك",
};
const kinds: Record<string, string> = {
  webPage: "صفحة على الإنترنت",
  document: "وثيقة",
  image: "صورة",
  recording: "تسجيل",
  dataset: "مجموعة بيانات",
  socialPost: "منشور على وسائل التواصل",
  interview: "مقابلة",
  email: "بريد إلكتروني",
  officialRecord: "سجل رسمي",
  factCheck: "تحقّق",
};

/** The words of public pages in Arabic. */
export const arabic: Messages = {
  ...arabicLists,
  ...arabicMails,
  list: listsIn("ar"),
  labelled: (label, text) => `${label}: ${text}`,
  // With a mark behind it: after a name in Latin letters a number would else be taken for part of the name.
  comma: "،\u200F ",
  quoted: (title) => `«${title}»`,
  factCheck: "تحقّق",
  retracted: "مسحوب",
  retractedTitle: (title) => `مسحوب: ${title}`,
  versionTitle: (title, number) => `${title} (الإصدار ${number})`,
  bytes: "بايت",
  changes: {
    first: "النشر الأول",
    typo: "تصحيح خطأ مطبعي",
    clarification: "توضيح",
    update: "تحديث",
    correction: "تصحيح",
    retraction: "سحب",
  },
  takedowns,
  stances: { supports: "يؤيّد الادعاء", refutes: "يخالف الادعاء", context: "يوضح السياق" },
  directness: { primary: "مصدر أولي", secondary: "مصدر ثانوي" },
  errorOutcomes: { corrected: "صُحِّح", stands: "روجع مجدداً وبقي كما هو", notAnError: "لا يتعلق بخطأ" },
  confidences: arabicConfidence,
  kind: (kind) => kinds[kind] ?? "مصدر",
  without,
  confidentialSource: "مصدر سرّي",
  withheld: ({ reason }) => (reason === "" ? "لا يُكشف عن هوية المصدر." : `لا يُكشف عن هوية المصدر: ${reason}`),
  reply: ({ outcome }) => (outcome === null ? "لم يكن قد وصل ردّ عند النشر." : replies[outcome]),
  found: ({ isFound }) => (isFound ? "عُثر على شيء." : "لم يُعثر على شيء."),
  fairness: ({ claims: all, asked: askedOn, answered, searched }) => {
    const on = (count: number) =>
      count === 0 ? "أي ادعاء" : count === all ? arabicClaimsAfter(all) : `${count} من أصل ${arabicClaimsAfter(all)}`;
    const request = askedOn === 0 ? "لم يُطلب ردّ صاحب الادعاء على" : "طُلب ردّ صاحب الادعاء على";
    const came = askedOn === 0 ? "" : answered === 0 ? "، ولم يصل أي ردّ" : `، ووصل الردّ على ${answered}`;
    const search = searched === 0 ? "ولم يُبحث عن أدلة على العكس في" : "وجرى البحث عن أدلة على العكس في";
    return `${request} ${on(askedOn)}${came}. ${search} ${on(searched)}.`;
  },
  pieces,

  report: {
    topics: "المواضيع",
    dated: (first, changed) => (changed === null ? say`تحقّق، ${first}` : say`تحقّق، ${first}، آخر تعديل ${changed}`),
    publishedBy: (newsroom, person, moment) => say`من ${newsroom}. نشره ${person}، ${moment}.`,
    whatWasChecked: "ما جرى التحقّق منه",
    claims: (count) => (count === 1 ? "الادعاء" : "الادعاءات بحسب ترتيبها في المقال"),
    noneSettled: "لم يصدر حكم على أي ادعاء بعد.",
    howItWasDone: "كيف جرى التحقّق",
    whatIsMissing: "ما ينقص",
    versions: "الإصدارات",
    everyVersionStays: "يبقى كل إصدار على عنوانه.",
    howWeCorrect: "كيف نصحّح الأخطاء",
    claimLine: ({ claimant, count, isAnswered }) => {
      const rest = `${pieces(count)}${isAnswered ? "، مع ردّ صاحب الادعاء" : ""}`;
      return claimant === null ? [rest] : say`صاحب الادعاء: ${claimant}، ${rest}`;
    },
    method: ({ quorum, deciders, publisher, count, isOne }) => {
      const assessed = `${quorum === 1 ? "قيّم كلَّ ادعاء شخصٌ واحد" : `قيّم كلَّ ادعاء عددٌ من الأشخاص لا يقل عن ${quorum}`} دون الاطلاع على رأي الآخرين.`;
      const verdicts = count === 1 ? "الحكم" : "الأحكام";
      return isOne
        ? say`${assessed} ثم أقرّ ${publisher} ${verdicts} ونشر التقرير، ولم يكن ممن قيّموا.`
        : say`${assessed} ثم أقرّ ${deciders} ${verdicts}، ونشر ${publisher} التقرير، ولم يكن ممن قيّموا.`;
    },
    setAside: (count) =>
      many(count, {
        one: "أُخذت عبارة أخرى واحدة من المقال وتُركت دون حكم.",
        two: "أُخذت عبارتان أخريان من المقال وتُركتا دون حكم.",
        few: "أُخذت # عبارات أخرى من المقال وتُركت دون حكم.",
        other: "أُخذت # عبارة أخرى من المقال وتُركت دون حكم.",
      }),
    methodologyOf: (newsroom) => say`منهجية ${newsroom}`,
    verdictsOn: (count) => `الأحكام على ${arabicClaimsAfter(count)}`,
    cited: ({ title, author, outlet, day }) => [
      title,
      ...(author === null ? [] : say` بقلم ${author}`),
      ...(outlet === null ? [] : say`، ${outlet}`),
      ...(day === null ? [] : say`، ${day}`),
    ],
    alsoIn: "متوفر أيضاً بلغة:",
  },

  claim: {
    checkedIn: (report) => say`ادعاء جرى التحقّق منه في ${report}`,
    saidIn: ({ claimant, day, article }) => {
      if (claimant === null) return say`${article}`;
      return day === null ? say`${claimant}، في ${article}` : say`${claimant}، ${day}، في ${article}`;
    },
    inFull: "الادعاء كاملاً:",
    verdict: "الحكم",
    why: "لماذا",
    evidence: "الأدلة",
    rightOfReply: "حق الرد",
    searchedFor: "ما جرى البحث عنه",
    whereItAppeared: "أين ورد",
    whoJudgedIt: "من أصدر الحكم",
    judged: ({ count, decider, day, confidence }) =>
      say`${people(count)} هذا الادعاء دون الاطلاع على رأي الآخرين. أقرّ ${decider} الحكم في ${day}، بدرجة يقين ${arabicConfidence[confidence]}.`,
    published: (first, changed) =>
      changed === null ? say`نُشر أول مرة ${first}؛ ولم يتغيّر منذ ذلك الحين.` : say`نُشر أول مرة ${first}؛ وآخر تعديل ${changed}.`,
    verdictChanged: (number, label) => say`تغيّر الحكم. كان في الإصدار ${String(number)}: ${label}.`,
    readVersion: (number) => `اقرأ الإصدار ${number}`,
    ownWords: (label) => say`بكلمات هيئة التحرير: ${label}.`,
    offScale: "هذا الحكم خارج مقياس هيئة التحرير الممتد من الصحيح إلى الخاطئ.",
    scale: (count) =>
      many(count, { two: "مقياس من درجتين، أصحّها أولاً", few: "مقياس من # درجات، أصحّها أولاً", other: "مقياس من # درجة، أصحّها أولاً" }),
    noEvidence: "لم يُعثر على دليل يحسم هذا الادعاء في أي من الاتجاهين.",
    evidenceNumber: (number) => `الدليل ${number}`,
    whyNotPrimary: (reason) => say`سبب عدم استخدام مصدر أولي: ${reason}`,
    interests: (interests) => say`مصالح المصدر: ${interests}`,
    claimantUnknown: "صاحب الادعاء غير معروف، فلا يُذكر أن أحداً سُئل.",
    noContact: "لا يذكر هذا الإصدار أي تواصل مع صاحب الادعاء.",
    asked: ({ channel, day, deadline }) =>
      deadline === null
        ? say`طُلب الردّ ${asked[channel]} في ${day}.`
        : say`طُلب الردّ ${asked[channel]} في ${day}، في موعد أقصاه ${deadline}.`,
    answerUnpublished: "نص الردّ غير منشور.",
    files: "الملفات المرفقة",
    noSearch: "لا يذكر هذا الإصدار أي بحث عمّا قد يُظهر العكس.",
    where: "المكان:",
    withoutRule: (rule, count) => `نُشر دون ${without[rule]}${count === null ? "" : `، في ${arabicClaimsAfter(count)}`}، وذلك لأن:`,
    decidedSo: (person) => say`القرار لـ ${person}.`,
    replaced: (count) => `تُحفظ هذه الصفحة كما نُشرت آخر مرة. ${count === 1 ? "يحل محلها الآن ادعاء آخر" : "تحل محلها الآن ادعاءات أخرى"}:`,
    embedThis: "تضمين في موقع آخر",
    embedAbout:
      "ضع هذه الشيفرة في صفحتك. تتبع البطاقة ما يُنشر هنا، بما فيه التصحيحات والسحب. لا تستخدم ملفات تعريف الارتباط ولا تحصي أحداً.",
    seeCard: "اعرض البطاقة",
  },

  version: {
    whatChanged: "ما الذي تغيّر",
    inVersion: (number) => ` في الإصدار ${number}`,
    numbered: (number) => `الإصدار ${number}`,
    line: ({ link, change, moment, person }) => say`${link}: ${change}، ${moment}، بواسطة ${person}`,
    youRead: (number) => `أنت تقرأ الإصدار ${number} كما نُشر.`,
    readPresent: (number) => `اقرأ الإصدار الحالي (${number})`,
    record: ({ exact, hash }) => say`سجل هذا الإصدار: ${exact}، ‏SHA-256 ${hash}.`,
    recordInLog: ({ exact, hash, entry, proof, check }) =>
      say`سجل هذا الإصدار: ${exact}، ‏SHA-256 ${hash}، مثبّت في القيد ${String(entry)} من سجل هيئة التحرير الذي يُضاف إليه ولا يُحذف منه. ${proof} و${check}.`,
    exact: "البيانات بنصها (JSON)",
    proof: "نزّل الإثبات",
    check: "تحقّق منه بنفسك",
    alsoAs: "متاح أيضاً بصيغة",
    files: {
      "claims.csv": "جدول (CSV)",
      "report.md": "نص (Markdown)",
      "annotations.json": "حواشٍ (W3C)",
      "averitec.json": "بيانات AVeriTeC ‏(JSON)",
    },
    reportRetracted: "سُحب هذا التقرير.",
    claimRetracted: "سُحب هذا التحقّق.",
    noLonger: "لم نعد نتمسك بما يلي. وهو محفوظ كما نُشر.",
    retractedBy: ({ number, moment, asked: by, confirmed }) =>
      say`سُحب في الإصدار ${String(number)}، ${moment}. طلب ذلك ${by} وأكّده ${confirmed}.`,
    takenDownTitle: "أُزيل بحكم القانون",
    takenDown: (category, moment) => say`لم يعد عرض ما نُشر هنا جائزاً: ${takedowns[category]}. أزاله شخصان من هيئة التحرير في ${moment}.`,
    wordsGone: "حُذف النص. أما أنه نُشر، ومتى نُشر، فيبقى مسجلاً:",
    kept: ({ number, moment, entry }) =>
      entry === null
        ? say`الإصدار ${String(number)}، نُشر ${moment}`
        : say`الإصدار ${String(number)}، نُشر ${moment}، القيد ${String(entry)} من سجل هيئة التحرير`,
    logHead: "رأس السجل الموقَّع",
    reportAsItStands: "التقرير بصيغته الحالية",
  },
};
