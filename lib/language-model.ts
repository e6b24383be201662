import "server-only";
import type { AskableModel, Asked, Budget } from "@/lib/breakdown/providers/language-model";
import { modelAnswer } from "@/lib/breakdown/providers/model-answer";
import { environment } from "@/lib/environment";
import { AnswerTooLargeError, fetchBounded } from "@/lib/fetch-bounded";

const answerBytesMax = 1_000_000;

/** The operator's language model with its budget for one article; null unless it is set up in the environment. */
export function configuredModel(): { model: AskableModel; budget: Budget } | null {
  const settings = environment.languageModel;
  if (settings === null) return null;
  const { budget, ...reached } = settings;
  return { budget, model: { name: reached.name, ask: (question, signal) => ask(reached, question, signal) } };
}

/** The language model that articles are sent to, for people who submit one: its name and the machine it runs on. Null when there is none. */
export function describeModel(): { name: string; host: string } | null {
  const settings = environment.languageModel;
  return settings === null ? null : { name: settings.name, host: new URL(settings.url).host };
}

type Reached = { url: string; name: string; key: string | undefined };

/**
 * Asks over the OpenAI-compatible protocol. An answer that is not JSON, not of the right form, too large or an error status comes back as a
 * reason; only an aborted signal throws. Redirects are not followed: the article goes where the operator said, and nowhere else.
 */
async function ask(reached: Reached, question: Parameters<AskableModel["ask"]>[0], signal: AbortSignal): Promise<Asked> {
  // Loaded only where a model is set up.
  const [{ AISDKError, APICallError, generateObject, NoObjectGeneratedError }, { createOpenAICompatible }] = await Promise.all([
    import("ai"),
    import("@ai-sdk/openai-compatible"),
  ]);
  const provider = createOpenAICompatible({
    name: "assay",
    baseURL: reached.url,
    supportsStructuredOutputs: true,
    fetch: fetchBounded(answerBytesMax),
    ...(reached.key === undefined ? {} : { apiKey: reached.key }),
  });
  try {
    const { object, usage } = await generateObject({
      model: provider.chatModel(reached.name),
      schema: modelAnswer,
      schemaName: "claims",
      system: question.instructions,
      prompt: question.message,
      temperature: 0,
      maxOutputTokens: question.tokensMax,
      maxRetries: 0,
      abortSignal: signal,
    });
    return { ok: true, answer: object, tokens: usage.totalTokens ?? null };
  } catch (error) {
    signal.throwIfAborted();
    if (NoObjectGeneratedError.isInstance(error)) {
      return { ok: false, isFinal: false, tokens: error.usage?.totalTokens ?? null, reason: "its answer was not of the form asked for" };
    }
    if (causedBy(error, AnswerTooLargeError)) return { ok: false, isFinal: true, tokens: null, reason: "its answer was too large" };
    if (APICallError.isInstance(error)) {
      const status = error.statusCode;
      const reason =
        status === undefined ? "it could not be reached" : status < 300 ? "its answer could not be read" : `its server answered ${status}`;
      return { ok: false, isFinal: status === undefined || status >= 300, tokens: null, reason };
    }
    if (error instanceof TypeError) return { ok: false, isFinal: true, tokens: null, reason: "it could not be reached" };
    if (AISDKError.isInstance(error)) return { ok: false, isFinal: false, tokens: null, reason: "its answer could not be read" };
    throw error;
  }
}

function causedBy(error: unknown, kind: typeof AnswerTooLargeError): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof kind) return true;
  return false;
}
