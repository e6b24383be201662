import { SealedSection } from "@/components/confidential/sealed-section";
import type { Actor } from "@/lib/actor";
import {
  mayEraseSealedSource,
  mayNameSealedReader,
  mayReadSealedSource,
  mayRemoveSealedReader,
  maySealSource,
  mayWithholdSource,
} from "@/lib/confidential/policy";
import { getSealing } from "@/lib/confidential/queries";
import { listMembers } from "@/lib/people/queries";
import {
  eraseSealedSourceAction,
  nameSealedReaderAction,
  readSealedSourceAction,
  removeSealedReaderAction,
  sealSourceAction,
  withholdSourceAction,
} from "../actions";

/** What is confidential about a source, with what this person may do about it. */
export async function Confidential({ actor, workspace, sourceId }: { actor: Actor; workspace: string; sourceId: string }) {
  const { subject, shown } = await getSealing(actor, sourceId);
  const may = {
    seal: maySealSource(actor, subject),
    read: mayReadSealedSource(actor, subject),
    nameReader: mayNameSealedReader(actor, subject),
    removeReader: mayRemoveSealedReader(actor, subject),
    withhold: mayWithholdSource(actor, subject),
    erase: mayEraseSealedSource(actor, subject),
  };
  const members = may.nameReader === true ? await listMembers(actor) : [];
  const candidates = members.filter(({ disabledAt }) => disabledAt === null).map(({ memberId, name }) => ({ memberId, name }));
  return (
    <section aria-labelledby="confidential">
      <h2 id="confidential" className="mb-4 text-15">
        Confidential
      </h2>
      <SealedSection
        sealing={{ sourceId, shown, candidates, may }}
        actions={{
          seal: sealSourceAction.bind(null, workspace),
          read: readSealedSourceAction.bind(null, workspace),
          withhold: withholdSourceAction.bind(null, workspace),
          nameReader: nameSealedReaderAction.bind(null, workspace),
          removeReader: removeSealedReaderAction.bind(null, workspace),
          erase: eraseSealedSourceAction.bind(null, workspace),
        }}
      />
    </section>
  );
}
