/** How the pages look that mails lead to: letters the reader's device has, our colours, as in app/tokens.css. */
export const optOutStyle = `
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;padding:0 16px;background:light-dark(#fbfaf7,#161513);color:light-dark(#1c1b19,#ece8e1);font:20px/1.6 "Source Serif 4",Charter,Georgia,serif;overflow-wrap:anywhere}
header,main{max-width:42rem;margin-inline:auto}
header{border-bottom:1px solid light-dark(#e4e0d8,#2f2c28);padding-block:16px;font-weight:600;font-size:18px}
main{padding-block:48px}
h1{font-size:28px;line-height:1.25;margin:0 0 20px;text-wrap:pretty}
p{margin:0 0 20px}
a{color:inherit;text-underline-offset:4px}
header a{text-decoration:none}
header a:hover{text-decoration:underline}
a:focus-visible,button:focus-visible{outline:2px solid light-dark(#1f4b99,#9dbbf2);outline-offset:2px}
button{font:600 15px/1.3 Inter,system-ui,sans-serif;min-height:44px;padding:8px 20px;border:0;border-radius:8px;background:light-dark(#1f4b99,#9dbbf2);color:light-dark(#ffffff,#161513);cursor:pointer}
button:hover{background:light-dark(#173a78,#b7cef8)}
@media (forced-colors:active){button{border:1px solid ButtonText}}
`;
