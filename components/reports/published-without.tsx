import { groupWaivers, withoutWords } from "@/lib/reports/waivable";
import { counted } from "@/lib/reports/words";

/** The rules that were waived, each with its reason and who took it upon them. */
export function PublishedWithout({ waivers, of }: { waivers: Parameters<typeof groupWaivers>[0]; of: "report" | "claim" }) {
  return (
    <ul className="space-y-4">
      {groupWaivers(waivers).map(({ rule, reason, waivedBy, claims }) => (
        <li key={`${rule} ${waivedBy} ${reason}`} className="keep-together">
          <p>
            Published without {withoutWords[rule]}
            {of === "claim" ? "" : `, for ${counted(claims, "claim")}`}, because:
          </p>
          <p dir="auto" className="mt-1 whitespace-pre-line text-secondary">
            {reason}
          </p>
          <p className="mt-1 font-sans text-13 text-secondary">
            <bdi>{waivedBy}</bdi> decided so.
          </p>
        </li>
      ))}
    </ul>
  );
}
