import { describe, expect, it } from "vitest";
import { openStyle } from "@/bin/serving/used-style.mjs";

const page =
  '<html><body class="public-page"><h1 id="top" class="text-22 hover:underline">A bridge</h1><p class="[&amp;_a]:no-underline">Costs</p></body></html>';

const used = (css: string, html = page) => openStyle(css)(html);

describe("the style that a page uses", () => {
  it.each([
    [".text-22{font-size:1rem}"],
    [".hover\\:underline:hover{color:red}"],
    [".\\[\\&_a\\]\\:no-underline:is(p,a){color:red}"],
    ["h1:not(.panes),a{color:red}"],
    ["H1,[data-panel]{color:red}"],
    ["*,:after,::backdrop{color:red}"],
    [":root[data-theme=dark]{color:red}"],
    ["::-webkit-inner-spin-button{height:auto}"],
    ["#top:target{color:red}"],
    ["body:has(>.text-22) p{color:red}"],
    [":where(.text-22>:not(:last-child)){color:red}"],
    ["tbody{color:red}"],
    ["p{color:red;&:hover{color:blue}}"],
    ["@media print{p{color:red}}"],
    ["@supports (color:red){@media (hover:hover){.hover\\:underline:hover{color:red}}}"],
    ["@page{margin:18mm}"],
    ["@layer base,utilities;"],
    [".{color:red}"],
    ["@media print{@keyframes turn{to{rotate:var(--far)}}}p{animation:1s turn}:root{--far:1turn}"],
    [":root{--ink:#000}p{color:var(--ink,red)!important}"],
    [":root{--ink:var(--deep);--deep: }p{color:var( --ink )}"],
    ["p{animation:1s turn}@keyframes turn{to{rotate:var(--far)}}:root{--far:1turn}"],
    ['@property --far{syntax:"*";inherits:false}p{rotate:var(--far)}'],
    ["@font-face{font-family:Inter;unicode-range:U+??,U+131}"],
    ["@font-face{font-family:Stand-in}"],
  ])("holds %s", (css) => {
    expect(used(css)).toBe(css);
  });

  it.each([
    [".panes{color:red}", ""],
    [".text-22.panes,.panes>p,p .panes,:is(.panes,a) p{color:red}", ""],
    ["#bottom{color:red}.text-2{color:red}table{color:red}", ""],
    ["body:has(.panes) p{color:red}", ""],
    ["@media print{.panes{color:red}p{color:red}}", "@media print{p{color:red}}"],
    ["@media print{.panes{color:red}}p{color:red}", "p{color:red}"],
    ["@layer first{.panes{color:red}}@layer second{p{color:red}}", "@layer first{}@layer second{p{color:red}}"],
    [":root{--ink:#000;--deep:var(--ink);color:red}.panes{color:var(--deep)}", ":root{color:red}"],
    [":root{--one:var(--other);--other:var(--one)}", ""],
    [".panes{animation:1s turn}@keyframes turn{to{rotate:1turn}}", ""],
    ['@property --far{syntax:"*";inherits:false}.panes{rotate:var(--far)}', ""],
    ["@font-face{font-family:Inter;unicode-range:U+370-3FF}", ""],
    ["/* words */p{color:red}", "p{color:red}"],
  ])("leaves out what nothing on it is about: %s", (css, left) => {
    expect(used(css)).toBe(left);
  });

  it("gives every browser as ordinary variables what the style says both ways, and keeps what it only registers", () => {
    const older = "@layer properties{@supports (not (margin-trim:inline)){*,:before{--far:initial;--near:0}}}";
    const registered = ["far", "near", "own"].map((name) => `@property --${name}{syntax:"*";inherits:false}`);
    const css = `${older}${registered.join("")}p{rotate:var(--far);scale:var(--own)}`;
    expect(used(css)).toBe(`@layer properties{*,:before{--far:initial}}${registered[2]}p{rotate:var(--far);scale:var(--own)}`);
  });

  it.each([
    ["<p>Σ</p>", "U+370-3FF"],
    ["<p>ÿ</p>", "U+178"],
    ["<p>s\u0326</p>", "U+219"],
    ['<input type="search">', "U+370-3FF"],
    ["<p>𝛼</p>", "U+1D6??"],
  ])("holds the letters of %s", (html, range) => {
    const face = (letters: string) => `@font-face{font-family:Inter;unicode-range:${letters}}`;
    expect(used(face(range), html)).toBe(face(range));
    const others = html.startsWith("<input") ? '<textarea readonly="">words</textarea>' : "<p>words</p>";
    expect(used(face(range), others)).toBe("");
  });

  it("holds the letters that the style itself writes, and variables that the page asks for", () => {
    const css = '@font-face{font-family:Inter;unicode-range:U+2190-21FF}p:after{content:"\\2192"}:root{--far:1rem}';
    expect(used(css, '<p style="width:var(--far)">words</p>')).toBe(css);
    expect(used(css, "<b>words</b>")).toBe("");
  });
});
