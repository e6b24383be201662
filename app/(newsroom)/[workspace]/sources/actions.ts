"use server";
import { asAction } from "@/app/as-action";
import { eraseSealedSource } from "@/lib/confidential/erase-sealed-source";
import { nameSealedReader } from "@/lib/confidential/name-sealed-reader";
import { readSealedSource } from "@/lib/confidential/read-sealed-source";
import { removeSealedReader } from "@/lib/confidential/remove-sealed-reader";
import { sealSource } from "@/lib/confidential/seal-source";
import { describeSource } from "@/lib/evidence/describe-source";
import { placePassage } from "@/lib/evidence/place-passage";
import { requestCapture } from "@/lib/evidence/request-capture";

export const describeSourceAction = asAction(describeSource);
export const placePassageAction = asAction(placePassage);
export const requestCaptureAction = asAction(requestCapture);
export const sealSourceAction = asAction(sealSource);
export const readSealedSourceAction = asAction(readSealedSource);
export const nameSealedReaderAction = asAction(nameSealedReader);
export const removeSealedReaderAction = asAction(removeSealedReader);
export const eraseSealedSourceAction = asAction(eraseSealedSource);
