/** How a card looks: letters the reader's device has, since a card in a sandbox can load none; our colours, as in app/tokens.css. */
export const cardStyle = `
:root{color-scheme:light dark}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box;margin:0}
body{background:light-dark(#fbfaf7,#161513);color:light-dark(#1c1b19,#ece8e1);font:15px/1.5 Inter,system-ui,sans-serif;overflow-wrap:anywhere}
main{border:1px solid light-dark(#e4e0d8,#2f2c28);border-inline-start:4px solid var(--mark);padding:16px 20px 14px}
a{color:light-dark(#1f4b99,#9dbbf2);text-underline-offset:2px}
a:focus-visible{outline:2px solid;outline-offset:2px}
.by,.meaning,.foot{color:light-dark(#5f5b53,#ada79b)}
.by{font-size:13px}
h1{font:600 20px/1.35 "Source Serif 4",Charter,Georgia,serif;margin:6px 0 4px;text-wrap:pretty}
.verdict{margin-top:14px}
.label{color:var(--mark);display:inline-flex;gap:8px;align-items:center;font:600 24px/1.2 "Source Serif 4",Charter,Georgia,serif}
.off{border:1px dashed;border-radius:4px;padding:1px 8px}
svg{flex:none}
.note{border-inline-start:3px solid light-dark(#7a5200,#ddb35f);background:light-dark(#f6ecd6,#332a18);padding:8px 12px;margin-bottom:12px;white-space:pre-line}
.retracted{border-color:light-dark(#a3301c,#f0937c);background:light-dark(#f8e6e1,#38211c)}
.foot{display:flex;flex-wrap:wrap;justify-content:space-between;gap:2px 20px;font-size:13px;border-top:1px solid light-dark(#e4e0d8,#2f2c28);margin-top:14px;padding-top:10px}
@media (forced-colors:active){main{border-inline-start-color:CanvasText}}
`;
