// Translations of the ready-made scales, by language and by the label's key. Newsrooms change them as they like.

/** The five-point scale in other languages. */
export const fivePointWords = {
  de: {
    true: { label: "Richtig", meaning: "Die Aussage stimmt, und nichts Wichtiges fehlt." },
    "mostly-true": { label: "Größtenteils richtig", meaning: "Stimmt, braucht aber eine Klarstellung oder mehr Kontext." },
    mixed: { label: "Teils, teils", meaning: "Teilweise richtig; lässt Wichtiges weg oder verzerrt es." },
    "mostly-false": { label: "Größtenteils falsch", meaning: "Enthält etwas Wahres, führt aber insgesamt in die Irre." },
    false: { label: "Falsch", meaning: "Die Aussage stimmt nicht." },
    unproven: { label: "Unbelegt", meaning: "Die Belege reichen für ein Urteil nicht aus." },
    disputed: { label: "Umstritten", meaning: "Gute Belege sprechen dafür wie dagegen." },
  },
  fr: {
    true: { label: "Vrai", meaning: "L’affirmation est exacte et rien d’important ne manque." },
    "mostly-true": { label: "Plutôt vrai", meaning: "Exact, mais demande une précision ou du contexte." },
    mixed: { label: "Mitigé", meaning: "En partie exact ; omet ou déforme quelque chose d’important." },
    "mostly-false": { label: "Plutôt faux", meaning: "Contient une part de vrai, mais trompe dans l’ensemble." },
    false: { label: "Faux", meaning: "L’affirmation n’est pas exacte." },
    unproven: { label: "Non prouvé", meaning: "Les éléments manquent pour trancher." },
    disputed: { label: "Contesté", meaning: "De bons éléments vont dans les deux sens." },
  },
  es: {
    true: { label: "Verdadero", meaning: "La afirmación es exacta y no falta nada importante." },
    "mostly-true": { label: "Mayormente verdadero", meaning: "Exacto, pero necesita una aclaración o más contexto." },
    mixed: { label: "Mixto", meaning: "Exacto en parte; omite o distorsiona algo importante." },
    "mostly-false": { label: "Mayormente falso", meaning: "Contiene algo de verdad, pero engaña en conjunto." },
    false: { label: "Falso", meaning: "La afirmación no es exacta." },
    unproven: { label: "Sin pruebas", meaning: "No hay pruebas suficientes para decirlo." },
    disputed: { label: "Disputado", meaning: "Hay buenas pruebas en ambos sentidos." },
  },
  ar: {
    true: { label: "صحيح", meaning: "الادعاء دقيق ولا ينقصه شيء مهم." },
    "mostly-true": { label: "صحيح في معظمه", meaning: "صحيح، لكنه يحتاج إلى توضيح أو إلى مزيد من السياق." },
    mixed: { label: "صحيح جزئياً", meaning: "صحيح في جانب منه؛ يُغفل أمراً مهماً أو يشوّهه." },
    "mostly-false": { label: "خاطئ في معظمه", meaning: "فيه شيء من الصحة، لكنه مضلّل في مجمله." },
    false: { label: "خاطئ", meaning: "الادعاء غير دقيق." },
    unproven: { label: "غير مُثبت", meaning: "لا تكفي الأدلة لإصدار حكم." },
    disputed: { label: "محل خلاف", meaning: "توجد أدلة جيدة تؤيّده وأخرى تخالفه." },
  },
} as const;

/** The four-label scale in other languages. */
export const fourLabelWords = {
  de: {
    supported: { label: "Gestützt", meaning: "Die gefundenen Belege stützen die Behauptung." },
    refuted: { label: "Widerlegt", meaning: "Die gefundenen Belege widersprechen der Behauptung." },
    "not-enough-evidence": { label: "Zu wenig Belege", meaning: "Es fand sich zu wenig, um sie zu stützen oder zu widerlegen." },
    conflicting: {
      label: "Widersprüchliche Belege oder Rosinenpickerei",
      meaning: "Belege sprechen dafür wie dagegen, oder ein wahres Detail führt in die Irre.",
    },
  },
  fr: {
    supported: { label: "Étayé", meaning: "Les éléments trouvés étayent l’affirmation." },
    refuted: { label: "Réfuté", meaning: "Les éléments trouvés contredisent l’affirmation." },
    "not-enough-evidence": { label: "Éléments insuffisants", meaning: "Trop peu a été trouvé pour l’étayer ou la réfuter." },
    conflicting: {
      label: "Éléments contradictoires ou sélectifs",
      meaning: "Des éléments vont dans les deux sens, ou un détail vrai sert à tromper.",
    },
  },
  es: {
    supported: { label: "Respaldado", meaning: "Las pruebas halladas respaldan la afirmación." },
    refuted: { label: "Refutado", meaning: "Las pruebas halladas contradicen la afirmación." },
    "not-enough-evidence": { label: "Pruebas insuficientes", meaning: "Se halló demasiado poco para respaldarla o refutarla." },
    conflicting: {
      label: "Pruebas contradictorias o sesgadas",
      meaning: "Hay pruebas en ambos sentidos, o un detalle cierto se usa para engañar.",
    },
  },
  ar: {
    supported: { label: "مدعوم", meaning: "تؤيّد الأدلة التي عُثر عليها الادعاء." },
    refuted: { label: "مدحوض", meaning: "تخالف الأدلة التي عُثر عليها الادعاء." },
    "not-enough-evidence": { label: "أدلة غير كافية", meaning: "لم يُعثر على ما يكفي لتأييده أو لدحضه." },
    conflicting: {
      label: "أدلة متعارضة أو منتقاة",
      meaning: "توجد أدلة تؤيّده وأخرى تخالفه، أو تُستخدم معلومة صحيحة للتضليل.",
    },
  },
} as const;
