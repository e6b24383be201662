import { SettingsSection } from "@/components/people/settings-section";

/** The settings for those who may only read them. */
export function SettingsShown({ parts }: { parts: readonly { title: string; meaning: string; text: string }[] }) {
  return parts.map((part) => (
    <SettingsSection key={part.title} title={part.title} meaning={part.meaning}>
      {part.text === "" ? <p className="text-secondary">Not written yet.</p> : <p className="whitespace-pre-wrap text-15">{part.text}</p>}
    </SettingsSection>
  ));
}
