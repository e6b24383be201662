/**
 * Keeps presses of buttons that begin before React has taken the button over, and gives them back once it has: on a slow machine nothing a
 * person pressed is lost. React leaves a property of its own on every element it has taken over, which is the only sign there is; should
 * it be renamed one day, the press comes after ten seconds, and the test of this turns red. A button that already shows itself pressed is
 * being heard, and is left alone. Inline and the same on every page, like the theme's script.
 */
export const earlyPressScript = `(()=>{
let early=null;
const isAwake=(button)=>Object.keys(button).some((key)=>key.startsWith("__reactProps$"));
const buttonAt=({target})=>target instanceof Element?target.closest("button"):null;
const give=(button,patience)=>{
if(!button.isConnected)return;
if(isAwake(button)||patience===0)button.click();else setTimeout(give,50,button,patience-1);
};
addEventListener("pointerdown",(event)=>{const button=buttonAt(event);early=button!==null&&!isAwake(button)?button:null},true);
addEventListener("click",(event)=>{
const button=buttonAt(event);
if(!event.isTrusted||button===null||button!==early&&isAwake(button)||button.hasAttribute("data-pressed"))return;
early=null;event.preventDefault();event.stopImmediatePropagation();
setTimeout(give,0,button,200);
},true);
})()`;
