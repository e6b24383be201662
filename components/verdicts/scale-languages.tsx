"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import type { ScaleForm } from "./scale-values";

/** The languages that labels and meanings are translated into. */
export function ScaleLanguages({ form }: { form: ScaleForm }) {
  const languages = useWatch({ control: form.control, name: "languages" }) ?? [];
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string | undefined>(undefined);
  function add() {
    const language = canonical(code);
    if (language === null) return setProblem("Give a language code, such as de, fr or pt-BR.");
    if (languages.includes(language)) return setProblem("It is there already.");
    form.setValue("languages", [...languages, language], { shouldDirty: true });
    setCode("");
    setProblem(undefined);
  }
  return (
    <div className="flex flex-col gap-3">
      {languages.length === 0 ? null : (
        <ul className="flex flex-wrap gap-2">
          {languages.map((language) => (
            <li key={language} className="inline-flex items-center gap-1 rounded-sm border border-hairline bg-sunken ps-2 text-13">
              {nameOf(language)} <span className="text-secondary">{language}</span>
              <IconButton
                icon={X}
                label={`Remove ${nameOf(language)}`}
                size="small"
                onPress={() => {
                  form.setValue(
                    "languages",
                    languages.filter((one) => one !== language),
                    { shouldDirty: true },
                  );
                  form.clearErrors("ratings");
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="text-12 text-secondary">A code, such as de, fr or pt-BR. Reports on articles in that language show these words.</p>
      <div className="flex items-start gap-2">
        <TextField
          label="Another language"
          width="short"
          value={code}
          error={problem}
          onChange={({ target }) => setCode(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // Enter adds the language and must not save the whole scale.
            event.preventDefault();
            add();
          }}
        />
        <Button className="mt-6" onPress={add}>
          Add
        </Button>
      </div>
    </div>
  );
}

function canonical(code: string): string | null {
  try {
    return Intl.getCanonicalLocales(code.trim())[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function nameOf(language: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(language) ?? language;
}
