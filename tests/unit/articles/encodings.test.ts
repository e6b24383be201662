import { describe, expect, it } from "vitest";
import { decodeBytes } from "@/lib/articles/decode";
import { guessedEncodingOf, nameGuess } from "@/lib/articles/encoding-name";
import { uploadBytesMax } from "@/lib/articles/limits";

const decode = (bytes: Uint8Array, options: { declaredCharset?: string; isHtml?: boolean } = {}) =>
  decodeBytes(bytes, { bytesMax: uploadBytesMax, ...options });

/** What each letter is in an encoding, from the platform's decoder read backwards. */
function lettersOf(label: string): ReadonlyMap<string, number[]> {
  const decoder = new TextDecoder(label, { fatal: true });
  const letters = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    try {
      const letter = decoder.decode(Uint8Array.from(bytes));
      if ([...letter].length === 1 && !letters.has(letter)) letters.set(letter, bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
  for (let byte = 0; byte < 0x100; byte += 1) learn([byte]);
  if (["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"].includes(label))
    for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) learn([lead, trail]);
  return letters;
}

function encode(text: string, label: string): Uint8Array {
  const letters = lettersOf(label);
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      const bytes = letters.get(letter);
      if (bytes === undefined) throw new Error(`${label} has no ${letter}`);
      return bytes;
    }),
  );
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return bytes;
}

const french = "Le café coûte très cher, dit le maire à l'été. Les élèves déjà là-bas réclament une réponse.";
const russian = "Мост стоил городу сорок один миллион рублей, сообщил мэр. Старый мост был закрыт девятнадцать месяцев.";
const chinese = "市长告诉议会,新桥花费了四千一百万元。旧桥已经关闭了十九个月。这座城市没有控制自己的账户。";
const japanese = "橋の建設費は四千百万円だったと市長は議会で述べた。古い橋は十九か月間閉鎖されていた。";

const samples = [
  ["windows-1252", french],
  ["windows-1252", "Die Straße über die Brücke kostet 41 Millionen. Größe und Höhe wurden geprüft, sagt Bürgermeister Müller."],
  ["windows-1252", "El niño comió en la montaña. La construcción costó más de lo que el señor alcalde había prometido."],
  ["iso-8859-2", "Zażółć gęślą jaźń. Most kosztował czterdzieści jeden milionów złotych, powiedział burmistrz miasta Łódź."],
  ["windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy. Most stál čtyřicet jedna milionů, řekl starosta města."],
  ["windows-1251", russian],
  ["koi8-r", russian],
  ["iso-8859-7", "Η γέφυρα κόστισε σαράντα ένα εκατομμύρια, είπε ο δήμαρχος στο συμβούλιο της πόλης."],
  ["windows-1256", "كلف الجسر المدينة واحدا وأربعين مليونا، قال رئيس البلدية للمجلس. كان الجسر القديم مغلقا."],
  ["windows-1254", "Köprü şehre kırk bir milyon liraya mal oldu, dedi belediye başkanı. Eski köprü on dokuz ay kapalı kaldı."],
  ["shift_jis", japanese],
  ["euc-jp", japanese],
  ["gb18030", chinese],
  ["big5", "市長告訴議會,新橋花費了四千一百萬元。舊橋已經關閉了十九個月。這座城市沒有控制自己的帳戶。"],
  ["euc-kr", "시장은 의회에 새 다리에 사천백만 원이 들었다고 말했다. 옛 다리는 열아홉 달 동안 닫혀 있었다."],
] as const;

describe("bytes whose encoding nothing declares", () => {
  it.each(samples)("are read letter for letter in %s, and said to be a guess: %s", (encoding, text) => {
    expect(decode(encode(text, encoding))).toEqual({ ok: true, value: { text, encoding, isGuessed: true } });
  });

  it.each([russian, chinese, french, "The bridge cost 41 million, said the mayor."])("are known as UTF-16 without a mark: %s", (text) => {
    for (const [isLittle, encoding] of [
      [true, "utf-16le"],
      [false, "utf-16be"],
    ] as const)
      expect(decode(utf16(text, isLittle))).toEqual({ ok: true, value: { text, encoding, isGuessed: true } });
  });

  it("are read with the quotation marks of windows-1252", () => {
    const bytes = Uint8Array.from(
      "The mayor said \x93it cost 41 million\x94 \x96 the council\x92s plan said half of it, and caf\xe9s closed.",
      (one) => one.charCodeAt(0),
    );
    expect(decode(bytes)).toMatchObject({
      ok: true,
      value: { text: expect.stringContaining("said “it cost 41 million” – the council’s plan"), isGuessed: true },
    });
  });

  it("are refused when they say too little, and nothing is read wrongly", () => {
    for (const bytes of [
      [0x61, 0xff],
      [0x41, 0x81, 0x42],
      [0xfe, 0x80, 0xc0, 0x20],
    ]) {
      const reading = decode(Uint8Array.from(bytes));
      expect(reading).toMatchObject({ ok: false, problem: expect.stringContaining("is not valid UTF-8 at byte") });
    }
  });
});

describe("bytes whose declared encoding is wrong", () => {
  it("are UTF-8 when they follow its rules, whatever is declared", () => {
    const bytes = new TextEncoder().encode(french);
    for (const declaredCharset of ["iso-8859-1", "windows-1251", "shift_jis"])
      expect(decode(bytes, { declaredCharset })).toEqual({ ok: true, value: { text: french, encoding: "utf-8", isGuessed: true } });
  });

  it("are guessed when they cannot be what is declared", () => {
    const declared = [
      ["utf-8", "windows-1252", french],
      ["utf-8", "shift_jis", japanese],
      ["iso-8859-1", "koi8-r", russian],
      ["windows-1252", "windows-1251", russian],
      ["iso-8859-15", "gb18030", chinese],
    ] as const;
    for (const [declaredCharset, encoding, text] of declared)
      expect(decode(encode(text, encoding), { declaredCharset })).toEqual({ ok: true, value: { text, encoding, isGuessed: true } });
  });

  it("are believed where nothing speaks against it", () => {
    expect(decode(encode(french, "windows-1252"), { declaredCharset: "iso-8859-1" })).toEqual({
      ok: true,
      value: { text: french, encoding: "windows-1252" },
    });
    expect(decode(encode(russian, "koi8-r"), { declaredCharset: "koi8-r" })).toEqual({
      ok: true,
      value: { text: russian, encoding: "koi8-r" },
    });
  });
});

describe("the name of a guess", () => {
  it("is found again in what a snapshot says read it", () => {
    expect(guessedEncodingOf(`assay-plain@1 ${nameGuess("koi8-r")}`)).toBe("koi8-r");
    expect(guessedEncodingOf("assay-html@1 readability@0.6.0")).toBeNull();
  });
});
