import "server-only";
import { type Canvas, createCanvas, GlobalFonts, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { markDrawings } from "@/lib/verdicts/mark-drawings";
import { letterFiles, moreFamilies } from "./letters";
import { type Face, type ShareLayout, shareLayout, shareSize } from "./share-layout";
import type { ReportVersion, VersionClaim } from "./version";

let areLettersKnown = false;

function contextOf(canvas: Canvas): SKRSContext2D {
  if (!areLettersKnown) {
    for (const file of letterFiles)
      if (GlobalFonts.registerFromPath(file) === null) throw new Error(`The letters in ${file} cannot be read.`);
    areLettersKnown = true;
  }
  return canvas.getContext("2d");
}

const fontOf = ({ family, weight, size }: Face) =>
  `${weight} ${size}px ${[family === "serif" ? "Source Serif 4" : "Inter", ...moreFamilies].map((name) => `"${name}"`).join(", ")}`;

function drawShape(context: SKRSContext2D, { mark, x, y, size }: ShareLayout["shape"]) {
  context.save();
  context.translate(x, y);
  context.scale(size / 16, size / 16);
  for (const { d, width, isDashed } of markDrawings[mark.shape]) {
    const line = new Path2D(d);
    context.fillStyle = mark.light;
    context.strokeStyle = mark.light;
    if (width === undefined) {
      context.fill(line);
      continue;
    }
    context.lineWidth = width;
    context.setLineDash(isDashed ? [3, 2] : []);
    context.stroke(line);
  }
  context.restore();
}

/** Where each line of a claim's share image stands, measured with the letters it is drawn in. */
export function measuredLayout(version: ReportVersion, claim: VersionClaim): ShareLayout {
  const context = contextOf(createCanvas(1, 1));
  return shareLayout(version, claim, (face) => (text) => {
    context.font = fontOf(face);
    return context.measureText(text).width;
  });
}

/** A claim's share image: a PNG of 1200 by 630 pixels, drawn here, from its version alone. */
export async function shareImage(version: ReportVersion, claim: VersionClaim): Promise<Uint8Array<ArrayBuffer>> {
  const { lines, colour, shape, edge } = measuredLayout(version, claim);
  const canvas = createCanvas(shareSize.width, shareSize.height);
  const context = contextOf(canvas);
  context.fillStyle = "#fbfaf7";
  context.fillRect(0, 0, shareSize.width, shareSize.height);
  context.fillStyle = colour;
  context.fillRect(edge === "right" ? shareSize.width - 20 : 0, 0, 20, shareSize.height);
  for (const { text, x, y, face, colour: ink, direction } of lines) {
    context.font = fontOf(face);
    context.fillStyle = ink;
    context.direction = direction;
    context.textAlign = direction === "rtl" ? "right" : "left";
    context.fillText(text, x, y);
  }
  drawShape(context, shape);
  return new Uint8Array(await canvas.encode("png"));
}
