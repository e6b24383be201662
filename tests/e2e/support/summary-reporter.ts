import type { FullConfig, Reporter, Suite, TestError } from "@playwright/test/reporter";

/** Ends a Playwright run with one line that people and scripts read alike: `N passed, N failed[, N skipped]`. */
export default class SummaryReporter implements Reporter {
  #suite: Suite | null = null;
  #errors = 0;

  onBegin(_config: FullConfig, suite: Suite) {
    this.#suite = suite;
  }

  /** What goes wrong outside a test: a file that does not load, a server that does not start. */
  onError(_error: TestError) {
    this.#errors += 1;
  }

  printsToStdio() {
    return false;
  }

  onEnd() {
    const count = { passed: 0, failed: this.#errors, skipped: 0 };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === "skipped") count.skipped += 1;
      else if (outcome === "unexpected") count.failed += 1;
      else count.passed += 1;
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`);
  }
}
