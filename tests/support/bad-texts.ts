const repeated = (text: string, characters: number): string =>
  text.repeat(Math.ceil(characters / text.length)).slice(0, characters);

/** Texts that no rule was made for, by what they are. */
export const BAD_TEXTS: readonly (readonly [what: string, text: string])[] = [
  ["nothing", ""],
  ["blanks", repeated(" \t\n\u00a0\u3000", 10_000)],
  ["10,000 times one letter", "ا".repeat(10_000)],
  ["10,000 Latin letters", "a".repeat(10_000)],
  ["10,000 characters of words", repeated("محاسب مهندس سائق ", 10_000)],
  [
    "10,000 characters of different words",
    Array.from({ length: 2_000 }, (_, n) => `كل${n}مة`)
      .join(" ")
      .slice(0, 10_000),
  ],
  ["10,000 characters of misspelt words", repeated("محاصبب مهدنسس سئاقق موضفف ", 10_000)],
  ["10,000 characters without a space", repeated("خدمةعملاءمهندسمدني", 10_000)],
  ["10,000 vowel signs", "م" + "\u064b".repeat(9_999)],
  ["10,000 accents", `e${"\u0301".repeat(9_999)}`],
  ["10,000 digits", repeated("٥٬٠٠٠", 10_000)],
  ["letters and digits in turn", repeated("a2", 10_000)],
  ["dots and letters in turn", repeated("a.js", 10_000)],
  ["control characters", "\u0000\u0007\u001b[31m\u0085\u2028\u2029محاسب\u0000"],
  ["only control characters", repeated("\u0000\u0001\u0008\u001b\u007f", 10_000)],
  ["only stop words", "من في على إلى عن مع the of and de la"],
  ["10,000 characters of numbers in words", repeated("خمسة وعشرون ألف ثلاثمئة ", 10_000)],
  ["10,000 characters of attached words", repeated("وبمكاتبهم فلعياداتنا ", 10_000)],
  ["only emoji", "😀🎉👩‍💻🇸🇦👨‍👩‍👧‍👦"],
  ["10,000 emoji", "👩🏽‍💻".repeat(1_500)],
  ["bidi overrides", "\u202eبساحم\u202c\u2066\u200f\u061cمهندس\u2069"],
  ["only bidi overrides", repeated("\u202a\u202b\u202d\u202e\u2066\u2067\u2068", 10_000)],
  ["mixed scripts", "محاسب accountant бухгалтер 会计 λογιστής רואה חשבון लेखाकार"],
  ["scripts mixed inside words", "مhندсس aсcоuntаnt م1h2a3s"],
  ["HTML", `<script>alert(1)</script><b onmouseover="x">محاسب</b>&lt;&#1605;&nbsp;`],
  ["10,000 characters of HTML", repeated("<div><p>محاسب</p></div>", 10_000)],
  ["SQL", "'); DROP TABLE vacancy; --"],
  ["the syntax of queries", "a & !b | (c:*) <-> 'd' \\ ^ ="],
  ["half a character", "\ud83d"],
  ["halves of characters among letters", "محا\ud83dسب \udc00مهندس\ud800"],
  ["10,000 halves of characters", repeated("\udc00\ud83d", 10_000)],
  ["non-characters", "\uffff\ufffe\ufdd0محاسب\u{10ffff}"],
  ["presentation forms", repeated("ﷺﷻ﷽ﻣﺤﺎﺳﺐ", 10_000)],
  ["names of properties", "__proto__ constructor toString hasOwnProperty"],
];
