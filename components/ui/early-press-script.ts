/**
 * Keeps presses of buttons that begin before React has taken the button over, and single keys pressed before it has taken over the page,
 * and gives them back once it has: on a slow machine nothing a person pressed is lost. React leaves a property of its own on every element
 * it has taken over, which is the only sign there is; should it be renamed one day, the press comes after ten seconds, and the test of this
 * turns red. The property can be there before React listens: then it stops the event on its way, so that the button is not reached, and is
 * tried again. A press that began in between is known by the button not showing itself pressed when it ends; a button that does is being
 * heard, and is left alone. Where the page moved under a pointer that stood still, the button it went down on is meant. Inline and the same
 * on every page, like the theme's script.
 */
export const earlyPressScript = `(()=>{
let early=null;
const isAwake=(button)=>Object.keys(button).some((key)=>key.startsWith("__reactProps$"));
const buttonAt=({target})=>target instanceof Element?target.closest("button"):null;
const give=(button,patience)=>{
if(!button.isConnected)return;
let isHeard=false;
const hear=()=>{isHeard=true};
button.addEventListener("click",hear,true);
if(isAwake(button)||patience===0)button.click();
button.removeEventListener("click",hear,true);
if(!isHeard&&patience>0)setTimeout(give,50,button,patience-1);
};
let under=null;
addEventListener("pointerdown",(event)=>{const button=buttonAt(event);under=button===null?null:{button,x:event.clientX,y:event.clientY};early=button!==null&&!isAwake(button)?button:null},true);
addEventListener("pointerup",(event)=>{const button=buttonAt(event);
const begun=under;under=null;
if(begun!==null&&begun.button!==button&&event.isTrusted&&begun.x===event.clientX&&begun.y===event.clientY){early=null;setTimeout(give,0,begun.button,200);return}
if(event.isTrusted&&button?.hasAttribute("data-react-aria-pressable")&&!button.hasAttribute("data-pressed"))early=button},true);
addEventListener("click",(event)=>{
const button=buttonAt(event);
if(!event.isTrusted||button===null||button!==early&&isAwake(button)||button.hasAttribute("data-pressed"))return;
early=null;event.preventDefault();event.stopImmediatePropagation();
setTimeout(give,0,button,200);
},true);
let keys=[];
const isPageAwake=()=>[...document.querySelectorAll("button")].every(isAwake);
const giveKeys=(patience)=>{
if(patience>0&&!isPageAwake())return void setTimeout(giveKeys,50,patience-1);
setTimeout(()=>{const waiting=keys;keys=[];for(const key of waiting)(document.activeElement??document).dispatchEvent(new KeyboardEvent("keydown",{key,bubbles:true,cancelable:true}))},50);
};
addEventListener("keydown",(event)=>{
const {key,target}=event;
if(!event.isTrusted||key.length!==1||key===" "||event.ctrlKey||event.metaKey||event.altKey||event.isComposing)return;
if(target instanceof Element&&target.closest("input,textarea,select,[contenteditable]"))return;
if(keys.length===0&&(isPageAwake()||document.querySelector("button")===null))return;
event.preventDefault();event.stopImmediatePropagation();
if(keys.push(key)===1)giveKeys(200);
},true);
})()`;
