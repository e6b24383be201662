import "server-only";
import path from "node:path";
import { environment } from "@/lib/environment";
import type { ArtefactStore } from "./artefact-store";
import { folderStore } from "./folder-store";

/** The store of this installation: the folder `evidence` in the data folder. */
export function artefactStore(): ArtefactStore {
  return folderStore(path.join(path.resolve(environment.dataFolder), "evidence"));
}
